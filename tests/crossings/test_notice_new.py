"""Logging an early notice: kept once, about crossing points that one sees, with words that can be true."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from borderops.crossings.models import Notice
from borderops.crossings.notice_rules import LONGEST
from tests.crossings.makers import make_crossing, make_eastern_crossing, make_west
from tests.factories import make_administrator, make_clerk, make_observer, make_overseer, make_user

pytestmark = pytest.mark.django_db
NEW = "/crossings/notices/new/"


@pytest.fixture
def crossing():
    return make_crossing()


@pytest.fixture
def clerk(client, crossing):
    user = make_clerk(make_west())
    client.force_login(user)
    return user


def form(crossing, **fields):
    """What somebody types."""
    typed = {
        "text": "Phía bạn dự kiến dừng nhận hàng đông lạnh.", "source": "Điện đàm với trạm Thiên Bảo",
        "side": "CN", "received_at": "20/05/2024 07:40", "crossings": [crossing.pk], "flows": ["goods"],
        "starts": "21/05/2024 08:00", "ends": "05/2024", "importance": "high",
    }  # fmt: skip
    return typed | fields


def test_it_is_kept_with_everything_that_was_said(client, clerk, crossing):
    answer = client.post(NEW, form(crossing))
    notice = Notice.objects.get()
    assert answer.url == notice.get_absolute_url()
    assert (notice.starts, notice.ends) == ("2024-05-21T08:00", "2024-05")
    assert (notice.entered_by, notice.unit, list(notice.crossings.all())) == (
        clerk,
        clerk.home_unit,
        [crossing],
    )
    page = client.get(answer.url).content.decode()
    for words in ["hàng đông lạnh", "Điện đàm với trạm", "20/05/2024 07:40", "21/05/2024 08:00 – 05/2024",
                  "Thanh Thủy – Thiên Bảo", "Goods", "Important", "China"]:  # fmt: skip
        assert words in page, words


def test_its_history_begins_with_one_version_that_has_the_crossing_points(client, clerk, crossing):
    client.post(NEW, form(crossing))
    (version,) = Notice.objects.get().history.all()
    assert (version.history_type, version.history_user) == ("+", clerk)
    assert [row.crossingpoint for row in version.crossings.all()] == [crossing]


def test_the_form_offers_what_is_usual(client, clerk, crossing):
    other = make_eastern_crossing()
    shown = client.get(NEW).context["form"]
    assert [key for key, _label in shown.fields["crossings"].choices] == [crossing.pk, other.pk]
    assert shown["crossings"].value() == [crossing.pk]
    assert (shown["side"].value(), shown["importance"].value()) == ("CN", "usual")
    page = client.get(NEW).content.decode()
    assert re.search(r'name="received_at" value="\d\d/\d\d/\d{4} \d\d:\d\d"', page)
    assert "No state secrets" in page


def test_crossing_points_of_the_own_places_stand_first(client):
    west, east = make_crossing(), make_eastern_crossing()
    client.force_login(make_clerk())
    assert [key for key, _label in client.get(NEW).context["form"].fields["crossings"].choices] == [
        east.pk,
        west.pk,
    ]


def test_the_address_may_name_the_crossing_point(client, clerk):
    other = make_eastern_crossing()
    assert client.get(NEW, {"crossing": other.code}).context["form"]["crossings"].value() == [other.pk]
    assert client.get(NEW, {"crossing": "\0"}).status_code == 200


def test_a_notice_may_be_about_a_crossing_point_elsewhere_and_its_author_still_reads_it(client, clerk):
    other = make_eastern_crossing()
    notice_page = client.post(NEW, form(other)).url
    assert client.get(notice_page).status_code == 200


def test_a_double_click_keeps_one(client, clerk, crossing):
    typed = form(crossing, form_key=client.get(NEW).context["form"]["form_key"].value())
    first, second = client.post(NEW, typed), client.post(NEW, typed)
    assert first.url == second.url == Notice.objects.get().get_absolute_url()
    assert Notice.objects.get().history.count() == 1


def test_the_same_form_sent_again_with_other_words_changes_the_notice(client, clerk, crossing):
    typed = form(crossing, form_key=client.get(NEW).context["form"]["form_key"].value())
    client.post(NEW, typed)
    client.post(NEW, typed | {"text": "Dừng đến hết tuần."})
    assert Notice.objects.get().text == "Dừng đến hết tuần."


def test_the_same_form_from_another_account_is_refused_and_shows_nothing_of_the_first(
    client, clerk, crossing
):
    typed = form(crossing, form_key=client.get(NEW).context["form"]["form_key"].value())
    client.post(NEW, typed)
    client.force_login(make_clerk())
    answer = client.post(NEW, typed | {"text": "Tin khác.", "source": "Người khác"})
    assert answer.status_code == 409
    assert "already sent from another account" in answer.content.decode()
    assert "hàng đông lạnh" not in answer.content.decode()


def test_what_cannot_be_is_refused_beside_its_field_and_stays_typed(client, clerk, crossing):
    for field, value in [
        ("text", " \u200b "), ("text", "x" * (LONGEST + 1)), ("source", ""), ("received_at", "hôm qua"),
        ("received_at", ""), ("side", "LA"), ("crossings", []), ("crossings", ["999999"]), ("flows", []),
        ("flows", ["trains"]), ("starts", "thứ bảy"), ("ends", "20/05/2024"), ("importance", "very"),
        ("source", "x" * 201),
    ]:  # fmt: skip
        answer = client.post(NEW, form(crossing, **{field: value}))
        assert answer.status_code == 422
        assert {name: len(said) for name, said in answer.context["form"].errors.items()} == {field: 1}
        assert "Điện đàm" in answer.content.decode() or field == "source"
    assert not Notice.objects.exists()


def test_it_was_not_received_tomorrow(client, clerk, crossing):
    tomorrow = timezone.localtime() + timedelta(days=1)
    answer = client.post(NEW, form(crossing, received_at=f"{tomorrow:%d/%m/%Y %H:%M}"))
    assert "lies in the future" in answer.context["form"].errors["received_at"][0]


def test_an_end_within_the_month_of_the_start_can_be_true(client, clerk, crossing):
    assert client.post(NEW, form(crossing, starts="05/2024", ends="10/05/2024")).status_code == 302


def test_what_is_typed_as_a_script_is_shown_as_text(client, clerk, crossing):
    page = client.get(client.post(NEW, form(crossing, text="<script>alert(1)</script>")).url).content.decode()
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_who_does_not_work_there_may_not_log_one(client, crossing):
    for person in (make_observer, make_administrator, make_user):
        client.force_login(person())
        assert client.get(NEW).status_code == 403
        assert client.post(NEW, form(crossing)).status_code == 403
    assert not Notice.objects.exists()


def test_an_overseer_may_log_one_and_who_is_not_logged_in_may_not(client, crossing):
    assert client.get(NEW).url.startswith("/login/")
    client.force_login(make_overseer())
    assert client.post(NEW, form(crossing)).status_code == 302


def test_it_is_sent_by_post_alone(client, clerk):
    assert client.put(NEW).status_code == 405
