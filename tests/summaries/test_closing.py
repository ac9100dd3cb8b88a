"""Closing a period: who may, what it keeps, what must be said for it, and that it is done once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from borderops.figures.periods import Period
from borderops.summaries.closing import close
from borderops.summaries.closings import Closing
from borderops.summaries.manifest import Manifest
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_overseer,
    make_reviewer,
    make_submitted,
    make_unit,
)
from tests.figures.factories import log_in, make_line
from tests.summaries.closed import MONTH, address, closed, current, look, seen_on, send
from tests.summaries.factories import confirm, make_case

pytestmark = pytest.mark.django_db
IN_MONTH = date(2021, 3, 1)


@pytest.fixture
def reviewer(district):
    return make_reviewer(district, name="closing-reviewer")


def test_a_reviewer_closes_a_month_of_the_own_district(district, reviewer):
    case = make_case(district, offenders=3)
    answer = send(reviewer, district=district)
    kept = current(district=district)
    assert answer.status_code == 302 and answer["Location"] == kept.get_absolute_url()
    assert (kept.number, kept.closed_by, kept.reason) == ("CSL-2021-0001", reviewer, "")
    assert (kept.start, kept.end) == (date(2021, 2, 15), date(2021, 3, 14))
    told = {
        "occurred_on": "2021-03-01",
        "district__code": "026",
        "commune__code": case.commune.code,
        "regime": "PL",
    }
    told |= {"code__code": "D2", "direction": "", "offenders": "3", "offenders_unknown": "0", "victims": ""}
    [(key, line)] = kept.held.records.items()
    assert key == ("incidents", case.number)
    assert told.items() <= dict(zip(kept.held.columns["incidents"], line, strict=True)).items()
    assert kept.held.figures["incidents.law.cases", "026"] == ("1", "0")
    assert kept.held.figures["incidents.agreement.cases", "026"] == ("", "0")


def test_an_overseer_closes_the_periods_of_the_province(line):
    for district in line[:2]:
        make_case(district)
    overseer = make_overseer()
    for period in (MONTH, "2021-Q1", "2021-H1", "2021", "cal:2021"):
        assert send(overseer, period).status_code == 302
        assert current(period).held.figures["incidents.law.cases", ""] == ("2", "0")


def test_the_same_state_has_the_same_digest_whoever_asks_in_whichever_language(district):
    make_case(district)
    overseer, reviewer = make_overseer(), make_reviewer(district)
    assert seen_on(look(overseer, district=district)) == seen_on(look(reviewer, district=district))
    page = log_in(reviewer, "vi").get(reverse("close-figures") + f"?period={MONTH}&district={district.code}")
    assert seen_on(page) == Manifest.of(Period.parse(MONTH), district).digest


@pytest.mark.parametrize("person", [make_clerk, make_observer, make_administrator])
def test_nobody_else_closes(district, person):
    make_case(district)
    user = person() if person is not make_clerk else make_clerk(district, name="closing-clerk")
    assert look(user, district=district).status_code == 403
    seen = Manifest.of(Period.parse(MONTH), district).digest
    assert send(user, district=district, seen=seen).status_code == 403
    assert not Closing.objects.exists()


def test_a_reviewer_closes_no_other_district_and_not_the_province(line, reviewer):
    make_case(line[0])
    assert look(reviewer, district=line[0]).status_code == 404
    assert look(reviewer).status_code == 404
    seen = Manifest.of(Period.parse(MONTH), line[0]).digest
    assert send(reviewer, district=line[0], seen=seen).status_code == 404
    assert send(reviewer, seen=Manifest.of(Period.parse(MONTH)).digest).status_code == 404
    assert not Closing.objects.exists()


def test_who_reviews_for_a_unit_alone_closes_no_district(district):
    unit = make_unit(district=district)
    unit.communes.add(make_commune(district=district))
    reviewer = make_reviewer(unit=unit, name="post-reviewer")
    reviewer.postings.get().districts.clear()
    assert look(reviewer, district=district).status_code == 404


def test_what_still_waits_must_be_explained(district, reviewer):
    make_case(district)
    make_case(district, make=make_submitted)
    answer = send(reviewer, district=district)
    assert answer.status_code == 422 and "1 record waits for review." in answer.text
    assert send(reviewer, district=district, reason="Đồn chưa xác minh xong.").status_code == 302
    kept = current(district=district)
    assert kept.reason == "Đồn chưa xác minh xong." and kept.held.waiting["incidents"] == 1


def test_a_period_that_is_not_over_must_be_explained(district, reviewer):
    month = Period.current(timezone.localdate(), "month").key
    make_case(district, on=timezone.localdate())
    assert "The period is not over" in send(reviewer, month, district).text
    assert send(reviewer, month, district, reason="Báo cáo gấp.").status_code == 302


def test_a_month_of_which_nothing_is_said_must_be_explained_and_a_confirmed_one_not(district, reviewer):
    assert "Nothing is recorded" in send(reviewer, district=district).text
    confirm(district, MONTH)
    assert send(reviewer, district=district).status_code == 302
    assert current(district=district).held.figures["incidents.law.cases", "026"][0] == "0"


@pytest.mark.parametrize("period", ["2099-M01", "2021-W07", "2021-01-01..2021-02-01"])
def test_what_cannot_be_closed_says_so(line, period):
    overseer = make_overseer()
    page = log_in(overseer).get(reverse("close-figures") + f"?period={period}", follow=True)
    assert page.redirect_chain and not Closing.objects.exists()
    assert any(words in page.text for words in ("has not begun", "Choose one of them"))


def test_a_district_closes_months_alone(district, reviewer):
    page = log_in(reviewer).get(
        reverse("close-figures") + f"?period=2021&district={district.code}", follow=True
    )
    assert "A district closes its months" in page.text


@pytest.mark.parametrize("query", ["", "?period=2021-M13", "?period=2021-M01&district=999", "?period=%00"])
def test_an_address_that_means_nothing_is_no_page(district, reviewer, query):
    assert log_in(reviewer).get(reverse("close-figures") + query).status_code == 404


def test_who_looked_before_something_changed_looks_again(district, reviewer):
    make_case(district)
    seen = seen_on(look(reviewer, district=district))
    make_case(district)
    answer = send(reviewer, district=district, seen=seen, reason="đã xem")
    assert answer.status_code == 409 and "Something has changed since you looked" in answer.text
    assert "đã xem" in answer.text and not Closing.objects.exists()
    assert send(reviewer, district=district, seen=seen_on(answer)).status_code == 302


def test_a_second_click_closes_nothing_twice(district, reviewer):
    make_case(district)
    seen = seen_on(look(reviewer, district=district))
    first, second = (send(reviewer, district=district, seen=seen) for _turn in range(2))
    assert first["Location"] == second["Location"] and Closing.objects.count() == 1


def test_a_new_closing_supersedes_the_old_one_which_is_kept(district, reviewer):
    make_case(district)
    old = closed(reviewer, district=district)
    make_case(district)
    new = closed(reviewer, district=district)
    old.refresh_from_db()
    assert (new.supersedes, old.superseded_by, old.is_current, new.is_current) == (old, new, False, True)
    assert old.is_intact and old.held.figures["incidents.law.cases", "026"] == ("1", "0")
    page = log_in(reviewer).get(old.get_absolute_url())
    assert "A later closing holds" in page.text


def test_while_records_are_being_reviewed_it_says_to_wait(district, reviewer, monkeypatch):
    make_case(district)
    seen = seen_on(look(reviewer, district=district))
    monkeypatch.setattr(Manifest, "adds_up", False)
    client = log_in(reviewer)
    assert "Wait a little" in client.get(address(MONTH, district), follow=True).text
    assert "Wait a little" in client.post(address(MONTH, district), {"seen": seen}, follow=True).text
    assert not Closing.objects.exists()


def test_before_any_district_is_known_there_are_no_figures_to_close(db):
    answer = look(make_overseer())
    assert answer.status_code == 200 and "Nothing is recorded" in answer.text


def test_a_reason_too_long_is_refused_and_kept_on_the_page(district, reviewer):
    make_case(district)
    answer = send(reviewer, district=district, reason="x" * 400)
    assert answer.status_code == 422 and "x" * 400 in answer.text and not Closing.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_who_close_at_once_one_does():
    district = make_line()[5]
    make_case(district)
    period = Period.parse(MONTH)
    seen = Manifest.of(period, district).digest
    people = [make_reviewer(district, name=f"closer-{turn}") for turn in range(2)]

    def try_to(user):
        try:
            return close(user, period, district, "", seen).pk
        except ValidationError as refusal:
            return refusal.code
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        answers = list(pool.map(try_to, people))
    assert answers.count("same") == 1 and Closing.objects.count() == 1
