"""Makes what schedules say once its time has come, or somebody asks for it: once, whatever happens in between."""

import logging
import uuid
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from borderops.people.models import User
from borderops.people.roles import REVIEWERS, Role
from borderops.summaries.exports import file_of
from borderops.summaries.messages import KEPT_FOR
from borderops.summaries.nameless import whole_register
from borderops.summaries.report_writing import make
from borderops.summaries.reported import reported_beside
from borderops.summaries.schedule_ending import MOST_TRIES, State, fail, finish, refuse, tell_failure
from borderops.summaries.schedule_rights import may_make, readers_of
from borderops.summaries.schedules import Schedule, ScheduleRun
from borderops.summaries.summary import DistrictSummary

# After so long without an end the worker is taken for dead.
DEAD_AFTER = timedelta(minutes=15)
# A file of this many bytes holds the line's districts many times over.
MOST_BYTES = 5 * 1024 * 1024
# So far ahead no moment of the past can lie: the clock was wrong when it was written down.
CLOCK = timedelta(days=1)
LANGUAGE = "vi"
logger = logging.getLogger(__name__)


def make_due():
    """Makes of each schedule the latest period that is due; one that fails keeps no other from being made."""
    now = timezone.now()
    for schedule in Schedule.objects.filter(active=True).select_related("template"):
        try:
            with override(LANGUAGE):
                make_if_due(schedule, now)
        except Exception:
            logger.exception("Schedule %s failed.", schedule.pk)
    make_asked(ScheduleRun.objects.filter(state=State.WAITING).exclude(asked_by=None), now)


def make_asked(runs, now):
    """Makes what somebody has asked for and what is not made yet."""
    for run in runs.select_related("schedule__template", "asked_by").defer("content"):
        try:
            with override(LANGUAGE):
                if taken := taken_up(run, now):
                    carry_out(taken, run.schedule, now)
        except Exception:
            logger.exception("Run %s failed.", run.pk)


def make_if_due(schedule, now):
    period = schedule.latest_due(now)
    if period is None:
        return
    run = ScheduleRun.objects.get_or_create(schedule=schedule, period=period.key, asked_by=None)[0]
    if any(moment and moment > now + CLOCK for moment in (run.ended_at, run.picked_at)):
        make_anew(run)
    if run.state == State.WAITING and (taken := taken_up(run, now)):
        carry_out(taken, schedule, now)


def make_anew(run):
    """What a clock that ran ahead made of a period before it had come does not count."""
    anew = {
        "state": State.WAITING,
        "tries": 0,
        "picked_at": None,
        "ended_at": None,
        "key": uuid.uuid4(),
        "fault": "",
    }
    ScheduleRun.objects.filter(pk=run.pk, ended_at=run.ended_at, picked_at=run.picked_at).update(**anew)
    run.refresh_from_db()


def taken_up(run, now):
    """The run, if it is still to be made and no other worker is at it; else nothing."""
    free = Q(picked_at=None) | Q(picked_at__lt=now - DEAD_AFTER)
    open_run = ScheduleRun.objects.filter(free, pk=run.pk, state=State.WAITING)
    mine = open_run.filter(tries__lt=MOST_TRIES).update(picked_at=now, tries=F("tries") + 1)
    run.refresh_from_db()
    if mine:
        return run
    if run.state == State.WAITING and run.tries >= MOST_TRIES:
        words = _("It broke off %(n)s times.") % {"n": run.tries}
        if open_run.update(state=State.FAILED, ended_at=now, picked_at=None, fault=words):
            tell_failure(run.schedule, run, words)
    return None


def carry_out(run, schedule, now):
    """Makes it in the name of who arranged it; how it ended is written down and told."""
    maker = User.objects.get(pk=schedule.made_by_id)
    try:
        if not may_make(maker, schedule.of_reports):
            raise PermissionDenied
        made = (
            make_report(run, schedule, maker) if schedule.of_reports else make_summary(run, schedule, maker)
        )
    except PermissionDenied:
        refuse(run, schedule, maker, now)
    except ValidationError as refusal:
        fail(run, schedule, now, " ".join(refusal.messages))
    except Exception:
        logger.exception("Run %s of schedule %s failed.", run.pk, schedule.pk)
        fail(run, schedule, now, _("An unexpected fault; the administrator finds it in the log."))
    else:
        finish(run, schedule, maker, now, made)


def make_report(run, schedule, maker):
    """The draft; the key of the run sees to it that there is one only."""
    report = make(maker, run.span, schedule.template, form_key=run.key)
    return {"address": report.get_absolute_url()}


def make_summary(run, schedule, maker):
    """The workbook with the figures that all its readers may see: what waits is told to those alone who review it."""
    reviewing = [each.places_as(*REVIEWERS).everywhere for each in readers_of(schedule, maker)]
    summary = DistrictSummary(maker if all(reviewing) else whole_register(Role.OBSERVER), run.span)
    content, _type, name = file_of(summary, reported_beside(run.span), "xlsx")
    if len(content) > MOST_BYTES:
        raise ValidationError(_("The file is too large to be kept. Take it out of the summary's own page."))
    return {"address": reverse("schedule-file", args=[run.pk]), "file_name": name, "content": content}


def remove_old_files():
    """Takes out the files of summaries after a year, as long as their messages are kept."""
    old = ScheduleRun.objects.filter(ended_at__lt=timezone.now() - KEPT_FOR, content__isnull=False)
    old.update(content=None, address="")
