"""Closing an early notice: what became of it, said by who is posted there, once."""

import pytest
from django.core.exceptions import ValidationError

from borderops.crossings.models import Notice
from tests.crossings.makers import make_change, make_crossing, make_eastern_crossing, make_notice, make_west
from tests.factories import make_clerk, make_observer, make_overseer, make_reviewer

pytestmark = pytest.mark.django_db


@pytest.fixture
def notice():
    return make_notice(crossings=[make_crossing()])


@pytest.fixture
def neighbour(client, notice):
    """A reviewer posted there, of another unit than the one that logged it."""
    user = make_reviewer(make_west())
    client.force_login(user)
    return user


def address(notice):
    return f"{notice.get_absolute_url()}close/"


def test_who_is_posted_there_closes_it_with_words(client, notice, neighbour):
    assert "Close the notice" in client.get(address(notice)).content.decode()
    assert client.post(address(notice), {"words": " Không  thành "}).url == notice.get_absolute_url()
    notice = Notice.objects.get()
    assert (notice.done_words, notice.done_by, notice.done_at is not None) == ("Không thành", neighbour, True)
    page = client.get(notice.get_absolute_url()).content.decode()
    assert "Không thành" in page and "dealt with" in page and address(notice) not in page
    assert client.get(notice.get_absolute_url()).context["entries"][-1].verb_label == "closed it"


def test_it_is_not_closed_without_words_or_with_too_many(client, notice, neighbour):
    for words in ["", "  \u200b ", "x" * 201]:
        assert client.post(address(notice), {"words": words}).status_code == 422
    assert Notice.objects.waiting().exists()


def test_of_two_at_once_the_second_is_told_what_the_first_said(client, notice, neighbour):
    client.get(address(notice))
    notice.close(make_overseer(), "Đã qua")
    answer = client.post(address(notice), {"words": "Không thành"})
    assert answer.status_code == 409
    assert "Đã qua" in answer.content.decode() and "Không thành" in answer.content.decode()
    assert Notice.objects.get().done_words == "Đã qua"
    assert client.get(address(notice)).url == notice.get_absolute_url()


def test_the_author_who_is_not_posted_there_changes_it_but_does_not_close_it(client):
    notice = make_notice(make_clerk(), crossings=[make_crossing()])
    make_eastern_crossing()
    client.force_login(notice.entered_by)
    assert client.get(notice.get_absolute_url()).status_code == 200
    assert client.get(address(notice)).status_code == 403
    assert client.post(address(notice), {"words": "Đã qua"}).status_code == 403
    with pytest.raises(ValidationError, match="posted at one of its crossing points"):
        notice.close(notice.entered_by, "Đã qua")


def test_a_clerk_of_another_district_finds_none_and_an_observer_may_not_ask(client, notice):
    for person, status in [(make_clerk(), 404), (make_observer(), 403)]:
        client.force_login(person)
        assert client.get(notice.get_absolute_url()).status_code == status
        assert client.post(address(notice), {"words": "Đã qua"}).status_code == status
    assert Notice.objects.waiting().exists()


def test_a_closed_one_keeps_how_it_was_closed_when_its_words_are_changed(client, notice, neighbour):
    notice.close(neighbour, "Đã qua")
    notice = Notice.objects.get()
    notice.text = "Sửa chính tả."
    notice.write(notice.entered_by)
    assert (Notice.objects.get().done_words, Notice.objects.get().text) == ("Đã qua", "Sửa chính tả.")


def test_its_page_names_the_changes_made_from_it_as_far_as_one_may_see_them(client, notice, neighbour):
    change = make_change(crossing=notice.crossings.get())
    type(change).objects.filter(pk=change.pk).update(notice=notice)
    client.force_login(change.entered_by)
    page = client.get(notice.get_absolute_url())
    assert list(page.context["changes"]) == [change]
    assert f"/crossings/changes/several/?notice={notice.pk}" in page.content.decode()
    client.force_login(make_reviewer(make_west()))
    assert list(client.get(notice.get_absolute_url()).context["changes"]) == []


def test_it_is_closed_by_post_alone(client, notice, neighbour):
    assert client.put(address(notice)).status_code == 405
