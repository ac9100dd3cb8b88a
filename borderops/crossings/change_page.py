"""What the page of a change shows beside the change: its neighbours, confirmations, correction and ruling."""

from django.utils import timezone

from borderops.crossings.change_corrections import NOT_SENT
from borderops.crossings.change_fields import offered_crossings
from borderops.crossings.changes import FlowChange
from borderops.crossings.notices import Notice


def context_of(change, user):
    """Everything that the page asks about one change."""
    before, after = neighbours_of(change)
    seen = FlowChange.objects.visible_to(user)
    return {
        "whole": change.is_whole_for(user),
        "ruling": change.ruling(),
        "before": before,
        "after": after,
        "confirmations": change.confirmations.select_related("by"),
        "corrected": seen.filter(pk=change.corrects_id).first(),
        "correction": seen.filter(corrects=change).exclude(state__in=NOT_SENT).first(),
        "from_notice": Notice.objects.visible_to(user).filter(pk=change.notice_id).first(),
        "may_confirm": may_confirm(change, user),
        "may_correct": may_correct(change, user),
    }


def neighbours_of(change):
    """The changes in force of the same flow and side just before and just after this one."""
    same = FlowChange.objects.in_force().filter(crossing=change.crossing, flow=change.flow, side=change.side)
    same = same.exclude(pk=change.pk).exclude(corrects=change.pk).select_related("crossing")
    order = (change.counts_from, change.exactness, change.pk)
    rows = list(same.in_order().values_list("counts_from", "exactness", "pk"))
    earlier = [row[2] for row in rows if row < order][-1:]
    later = [row[2] for row in rows if row > order][:1]
    found = same.in_bulk(earlier + later)
    return found.get(next(iter(earlier), None)), found.get(next(iter(later), None))


def may_confirm(change, user):
    """Whether it is what holds now, and this person may say that it still does."""
    if not (
        change.is_in_force and user.has_perm("crossings.add_confirmation") and may_log_there(change, user)
    ):
        return False
    same = FlowChange.objects.filter(crossing=change.crossing, flow=change.flow, side=change.side)
    return list(same.standing_at(timezone.now())) == [change]


def may_correct(change, user):
    """Whether this person may log a correction: it is in force, and nobody has corrected it yet."""
    if not (change.is_in_force and user.has_perm("crossings.add_flowchange") and may_log_there(change, user)):
        return False
    return not any(FlowChange(corrects=change).faults_of_correction())


def may_log_there(change, user):
    return offered_crossings(user).filter(pk=change.crossing_id).exists()
