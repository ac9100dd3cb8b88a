"""What other reports say of the same period: the other standing, and the days of a month."""

from calendar import monthrange
from dataclasses import dataclass

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.crossings.choices import TrafficStanding
from borderops.crossings.points import CrossingPoint
from borderops.crossings.traffic import TrafficReport
from borderops.crossings.traffic_figures import figures_of, side_by_side
from borderops.review.states import State

LEFT_OUT = [State.DRAFT, State.STRUCK]


def others_of(report, user):
    """The other standing of the same period, where the person may see it; an accepted one if there is one."""
    seen = TrafficReport.objects.visible_to(user).exclude(pk=report.pk).exclude(state__in=LEFT_OUT)
    same = seen.filter(crossing=report.crossing_id, period=report.period).exclude(standing=report.standing)
    found = sorted(same.with_rows(), key=lambda each: (each.state != State.ACCEPTED, -each.pk))
    return found[:1]


@dataclass(frozen=True)
class Told:
    """An estimate and its final, figure by figure; which of the two is the other report."""

    other: TrafficReport
    rows: list


def told_beside(report, other):
    """The estimate stands first, whichever of the two the page shows."""
    pair = [report, other] if report.standing == TrafficStanding.ESTIMATE else [other, report]
    return Told(other, list(side_by_side(*[figures_of([each]) for each in pair])))


@dataclass(frozen=True)
class Days:
    """What the accepted reports of a month's days add up to, beside the month itself and never added to it."""

    words: str
    rows: list


def sum_of_days(report, user):
    """The days of a month, each by its final or else by its estimate; nothing for a day, or where none is told."""
    if not report.is_month:
        return None
    seen = TrafficReport.objects.visible_to(user).counted().of_days()
    days = seen.filter(crossing=report.crossing_id, period__startswith=report.period).with_rows()
    told = {}
    for each in sorted(days, key=lambda each: each.standing == TrafficStanding.FINAL):
        told[each.period] = each
    if not told:
        return None
    rows = list(side_by_side(figures_of([report]), figures_of(told.values())))
    return Days(days_words(len(told), report.starts_on), rows)


def days_words(number, first):
    """How many days of a month are told: 12/31 days."""
    of_all = monthrange(first.year, first.month)[1]
    return _("%(n)s/%(all)s days") % {"n": vietnamese.number(number), "all": of_all}


def may_write_final(report, user):
    """Whether this person may tell finally what an accepted estimate says, and nobody has done so yet."""
    if report.standing != TrafficStanding.ESTIMATE or report.state != State.ACCEPTED:
        return False
    if report.is_unfinished() or not user.has_perm("crossings.add_trafficreport"):
        return False
    here = CrossingPoint.objects.in_places_of(user).filter(pk=report.crossing_id)
    final = TrafficReport(crossing=report.crossing, period=report.period, standing=TrafficStanding.FINAL)
    return here.exists() and final.told_twice() is None
