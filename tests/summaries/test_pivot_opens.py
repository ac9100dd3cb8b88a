"""Every number of the incidents and patrols, by each of its dimensions, opens exactly the records that it counts."""

from datetime import date, timedelta

import pytest

from borderops.figures.counting import RecordCounting, StandingCounting, countable_by, countings
from borderops.figures.periods import Period
from tests.factories import make_clerk, make_commune, make_observer, make_overseer, make_submitted
from tests.figures.factories import log_in
from tests.incidents.follow_ups import make_accepted_follow_up
from tests.patrols.makers import (
    DAY,
    OPENED,
    make_accepted_patrol,
    make_accepted_shift,
    make_post,
    make_team,
)
from tests.summaries.factories import make_case

pytestmark = pytest.mark.django_db
YEAR = Period.parse("cal:2024")
PEOPLE = {"offenders": 3, "victims": 2, "handed_back": 1, "received": 4, "injured": 0}
ASKED = [
    key
    for key, counting in countings.items()
    if type(counting) in (RecordCounting, StandingCounting) and not key.startswith("labour.")
]


@pytest.fixture
def records(line):
    """Of everything some, here and there, in the year and out of it, accepted and waiting."""
    merged(line)
    told = {"direction": "entry", "severity": "2", "found_by": "patrol", **PEOPLE}
    for place, regime in ((5, "PL"), (5, "HD"), (5, "SK"), (6, "PL")):
        case = make_case(line[place], regime, on=date(2024, 3, 1), **told)
        make_case(line[place], regime, on=date(2023, 3, 1), **told)
        make_case(line[place], regime, on=date(2024, 3, 1), make=make_submitted, **told)
        make_accepted_follow_up(case, happened_on=date(2024, 4, 1))
    for place in (5, 6):
        commune = make_commune(f"Xã {place}", f"009{place}0", line[place])
        post = make_post(f"Chốt {place}", commune=commune)
        make_post(f"Chốt {place} của huyện", commune=commune, opened=None).events.create(
            kind="opened", on=OPENED, district=line[place]
        )
        make_accepted_shift(post=post, vehicles_in=place)
        make_accepted_shift(post=post, day=DAY + timedelta(days=400), vehicles_in=9)
    make_team().further_districts.add(line[6])
    make_accepted_patrol()


def merged(line):
    """The land of Mèo Vạc from which all of this is told lies in Đồng Văn today."""
    heir = make_commune("Xã mới", "00999", line[5], valid_from=date(2025, 7, 1))
    for name, code in (("Xã 6", "00960"), (f"Xã của {line[6]}", f"1{line[6].code}1")):
        make_commune(name, code, line[6], valid_to=date(2025, 6, 30), main_successor=heir)


@pytest.mark.parametrize("key", ASKED)
def test_a_number_opens_exactly_the_records_that_it_counts(records, line, key):
    counting, opened = countings[key], 0
    for person in (make_overseer(), make_clerk(line[5]), make_observer()):
        if key not in countable_by(person):
            continue
        client = log_in(person)
        for dimension in counting.dimensions:
            for (value,), figure in counting.split(person, YEAR, [dimension]).items():
                url = counting.url(person, YEAR, [(dimension, value)])
                assert bool(url) == bool(value), (person, dimension.key, value)
                if url:
                    opened += 1
                    rows = client.get(url).context["page"].rows
                    assert counted(counting, rows) == figure, (person, dimension.key, value)
    assert opened or key in ("patrols.joint_patrols", "incidents.fines")


def counted(counting, listed):
    """What the listed records count for."""
    if isinstance(counting, StandingCounting):
        return len(listed)
    model = type(listed[0])
    records = model.objects.filter(pk__in=[record.pk for record in listed])
    return counting.split_of(records, Period.parse("2000-01-01..2099-12-31"), (), ()).get(())
