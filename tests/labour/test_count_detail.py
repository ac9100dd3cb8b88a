"""One monthly count: its page, its form, the verbs of review, and the month on paper."""

import pytest

from borderops.labour.models import MonthCount
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_district,
    make_observer,
    make_other_district,
    make_reviewer,
)
from tests.labour.count_typing import ASKED, PRINT, text_of
from tests.labour.makers import make_accepted_count, make_month_count, make_programme, make_sent_count

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def typed(count, **fields):
    """The form of a stored count, as the browser sends it."""
    numbers = {
        name: getattr(count, name) for name in ("people_out", "trips_out", "people_in", "trips_in", "overdue")
    }
    told = {name: "" if value is None else str(value) for name, value in numbers.items()}
    return {
        "programme": count.programme_id, "month": count.month_words, "commune": count.commune_id, "source": "",
        "remark": "", "version": count.version, "then": "draft",
    } | told | fields  # fmt: skip


def edit(count):
    return f"{count.get_absolute_url()}edit/"


def faults(response):
    return {name: " ".join(said) for name, said in response.context["form"].errors.items()}


def test_it_shows_workers_and_trips_as_two_counts_and_who_logged_it(client, clerk):
    count = make_month_count(clerk, people_in=0, remark="Tết")
    page = client.get(count.get_absolute_url())
    html = page.content.decode()
    assert '<td class="num">12</td><td class="num">14</td>' in html
    assert '<td class="num">0</td><td class="num">–</td>' in html
    assert "05/2024" in html and "Tết" in html and str(clerk) in html and ASKED.replace("&", "&amp;") in html


def test_an_observer_reads_an_accepted_count_without_its_trail(client):
    accepted, sent = make_accepted_count(), make_sent_count(month="2024-06")
    client.force_login(make_observer())
    page = client.get(accepted.get_absolute_url()).content.decode()
    assert '<td class="num">14</td>' in page and str(accepted.entered_by) not in page
    assert "timeline" not in page and "/labour/counts/grid/?" not in page
    assert client.get(sent.get_absolute_url()).status_code == 404


def test_a_draft_is_mended_sent_accepted_and_opened_again(client, clerk):
    count = make_month_count(clerk)
    client.post(edit(count), typed(count, people_out="13", overdue="0", then="submit"))
    count.refresh_from_db()
    assert (count.state, count.number, count.people_out, count.overdue) == (
        "submitted", "LD-2024-DV-0001", 13, 0,
    )  # fmt: skip
    client.force_login(make_reviewer(count.district))
    client.post(f"{count.get_absolute_url()}accept/", {"version": count.version})
    count.refresh_from_db()
    assert count.state == "accepted"
    client.post(
        f"{count.get_absolute_url()}reopen/", {"version": count.version, "reason": "facts", "words": "Sai"}
    )
    count.refresh_from_db()
    assert count.state == "returned"


WRONG = [
    ({"month": "2024"}, "month", "10/2021"), ({"month": "01/2099"}, "month", "future"),
    ({"trips_out": "11"}, "trips_out", "fewer trips"), ({"people_in": "-1"}, "people_in", "less than zero"),
    ({"overdue": "100000"}, "overdue", "99999"), ({"commune": ""}, "commune", "required"),
    ({"people_out": "", "trips_out": "", "then": "submit"}, "__all__", "at least one figure"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "field", "said"), WRONG)
def test_what_cannot_be_is_refused_beside_its_field(client, clerk, fields, field, said):
    count = make_month_count(clerk)
    response = client.post(edit(count), typed(count, **fields))
    assert response.status_code == 422 and list(faults(response)) == [field]
    assert said in faults(response)[field]


def test_it_is_not_moved_to_another_district_or_to_a_month_that_is_told(client, clerk):
    count = make_month_count(clerk)
    told = make_sent_count(month="2024-06")
    there = make_commune("Nàn Xỉn", "00850", make_other_district())
    assert "commune" in faults(client.post(edit(count), typed(count, commune=there.pk)))
    assert told.number in faults(client.post(edit(count), typed(count, month="06/2024")))["month"]


def test_an_edit_of_an_older_version_is_shown_beside_what_stands_now(client, clerk):
    count = make_month_count(clerk)
    stale = typed(count, trips_out="77")
    client.post(edit(count), typed(count, trips_out="20"))
    response = client.post(edit(count), stale)
    assert response.status_code == 409 and ("departures", "77", "20") in response.context["differences"]


def test_others_find_nothing_here_and_what_is_accepted_is_locked(client, clerk):
    accepted, draft = make_accepted_count(), make_month_count(clerk, month="2024-06")
    assert client.get(edit(accepted)).status_code == 302
    for person in (make_clerk, make_reviewer):
        client.force_login(person(make_other_district()))
        for count in (accepted, draft):
            assert client.get(count.get_absolute_url()).status_code == 404
            assert (
                client.get(edit(count)).status_code
                == client.post(edit(count), typed(count)).status_code
                == 404
            )
    assert client.post(f"{accepted.get_absolute_url()}strike/", {"reason": "duplicate"}).status_code == 404
    client.force_login(make_administrator())
    assert client.get(accepted.get_absolute_url()).status_code == 403


def test_the_writer_does_not_accept_and_nothing_is_accepted_by_a_link(client, clerk):
    count = make_sent_count(clerk)
    assert client.post(f"{count.get_absolute_url()}accept/").status_code == 403
    client.force_login(make_reviewer(count.district))
    assert client.get(f"{count.get_absolute_url()}accept/").status_code == 405


def test_the_month_of_a_district_prints_with_its_sums_and_states(client, clerk):
    make_accepted_count()
    make_sent_count(clerk, commune=make_commune("Má Lé", "00718"), people_out=3, trips_out=3)
    make_commune("Sủng Là", "00719")
    page = client.get(PRINT + ASKED)
    told = text_of(page)
    assert [number.value for number in page.context["sums"]][:2] == [15, 17]
    assert (
        "1 row is not accepted yet." in told
        and "Accepted" in told
        and "paper-record" in page.content.decode()
    )
    assert "xã Sủng Là – – – – – –" in told


def test_an_observer_prints_what_is_accepted_alone(client):
    make_accepted_count()
    make_sent_count(commune=make_commune("Má Lé", "00718"))
    client.force_login(make_observer())
    page = client.get(PRINT + ASKED)
    assert [record.commune.name for record in page.context["month"].records] == ["Lũng Cú"]
    client.force_login(make_administrator())
    assert client.get(PRINT + ASKED).status_code == 403


def test_a_month_that_nobody_names_is_asked_for(client, clerk):
    make_programme()
    make_programme("HQ", "Thời vụ Hàn Quốc")
    assert client.get(PRINT).context["month"] is None and not MonthCount.objects.exists()
    make_district("Xín Mần", "033", "XM", order=1)
    assert client.get(f"{PRINT}?district=033").status_code == 404
