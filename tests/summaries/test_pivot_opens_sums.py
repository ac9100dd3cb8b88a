"""Every sum of traffic, share among shifts and count of workers opens exactly the rows behind it, or nothing."""

from datetime import date, timedelta
from itertools import product

import pytest

from borderops.crossings.indicators import TrafficCounting
from borderops.figures.counting import counting_of, countings
from borderops.figures.periods import Period
from borderops.figures.reading_once import read_once
from borderops.labour.models import Trip
from borderops.patrols.models import ShiftReport
from borderops.patrols.tally import ShiftCounts
from tests.crossings.makers import (
    make_accepted_traffic,
    make_crossing,
    make_eastern_crossing,
    make_sent_traffic,
)
from tests.factories import (
    make_clerk,
    make_commune,
    make_district,
    make_observer,
    make_overseer,
)
from tests.figures.factories import log_in, make_indicator
from tests.labour.makers import make_abroad, make_accepted_list, make_inland, make_worker
from tests.patrols.makers import DAY, expect, make_accepted_shift, make_post, make_sent_shift
from tests.summaries.pivoting import cells, pivot

pytestmark = pytest.mark.django_db
TRAFFIC = [key for key, counting in countings.items() if isinstance(counting, TrafficCounting)]
DECLARATIONS, COMPLETENESS = "patrols.declarations_share", "patrols.completeness"
LABOUR = ["labour.workers_out", "labour.departures", "labour.abroad"]
PERIODS = [*map(Period.parse, ("cal:2024", "cal:2024-M05", "2024-M06", "2024-05-02..2024-06-03"))]


@pytest.fixture
def reports(line):
    """Of two crossing points: whole months and days, estimates and what took their place, accepted and waiting."""
    here, there = make_crossing(), make_eastern_crossing()
    heir = make_commune("Xã mới", "00999", line[6], valid_from=date(2025, 7, 1))
    there.commune.main_successor = heir
    there.commune.save()
    for crossing, more in ((here, 0), (there, 50)):
        told = {"crossing": crossing, "vehicles_in": 7 + more}
        for day in ("2024-05-03", "2024-05-20", "2024-06-02", "2023-05-03"):
            make_accepted_traffic(period=day, **told)
        make_accepted_traffic(period="2024-04", standing="estimate", **told)
        make_accepted_traffic(period="2024-04", standing="final", **told)
        make_sent_traffic(period="2024-07", **told)
    make_accepted_traffic(crossing=here, period="2024-05")


@pytest.fixture
def shifts(line):
    """Of two districts, in the month and out of it: with declarations and without, expected ones and others."""
    for place in (5, 6):
        post = make_post(f"Chốt {place}", commune=make_commune(f"Xã {place}", f"009{place}0", line[place]))
        expect(post, per_day=1, since=DAY, until=DAY + timedelta(days=9))
        make_accepted_shift(post=post, declarations=20 - place, declarations_reason="Hết tờ khai.")
        make_accepted_shift(post=post, day=DAY + timedelta(days=1), declarations=None)
        make_accepted_shift(post=post, day=DAY + timedelta(days=400))
        make_sent_shift(post=post, day=DAY + timedelta(days=2))


@pytest.fixture
def departures(line):
    """Of two districts, women and men; one of them left twice, one came back."""
    heir = make_commune("Yên Bình", "09998", make_district(), valid_from=date(2025, 7, 1))
    make_commune("Yên Thành", "09999", make_inland(), valid_to=date(2025, 6, 30), main_successor=heir)
    away = [make_abroad(make_worker(sex=sex), day=date(2024, 4, 2)) for sex in ("female", "male", "")]
    make_accepted_list("return", away[:1], day=date(2024, 4, 20))
    make_accepted_list("depart", away[:1], day=date(2024, 5, 3))
    make_accepted_list("return", away[1:2], day=date(2024, 5, 4))
    make_abroad(make_worker(), day=date(2024, 5, 20))
    make_abroad(make_worker(commune=make_commune("Yên Thành", "09999", make_inland())), day=date(2024, 5, 20))


def readers(district):
    return make_overseer(), make_clerk(district), make_observer()


class Opening:
    """Opens figures as one person does, and each address once."""

    def __init__(self, user):
        self.user, self.client, self.known = user, log_in(user), {}

    def page(self, url):
        if url not in self.known:
            self.known[url] = self.client.get(url).context
        return self.known[url]

    def figures(self, counting, period):
        """(what is chosen, figure, its page or nothing where no link is offered), together and of each value."""
        for dimension in (None, *counting.dimensions):
            for key, figure in counting.split(self.user, period, [dimension] if dimension else []).items():
                chosen = [(dimension, *key)] if dimension else []
                url = counting.url(self.user, period, chosen)
                yield chosen, figure, self.page(url) if url else None


def test_a_sum_of_traffic_opens_the_reports_that_it_adds_up(reports, line):
    for user, periods in ((make_overseer(), PERIODS), (make_observer(), PERIODS[:1])):
        opening = Opening(user)
        with read_once():
            for key, period in product(TRAFFIC, periods):
                for chosen, figure, page in opening.figures(countings[key], period):
                    added = [value for each in page["page"].rows for value in told(each, countings[key].told)]
                    assert sum(added) == figure, (user, period, key, chosen)


def told(report, names):
    """What one report says under the names of the sums; nothing where it does not say it."""
    for name in names:
        if name.startswith("people"):
            yield from (getattr(row, name) or 0 for row in report.travellers.all())
        elif name.startswith("vehicles"):
            yield getattr(report, name) or 0
        else:
            kind, _space, currency = name.partition(" ")
            way, _line, what = kind.partition("_")
            rows = [row for row in report.trade.all() if row.direction == way]
            if what == "tonnes":
                yield from (row.tonnes or 0 for row in rows)
            else:
                yield from (row.amount or 0 for row in rows if row.currency == currency)


def test_the_share_of_declarations_opens_the_shifts_of_which_it_is_one(shifts, line):
    counting = counting_of(DECLARATIONS)
    for opening, period in product(map(Opening, readers(line[5])), PERIODS):
        found = [*opening.figures(counting, period)]
        assert found
        for chosen, share, page in found:
            among = ShiftReport.objects.filter(pk__in=[shift.pk for shift in page["page"].rows])
            tally = ShiftCounts(among, [period], period.end).at(period)
            assert tally.declared == share, (opening.user, period, chosen)


def test_a_share_of_what_came_opens_the_calendar_of_the_same_days_or_nothing(shifts, line):
    counting = counting_of(COMPLETENESS)
    for opening, period in product(map(Opening, readers(line[5])), PERIODS):
        found = [*opening.figures(counting, period)]
        assert found
        for chosen, share, page in found:
            assert (page is not None) == (period.key == "cal:2024-M05"), (opening.user, period, chosen)
            if page:
                came = page["grid"].totals.total
                assert round(100 * came.reported / came.owed, 1) == float(share), (opening.user, chosen)


def test_a_count_of_workers_opens_those_who_are_counted(departures, line):
    overseer, clerk, observer = readers(line[5])
    for user, periods in ((overseer, PERIODS[::3]), (clerk, PERIODS[:1]), (observer, PERIODS[:1])):
        opening = Opening(user)
        for key, period in product(LABOUR, periods):
            found = [*opening.figures(countings[key], period)]
            assert found, (user, period, key)
            for chosen, figure, page in found:
                may_open = user != observer and all(value for _dimension, value in chosen)
                assert (page is not None) == may_open, (user, period, key, chosen)
                if page and key != "labour.departures":
                    assert len(page["page"].rows) == figure, (user, period, key, chosen)


def test_departures_open_the_permits_under_which_they_were(departures):
    counting, overseer = countings["labour.departures"], Opening(make_overseer())
    for period in PERIODS[::3]:
        for chosen, figure, page in overseer.figures(counting, period):
            if page:
                permits = {permit.pk for permit in page["page"].rows}
                trips = Trip.objects.between(period.start, period.end).filter(permit__in=permits)
                assert trips.count() == figure, (period, chosen)
                assert {trip.permit_id for trip in trips} == permits, (period, chosen)


@pytest.mark.parametrize("key", ["crossings.vehicles_in", DECLARATIONS, COMPLETENESS, "labour.workers_out"])
def test_in_the_table_every_link_opens(reports, shifts, departures, key):
    overseer = make_overseer()
    make_indicator(key)
    client, opened = log_in(overseer), 0
    for (row, column), (_words, url) in cells(
        pivot(overseer, key, period="cal:2024", columns="month")
    ).items():
        if url:
            assert client.get(url).status_code == 200, (row, column)
            opened += 1
    assert opened
