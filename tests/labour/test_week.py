"""The week by crossing point: what happened, what waits, what is expected, and what is in the way."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from borderops.crossings.moments import kept_moment
from tests.crossings.makers import make_accepted_change, make_crossing
from tests.factories import make_clerk, make_observer, make_other_district, make_overseer, make_user
from tests.figures.factories import log_in
from tests.labour.figures_reading import page, text
from tests.labour.makers import (
    make_abroad,
    make_accepted_list,
    make_issued,
    make_permit,
    make_programme,
    make_sent_list,
    make_step,
    make_way_out,
)

pytestmark = pytest.mark.django_db
OF_MARCH = "2024-W10"  # 4 to 10 March 2024


def week_page(user=None, week=OF_MARCH, **query):
    return page(user, name="labour-week", **({"week": week} if week else {}) | query)


def numbers(response, code="PB-DC"):
    """The numbers of a crossing point by their kind, where there are any."""
    row = next(row for row in response.context["week"].rows if row.code == code)
    return {each.kind: each.number for each in row.numbers if each.number}


def this_week(weekday=0):
    """A day of this week, Monday unless told otherwise."""
    today = timezone.localdate()
    return today - timedelta(days=today.weekday() - weekday)


def make_going(**fields):
    """A permit that was issued and begins on Sunday of this week."""
    sunday = this_week(6)
    days = {"valid_from": sunday, "valid_to": sunday + timedelta(days=200)}
    fields = {"crossing": make_way_out(), "paper_expires_on": sunday + timedelta(days=900)} | days | fields
    permit = make_permit(**fields)
    make_accepted_list("issue", [permit], day=this_week() - timedelta(days=7))
    return permit


def pass_people(state, side="VN", **ago):
    """How people pass at the crossing point on one side, since so long ago."""
    since = kept_moment(timezone.now() - timedelta(**ago or {"days": 1}))
    return make_accepted_change(
        crossing=make_way_out(), flow="people", side=side, since=since, state_of_flow=state
    )


def warnings(response):
    return [words for row in response.context["week"].rows for words in row.warnings]


def test_what_happened_stands_at_its_crossing_point():
    permit = make_abroad()
    make_abroad(day=date(2024, 3, 11))
    assert numbers(week_page()) == {"went": 1}
    make_accepted_list("return", [permit], day=date(2024, 5, 20))
    assert numbers(week_page(week="2024-W21")) == {"came": 1}


def test_what_waits_for_review_stands_apart():
    make_sent_list("depart", [make_issued()], day=date(2024, 3, 5))
    make_sent_list("return", [make_abroad()], day=date(2024, 3, 8))
    assert numbers(week_page()) == {"going_waits": 1, "went": 1, "coming_waits": 1}
    assert numbers(week_page(make_observer())) == {"went": 1}


def test_permits_that_begin_or_end_in_the_week_are_expected():
    make_issued(crossing=make_way_out(), valid_from=date(2024, 3, 6), valid_to=date(2024, 11, 30))
    make_abroad(crossing=make_way_out())
    assert numbers(week_page()) == {"went": 1, "to_go": 1}
    assert numbers(week_page(week="2024-W48")) == {"to_come": 1}


def test_what_names_no_crossing_point_has_a_row_of_its_own():
    make_issued(valid_from=date(2024, 3, 6), valid_to=date(2024, 11, 30))
    found = week_page()
    assert numbers(found, code="") == {"to_go": 1}
    assert "Crossing point not said" in text(found)


def test_numbers_lead_to_lists_and_permits_for_those_who_may_see_them():
    permit = make_issued(crossing=make_way_out(), valid_from=date(2024, 3, 6), valid_to=date(2024, 11, 30))
    make_issued(crossing=make_way_out(), valid_from=date(2024, 3, 16), valid_to=date(2024, 11, 30))
    user = make_clerk()
    row = week_page(user).context["week"].rows[0]
    url = next(each.url for each in row.numbers if each.number)
    listed = log_in(user).get(url)
    assert [each.pk for each in listed.context["table"].data] == [permit.pk]
    make_abroad()
    urls = [each.url for each in week_page(user).context["week"].rows[0].numbers if each.kind == "went"]
    assert len(log_in(user).get(urls[0]).context["table"].data) == 1


def test_observers_see_the_numbers_without_names_or_ways_to_them():
    permit = make_abroad()
    found = week_page(make_observer())
    assert numbers(found) == {"went": 1}
    shown = found.content.decode()
    assert permit.worker.name not in shown and permit.number not in shown
    assert reverse("worker-lists") not in shown and reverse("permits") not in shown


def test_numbers_are_those_of_the_own_places():
    make_abroad()
    found = week_page(make_clerk(make_other_district()))
    assert found.context["week"].rows == []
    assert "Nobody leaves or comes back in this week" in text(found)


def test_a_suspended_crossing_point_is_warned_of():
    make_going()
    pass_people("suspended")
    pass_people("open", side="CN")
    found = week_page(week="")
    assert numbers(found) == {"to_go": 1}
    [words] = warnings(found)
    assert words.startswith("Viet Nam: passage of people suspended since")
    assert words in text(found)


def test_an_old_or_unknown_state_is_warned_of():
    make_going()
    pass_people("open", days=20)
    old, unknown = warnings(week_page(week=""))
    assert "unconfirmed" in old
    assert unknown.startswith("China: nobody has logged")


def test_where_people_pass_there_is_no_warning():
    make_going()
    pass_people("open")
    pass_people("open", side="CN")
    assert warnings(week_page(week="")) == []


def test_a_suspended_programme_is_warned_of():
    make_going()
    for side in ("VN", "CN"):
        pass_people("open", side=side)
    make_step(make_programme(), "suspended", "2024-12", reason="Dịch bệnh")
    [words] = warnings(week_page(week=""))
    assert words.startswith("Lao động qua biên giới với Văn Sơn: Suspended, 12/2024")


def test_a_week_that_is_over_warns_of_nothing():
    make_abroad()
    assert warnings(week_page()) == []


def test_what_is_no_week_is_said_and_kept():
    for week in ("2024-W60", "2024", "tuần này"):
        found = week_page(week=week)
        assert found.status_code == 400
        assert week in found.content.decode()


def test_strangers_and_visitors_see_nothing(client):
    assert client.get(reverse("labour-week")).status_code == 302
    assert log_in(make_user()).get(reverse("labour-week")).status_code == 403
    assert log_in(make_overseer()).post(reverse("labour-week")).status_code == 405


def test_the_number_of_queries_does_not_grow():
    client = log_in(make_overseer())

    def asked():
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("labour-week"), {"week": OF_MARCH})
        return len(queries)

    make_abroad()
    few = asked()
    other = make_programme("BS", "Lao động qua biên giới với Bách Sắc")
    make_accepted_list(
        "depart", [make_issued(programme=other)], day=date(2024, 3, 5), crossing=make_crossing()
    )
    assert asked() <= few
