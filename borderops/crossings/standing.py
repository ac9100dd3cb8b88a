"""How things stand at crossing points at a moment: each flow on each side, how that is known, and how old it is."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from borderops.crossings.changes import Confirmation, FlowChange
from borderops.crossings.choices import TONES, Flow, KnownFrom
from borderops.crossings.events import CrossingEvent
from borderops.crossings.moments import end_of, may_have_begun
from borderops.crossings.points import CrossingPoint
from borderops.crossings.standing_words import StandingWords
from borderops.districts.sides import Side

# A state that a unit reported is taken as confirmed for so long; then it says that nobody has confirmed it.
STAYS_CONFIRMED = timedelta(days=7)
WORST_FIRST = ["stop", "wait", "ok"]


@dataclass
class Standing(StandingWords):
    """One flow on one side of a crossing point at a moment."""

    flow: Flow
    side: Side
    moment: datetime
    change: FlowChange | None = None
    confirmation: Confirmation | None = None
    following: FlowChange | None = None
    begun: list = field(default_factory=list)
    # Whether a crossing of this kind has this flow at all; one that is closed for good has none.
    passes: bool = True

    @property
    def is_known(self):
        """Whether anything is known of it; if not, it is unknown, not open."""
        return self.change is not None

    @property
    def is_from_document(self):
        """Whether only documents tell it: then it does not age."""
        return bool(self.change and self.change.known_from == KnownFrom.DOCUMENT and not self.confirmation)

    @property
    def known_at(self):
        """The moment at which somebody on the spot last knew it; nothing where only documents tell it."""
        if not self.change or self.is_from_document:
            return None
        return (
            max(self.change.counts_from, self.confirmation.at)
            if self.confirmation
            else self.change.counts_from
        )

    @property
    def age(self):
        """How long ago that was; nothing where it does not age."""
        return self.moment - self.known_at if self.known_at else None

    @property
    def is_unconfirmed(self):
        """Whether it has to be confirmed anew."""
        return self.age is not None and self.age > STAYS_CONFIRMED

    @property
    def expected_end(self):
        """Until when it is expected to last, as it was said; nothing where nobody said."""
        return self.change.expected_until if self.change else ""

    @property
    def is_overdue(self):
        """Whether it was expected to have ended by now."""
        return bool(self.expected_end) and end_of(self.expected_end) < self.moment

    @property
    def tone(self):
        """Which shape it wears beside its words."""
        return TONES[self.change.state_of_flow] if self.change else "mute"


@dataclass
class CrossingStanding:
    """One crossing point at a moment: what it is, what it shall become, and its flows on both sides."""

    crossing: CrossingPoint
    day: date
    kind: str
    proposal: CrossingEvent | None
    is_closed: bool
    flows: list

    def of(self, flow, side):
        """The standing of one flow on one side."""
        return next(each for each in self.flows if (each.flow, each.side) == (flow, side))

    @property
    def all_flows(self):
        """(flow, both sides) of each flow."""
        return [(flow.label, [each for each in self.flows if each.flow == flow]) for flow in Flow]

    @property
    def sides_of_flows(self):
        """The same of what passes there, or of which something is known all the same."""
        return [
            (flow, both) for flow, both in self.all_flows if any(one.passes or one.is_known for one in both)
        ]

    @property
    def known(self):
        """What is known of any of its flows."""
        return [each for each in self.flows if each.is_known and each.passes]

    @property
    def is_unconfirmed(self):
        """Whether something of it has to be confirmed anew."""
        return any(each.is_unconfirmed for each in self.known)

    @property
    def seen(self):
        """Names the changes that stand, so that nobody confirms what came after somebody looked."""
        return ",".join(str(each.change.pk) for each in self.known)

    @property
    def tone(self):
        """The worst of what is known of it."""
        tones = [each.tone for each in self.known]
        return next((tone for tone in WORST_FIRST if tone in tones), "mute")


def moment_asked(day):
    """The moment for which a day is asked: now for today, else its end."""
    now = timezone.now()
    if day >= timezone.localdate(now):
        return now
    return timezone.make_aware(datetime.combine(day, time.max))


def standings(crossings, day, moment=None):
    """How each of these crossing points stands on a day, in their order; a few queries however many there are."""
    moment = moment or moment_asked(day)
    crossings = list(crossings.with_life())
    keys = [crossing.pk for crossing in crossings]
    standing = by_flow(FlowChange.objects.filter(crossing__in=keys).standing_at(moment))
    confirmed = last_confirmations(standing.values(), moment)
    later = changes_after(keys, moment)
    return [standing_of(each, day, moment, standing, confirmed, later) for each in crossings]


def standing_of(crossing, day, moment, standing, confirmed, later):
    """One crossing point, from what was read for all of them."""
    passing, closed_on, flows = crossing.flows_on(day), closed_since(crossing, day), []
    for flow in Flow:
        for side in Side:
            key = (crossing.pk, flow.value, side.value)
            change, after = standing.get(key), later.get(key, [])
            begun = [each for each in after if may_have_begun(each.since, moment)]
            following = next((each for each in after if each not in begun), None)
            confirmation = confirmed.get(change.pk) if change else None
            passes = flow in passing if closed_on is None else has_begun_after(change, closed_on)
            flows.append(Standing(flow, side, moment, change, confirmation, following, begun, passes))
    kind, proposal = crossing.kind_on(day), crossing.proposal_on(day)
    return CrossingStanding(crossing, day, kind, proposal, closed_on is not None, flows)


def closed_since(crossing, day):
    """From when a crossing point is closed for good; nothing where it is not."""
    return crossing.making_event(day).counts_from if crossing.is_closed_on(day) else None


def has_begun_after(change, day):
    """Whether somebody told of a flow after the crossing point was closed for good."""
    return change is not None and timezone.localdate(change.counts_from) > day


def by_flow(changes):
    """Changes under crossing point, flow and side; the crossing point is known already."""
    return {(change.crossing_id, change.flow, change.side): change for change in changes}


def last_confirmations(changes, moment):
    """The last confirmation of each change until a moment, by the key of the change."""
    found = Confirmation.objects.until(moment).filter(change__in=[change.pk for change in changes])
    return {each.change_id: each for each in found.select_related("by").order_by("at", "pk")}


def changes_after(keys, moment):
    """What may have begun and what comes next, by crossing point, flow and side, in order."""
    found = {}
    for change in FlowChange.objects.filter(crossing__in=keys).coming_after(moment).in_order():
        found.setdefault((change.crossing_id, change.flow, change.side), []).append(change)
    return found
