"""Làm ngay: a schedule carried out because somebody asks for it, once for each click, beside its dates."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from borderops.summaries.schedule_making import make_asked
from borderops.summaries.schedules import ScheduleRun


def ask(schedule, by, key):
    """Makes the period that was over last, in the name and for the readers of the schedule; gives what became of it.

    `key` is that of the click: with the same one again nothing more is made. What fails is tried again by the clock.
    """
    if not by.has_perm("summaries.change_schedule"):
        raise PermissionDenied
    if not schedule.active:
        raise ValidationError(_("This schedule is out of use. Switch it on first."))
    told = {"schedule": schedule, "period": schedule.latest_over.key, "asked_by": by}
    run = ScheduleRun.objects.get_or_create(key=key, defaults=told)[0]
    if (run.schedule_id, run.asked_by_id) != (schedule.pk, by.pk):
        raise ValidationError(_("This button was used already. Open the page anew and click once more."))
    make_asked(ScheduleRun.objects.filter(pk=run.pk), timezone.now())
    run.refresh_from_db()
    return run
