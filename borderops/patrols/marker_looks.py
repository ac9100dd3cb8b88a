"""What was found at each marker, by whichever record that counts; and the present state that follows from it."""

import datetime
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Max
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from borderops.patrols.choices import MarkerState
from borderops.patrols.models import JointPatrol, MarkerCheck, ShiftReport
from borderops.review.states import State

# From good to bad. Whoever did not reach a marker has not seen it: that stands in its history, and is no look.
SEEN = [MarkerState.INTACT, MarkerState.WORN, MarkerState.DAMAGED, MarkerState.MOVED, MarkerState.MISSING]
TONES = dict.fromkeys([MarkerState.DAMAGED, MarkerState.MOVED, MarkerState.MISSING], "stop")
TONES |= {MarkerState.INTACT: "ok", MarkerState.WORN: "wait", "": "mute", MarkerState.UNREACHED: "mute"}


@dataclass(frozen=True)
class Found:
    """A state in which a marker was found on a day; empty where nobody has ever looked."""

    state: str = ""
    day: datetime.date | None = None

    never = _("Never checked")

    @property
    def words(self):
        return MarkerState(self.state).label if self.state else self.never

    @property
    def tone(self):
        return TONES[self.state]

    @property
    def age(self):
        """How many days ago."""
        return (timezone.localdate() - self.day).days if self.day else None

    @property
    def weight(self):
        """The newest look holds. Of one day the worse holds: what one saw broken, another may have passed by."""
        return self.day, SEEN.index(self.state)


@dataclass(frozen=True)
class Look(Found):
    """One look at a marker, with as much of its record as the reader may see."""

    marker: int = 0
    key: int = 0
    source: "LookSource | None" = field(default=None, compare=False)
    record: object = field(default=None, compare=False)
    told: str = ""

    never = _("says nothing of the marker's state")

    @property
    def title(self):
        """What the record is called; nothing where the reader may not see it."""
        return self.source.title(self.record) if self.record else ""

    @property
    def order(self):
        """By day; of one day the worse, and last what says nothing of the state."""
        return self.day, SEEN.index(self.state) if self.state in SEEN else -1

    def says(self, found):
        """Whether it is this day's look that found the marker so."""
        return (self.state, self.day) == (found.state, found.day)

    @property
    def url(self):
        return self.record.get_absolute_url() if self.record else ""


@dataclass(frozen=True)
class LookSource:
    """A sort of record that tells how a marker was found. Only what is accepted tells anything."""

    key: str
    label: Promise | str
    model: type
    # What is read together with the records.
    related: tuple = ()

    def newest(self, **of_markers):
        """For each marker and each state found there the newest day of it, as (marker, state, day)."""
        raise NotImplementedError

    def found(self, markers, days=None, most=None):
        """The looks at some markers, on some days if any are named, the newest first, without their records."""
        raise NotImplementedError

    def title(self, record):
        return str(record)

    def words(self, look, record):
        """What the record says of the marker in words."""
        return look.told

    def with_records(self, looks, user):
        """The looks with their records as far as this person may see them: the words only of those read whole."""
        seen = self.model.objects.visible_to(user).select_related(*self.related)
        records = seen.in_bulk({look.key for look in looks}) if looks else {}
        return [self.shown(look, records.get(look.key), user) for look in looks]

    def shown(self, look, record, user):
        told = self.words(look, record) if record and record.is_whole_for(user) else ""
        return Look(look.state, look.day, look.marker, look.key, self, record, told)


@dataclass(frozen=True)
class CheckSource(LookSource):
    """The markers checked that stand in a report: a shift's or a patrol's."""

    # The keys of the report and of its day in a marker check.
    report: str = ""
    day: str = ""

    def checks(self, **of_markers):
        return MarkerCheck.objects.filter(
            **{f"{self.report}__state": State.ACCEPTED}, **of_markers
        ).order_by()

    def newest(self, **of_markers):
        return self.checks(**of_markers).values_list("marker", "found").annotate(newest=Max(self.day))

    def found(self, markers, days=None, most=None):
        on_days = {} if days is None else {f"{self.day}__in": days}
        checks = self.checks(marker__in=markers, **on_days).order_by(f"-{self.day}", "-pk")
        rows = checks.values_list("found", self.day, "marker", self.report, "words")[:most]
        return [Look(state, day, marker, key, self, told=words) for state, day, marker, key, words in rows]


sources = {}


def register(source):
    """Adds a sort of record whose looks at markers count."""
    sources[source.key] = source


class PresentStates:
    """The present state of every marker, or of some; asked once, with one query for each sort of record."""

    def __init__(self, markers=None):
        self.of_markers = {} if markers is None else {"marker__in": [marker.pk for marker in markers]}

    @cached_property
    def by_marker(self):
        """The look that holds, by the key of its marker."""
        held = {}
        for source in sources.values():
            for marker, state, day in source.newest(**self.of_markers):
                new = Found(state, day)
                if state in SEEN and (marker not in held or new.weight > held[marker].weight):
                    held[marker] = new
        return held

    def of(self, marker):
        return self.by_marker.get(marker.pk, Found())

    def who_looked(self, user, markers):
        """By the key of each marker the look that gave it its state; of several, one that the user may see."""
        held = {marker.pk: self.by_marker[marker.pk] for marker in markers if marker.pk in self.by_marker}
        days, looks = {each.day for each in held.values()}, []
        for source in sources.values() if held else ():
            found = source.found(list(held), days)
            looks += source.with_records([look for look in found if look.says(held[look.marker])], user)
        return {look.marker: look for look in sorted(looks, key=lambda look: look.record is not None)}


def history_of(marker, user, most=None):
    """What was said of a marker, the newest first, of one day the worse first."""
    found = [(source, source.found([marker.pk], most=most)) for source in sources.values()]
    looks = [look for source, looks in found for look in source.with_records(looks, user)]
    return sorted(looks, key=lambda look: look.order, reverse=True)[:most]


register(
    CheckSource("shifts", _("Shift report"), ShiftReport, ("post",), report="shift", day="shift__duty_day")
)
register(
    CheckSource(
        "patrols",
        _("Joint patrol"),
        JointPatrol,
        ("district",),
        report="joint_patrol",
        day="joint_patrol__day",
    )
)
