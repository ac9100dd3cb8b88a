"""What is counted of posts and shifts: what each figure is called, and what narrows a list to its rows."""

from dataclasses import dataclass, field, replace

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.figures.comparison import compare
from borderops.patrols.choices import PostKind, ShiftOutcome


@dataclass(frozen=True)
class Counted:
    """An indicator: a number of posts on a day, of something in the shifts, or a share of them.

    `short` is also the name under which a Tally holds its value.
    """

    key: str
    short: str
    label: Promise
    unit: Promise | str
    post_kind: str = ""
    narrowed: dict = field(default_factory=dict, hash=False)
    is_share: bool = False

    def words(self, value):
        """The figure as people read it, or a dash where there is none."""
        return vietnamese.percent(value) if self.is_share else vietnamese.number(value)

    def change(self, now, before):
        """How a figure stands to the one of last year; a share changes by points, not by per cent."""
        return compare_shares(now, before) if self.is_share else compare(now, before, str(self.unit))


def compare_shares(now, before):
    """The change of a share in points."""
    change = compare(now, before)
    if change.direction in ("missing", "unchanged"):
        return change
    words = _("up %(amount)s") if change.direction == "up" else _("down %(amount)s")
    points = _("%(n)s points") % {"n": vietnamese.number(abs(change.difference))}
    return replace(change, percent=None, words=words % {"amount": points})


FIXED = Counted(
    "checkpoints.fixed",
    "fixed",
    gettext_lazy("Fixed checkpoints"),
    gettext_lazy("checkpoints"),
    PostKind.FIXED,
)
MOBILE = Counted(
    "patrol_teams.mobile",
    "mobile",
    gettext_lazy("Mobile patrol teams"),
    gettext_lazy("teams"),
    PostKind.MOBILE,
)
SHIFTS = Counted("patrols.shifts", "shifts", gettext_lazy("Shifts reported"), gettext_lazy("shifts"))
NIL = Counted(
    "patrols.nil_reports", "nil", gettext_lazy("Shifts in which nothing happened"), gettext_lazy("shifts"),
    narrowed={"outcome": ShiftOutcome.NIL.value},
)  # fmt: skip
PEOPLE = Counted("patrols.people_checked", "people", gettext_lazy("People checked"), gettext_lazy("persons"))
VEHICLES = Counted(
    "patrols.vehicles_checked", "vehicles", gettext_lazy("Vehicles checked"), gettext_lazy("vehicles")
)
DECLARATIONS = Counted(
    "patrols.declarations_share", "declared", gettext_lazy("Health declarations per person checked"), "%",
    is_share=True,
)  # fmt: skip
COMPLETENESS = Counted(
    "patrols.completeness", "complete", gettext_lazy("Expected reports that came"), "%", is_share=True
)
OF_POSTS = (FIXED, MOBILE)
COUNTED = (*OF_POSTS, SHIFTS, NIL, PEOPLE, VEHICLES, DECLARATIONS, COMPLETENESS)
CHARTED = (SHIFTS, NIL, PEOPLE, VEHICLES)
