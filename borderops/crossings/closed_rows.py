"""The rows and cells of the hours closed. What is not known is None, and never becomes 0."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from borderops import vietnamese
from borderops.crossings.choices import FlowReason, KnownFrom, Told
from borderops.crossings.closed_times import ShutTime
from borderops.figures.comparison import Change, compare

HOURS_OF_A_DAY = 24


@dataclass(frozen=True)
class HoursCell:
    """The hours of a month or a year, and the address of the changes they come from."""

    shut: ShutTime
    is_ahead: bool = False
    crossing: str = ""
    span: str = ""

    @property
    def value(self):
        return self.shut.hours

    @property
    def words(self):
        return vietnamese.number(self.value)

    @property
    def why_none(self):
        """Why there is no number: to come, or not known."""
        return _("still to come") if self.is_ahead else _("not known")

    @property
    def day_words(self):
        """The same in days, from a day on."""
        if self.value is None or self.value < HOURS_OF_A_DAY:
            return ""
        days = vietnamese.number(self.value / HOURS_OF_A_DAY, 1).removesuffix(",0").removesuffix(".0")
        return ngettext("= %(n)s day", "= %(n)s days", 1 if days == "1" else 2) % {"n": days}

    @property
    def url(self):
        """The change it comes from, or the list of several."""
        changes = list({change.pk: change for change in self.shut.changes}.values())
        if len(changes) == 1:
            return changes[0].get_absolute_url()
        return changes_url(changes, self.crossing)


def changes_url(changes, crossing):
    """The list of the changes of a flow and side that began in a span, and of one state if they are."""
    days = sorted(timezone.localdate(change.counts_from) for change in changes)
    states = {change.state_of_flow for change in changes}
    query = {"crossing": crossing} if crossing else {}
    query |= {"flow": changes[0].flow, "side": changes[0].side, "in_force": "yes"} if changes else {}
    query |= {"state_of_flow": states.pop()} if len(states) == 1 else {}
    query |= {"since": vietnamese.day(days[0]), "until": vietnamese.day(days[-1])} if days else {}
    return f"{reverse('flow-changes')}?{urlencode(query)}"


@dataclass
class HoursRow:
    """A crossing point, one reason there, or all together: the months, the year, and the year before."""

    name: str
    months: list
    year: HoursCell
    before: HoursCell
    code: str = ""
    url: str = ""
    reason: str | None = None
    unknown: int = 0
    one_sided: int = 0
    reasons: list = field(default_factory=list)

    @property
    def change(self):
        """How the year stands to the one before; not where a crossing point is known in one of them only."""
        if self.one_sided and self.year.value is not None and self.before.value is not None:
            return Change("missing", None, None, unknown_words(self.one_sided))
        return compare(self.year.value, self.before.value, _("hours"))

    @property
    def is_known(self):
        return self.year.value is not None

    @property
    def asides(self):
        """What a reader must know of the hours: how they are known, and of whom they are not."""
        shut = [change for change in self.year.shut.changes if change.is_shut]
        words = [_("inferred from the source")] if any(each.told == Told.INFERRED for each in shut) else []
        words += [_("urgent, not reviewed yet")] if any(each.waits_in_force for each in shut) else []
        words += (
            [_("only a document says so, no unit has reported since")] if self.is_documented(shut) else []
        )
        return words + ([unknown_words(self.unknown)] if self.unknown and self.is_known else [])

    def is_documented(self, shut):
        """Whether all of the hours rest on documents alone, which do not say how long it went on."""
        return bool(shut) and all(each.known_from == KnownFrom.DOCUMENT for each in shut)


def unknown_words(number):
    words = ngettext("%(n)s crossing point not known", "%(n)s crossing points not known", number)
    return words % {"n": vietnamese.number(number)}


def reason_words(kind):
    return str(FlowReason(kind).label) if kind else _("Reason not said")
