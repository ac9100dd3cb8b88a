"""A person's messages: a list of one's own, read when opened, told on the first page."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from borderops.summaries.messages import Message, tell
from tests.factories import make_administrator, make_clerk, make_observer, make_overseer, make_reviewer
from tests.figures.factories import log_in
from tests.flat import opened_flat

pytestmark = pytest.mark.django_db


@pytest.fixture
def person(db):
    return make_clerk()


@pytest.fixture
def message(person):
    return tell([person], "Vượt ngưỡng: vụ vi phạm", "12 vụ.\nGọi trực ban.", reverse("district-summary"))[0]


def tile(user):
    page = log_in(user).get(reverse("home"))
    return next((each for each in page.context["tiles"] if each["url"] == reverse("messages")), None)


def test_the_first_page_counts_what_is_unread_and_the_list_shows_it(person, message):
    assert tile(person)["value"] == "1"
    page = log_in(person).get(reverse("messages"))
    assert message.subject in page.text and "1 unread message" in page.text


def test_to_open_a_message_is_to_have_read_it(person, message):
    client = log_in(person)
    page = client.get(message.get_absolute_url())
    assert "Gọi trực ban." in page.text and f'href="{reverse("district-summary")}"' in page.text
    first = Message.objects.get().read_at
    assert first and tile(person)["value"] == "0"
    client.get(message.get_absolute_url())
    assert Message.objects.get().read_at == first


def test_all_are_marked_as_read_at_once_and_only_ones_own(person, message):
    other = make_reviewer()
    tell([person, other, person], "Khác", "Tin khác.")
    assert Message.objects.of(person).count() == 2
    answer = log_in(person).post(reverse("read-all-messages"))
    assert answer.status_code == 302 and answer.url == reverse("messages")
    assert not Message.objects.of(person).unread() and Message.objects.of(other).unread().count() == 1


@pytest.mark.parametrize("make", [make_overseer, make_administrator, make_observer])
def test_anothers_message_is_not_there_whatever_the_role(message, make):
    user = make()
    client = log_in(user)
    assert client.get(message.get_absolute_url()).status_code == 404
    page = client.get(reverse("messages"))
    assert page.status_code == 200 and message.subject not in page.text and "No message yet" in page.text
    assert Message.objects.get().read_at is None


def test_nobody_reads_without_logging_in(client, message):
    for address in (reverse("messages"), message.get_absolute_url()):
        assert client.get(address).status_code == 302
    assert client.post(reverse("read-all-messages")).status_code == 302
    assert Message.objects.get().read_at is None


def test_only_a_form_marks_all_as_read(person, message):
    client = log_in(person)
    assert client.get(reverse("read-all-messages")).status_code == 405
    assert client.post(reverse("messages")).status_code == 405
    assert client.post(message.get_absolute_url()).status_code == 405
    assert Message.objects.get().read_at is None


def test_what_is_written_in_a_message_is_words_and_no_page(person):
    message = tell([person], "<b>Đậm</b>", "<script>alert(1)</script>")[0]
    page = log_in(person).get(message.get_absolute_url()).text
    assert "<b>Đậm</b>" not in page and "<script>alert" not in page


def test_the_list_is_cut_in_pages_and_takes_as_many_queries_for_many(client):
    tell([(person := make_clerk())], "Tin", "Một.")

    def many():
        Message.objects.bulk_create(Message(user=person, subject=f"Tin {n}", words="x") for n in range(120))

    opened_flat(client, [lambda: person], reverse("messages"), more=many)
    page = client.get(reverse("messages"), {"page": "2"}).text
    assert "Tin 69<" in page and "Tin 119<" not in page
    for page in ("999", "x", "0"):
        assert client.get(reverse("messages"), {"page": page}).status_code == 200


def test_read_messages_go_after_a_year_and_unread_ones_stay(person):
    read, unread, young = (tell([person], name, "x")[0] for name in ("cũ đã đọc", "cũ chưa đọc", "mới"))
    long_ago = timezone.now() - timedelta(days=366)
    Message.objects.filter(pk__in=[read.pk, unread.pk]).update(made_at=long_ago)
    Message.objects.filter(pk__in=[read.pk, young.pk]).update(read_at=timezone.now())
    Message.objects.remove_old()
    assert set(Message.objects.all()) == {unread, young}


def test_long_words_are_cut_and_nobody_is_told_twice(person):
    tell([person, None, person], "x" * 900, "y" * 9000)
    message = Message.objects.get()
    assert len(message.subject) == 200 and len(message.words) == 4000
