"""Beside the figures of a district: illegal exits, and how many of these people had once held a labour permit."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.figures.comparison import Change, compare
from borderops.figures.counting import FEWEST
from borderops.figures.periods import Period
from borderops.figures.same_days import brief_before
from borderops.figures.whole_months import is_of_whole_months
from borderops.labour.link_exits import Exits, exits_of
from borderops.summaries.small_groups import NOT_SHOWN, is_told_no_few


@dataclass(frozen=True)
class LabourBeside:
    """The illegal exits of a period and of the same period a year before."""

    period: Period
    last: Period
    now: Exits
    before: Exits
    # Whether few people are only told as fewer than five, and where the cases stand for who may read them.
    hides_few: bool
    # Whether people are told at all for these days, and for those of last year.
    tells_now: bool
    tells_before: bool
    cases_url: str = ""

    @property
    def brief_before(self):
        """What last year's days are called."""
        return brief_before(self.last)

    @property
    def cases_change(self):
        return compare(self.now.cases or None, self.before.cases or None)

    @property
    def offenders_change(self):
        if not (self.tells_now and self.tells_before):
            return not_compared()
        return compare(self.now.offenders, self.before.offenders)

    @property
    def holders_change(self):
        """Nothing that would give away a number that is held back."""
        if not (self.tells_now and self.tells_before) or self.is_few(self.now) or self.is_few(self.before):
            return not_compared()
        return compare(self.now.holders, self.before.holders)

    @property
    def offenders_now(self):
        return vietnamese.number(self.now.offenders) if self.tells_now else str(NOT_SHOWN)

    @property
    def offenders_before(self):
        return vietnamese.number(self.before.offenders) if self.tells_before else str(NOT_SHOWN)

    @property
    def holders_now(self):
        return self.holders_words(self.now) if self.tells_now else str(NOT_SHOWN)

    @property
    def holders_before(self):
        return self.holders_words(self.before) if self.tells_before else str(NOT_SHOWN)

    def is_few(self, exits):
        return self.hides_few and 0 < (exits.holders or 0) < FEWEST

    def holders_words(self, exits):
        """How many once held a permit; a dash where nobody is known to have."""
        if self.is_few(exits):
            return gettext("fewer than %(n)s") % {"n": FEWEST}
        return vietnamese.number(exits.holders)


def not_compared():
    return Change("missing", None, None, gettext("not compared"))


def labour_beside(user, summary):
    """The illegal exits that the reader counts; nothing where there were none, or for who knows of no programmes."""
    if not user.has_perm("labour.view_programme"):
        return None
    now, before = exits_of(user, [summary.period, summary.last])
    if not (now.cases or before.cases):
        return None
    hides_few = not user.has_perm("labour.view_worker") or is_told_no_few(user)
    spans = (summary.period, summary.last)
    told = [not hides_few or is_of_whole_months(span, summary.today) for span in spans]
    return LabourBeside(*spans, now, before, hides_few, *told, cases_url(user, summary.period))


def cases_url(user, period):
    """Where those of them stand whom the reader may see, without names; nothing for who may see none."""
    if not user.has_perms(["labour.view_worker", "incidents.view_person"]):
        return ""
    return f"{reverse('permit-holders')}?{urlencode({'period': period.key})}"
