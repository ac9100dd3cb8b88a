"""How a run of a schedule ends: written down once, and told to those whom it is for or who arranged it."""

from datetime import timedelta

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.summaries.messages import tell
from borderops.summaries.schedule_rights import readers_of
from borderops.summaries.schedules import ScheduleRun

MOST_TRIES = 3
LATE = timedelta(hours=2)
State = ScheduleRun.State


def ended(run, state, now, **more):
    """Writes down how it ended, unless another worker has taken it over; gives whether it did."""
    mine = ScheduleRun.objects.filter(
        pk=run.pk, state=State.WAITING, picked_at=run.picked_at, tries=run.tries
    )
    return mine.update(state=state, ended_at=now, picked_at=None, **more)


def finish(run, schedule, maker, now, made):
    """Tells those who may still see it; those who lost the right are told nothing."""
    readers = readers_of(schedule, maker)
    named = {"what": schedule.get_what_display(), "period": run.span.name}
    subject, words = _("%(what)s: %(period)s") % named, [about(run, schedule)]
    if run.asked_by:
        words.append(_("%(who)s had it made now, besides its date.") % {"who": run.asked_by})
    elif schedule.due_at(run.span) < now - LATE:
        late = _("It was due at %(moment)s and is made later, since the register was not running then.")
        words.append(late % {"moment": vietnamese.moment(schedule.due_at(run.span))})
    with transaction.atomic():
        if ended(run, State.MADE, timezone.now(), fault="", **made):
            run.told.set(readers)
            tell(readers, subject, "\n".join(words), made["address"])


def about(run, schedule):
    """What the recipients have before them."""
    words = (
        _("The draft of the report for %(period)s (%(dates)s) is made. Check it before it is issued.")
        if schedule.of_reports
        else _("The summary by district for %(period)s (%(dates)s) is made, with what was accepted by now.")
    )
    return words % {"period": run.span.name, "dates": run.span.dates}


def refuse(run, schedule, maker, now):
    """Nothing is made for who has no right any more; the maker and the recipients are told so."""
    told = _("%(who)s, in whose name it is made, may not do so any more. Somebody who may must save it anew.")
    told %= {"who": maker}
    with transaction.atomic():
        if ended(run, State.REFUSED, now, fault=told):
            tell([maker, *schedule.recipients.all()], not_made(run, schedule), told)


def fail(run, schedule, now, words):
    """Tells the maker at the first failure and at the last; in between it is tried again with the next tick."""
    is_last = run.tries >= MOST_TRIES
    with transaction.atomic():
        if is_last:
            mine = ended(run, State.FAILED, now, fault=words)
        else:
            mine = ScheduleRun.objects.filter(pk=run.pk, picked_at=run.picked_at, tries=run.tries).update(
                picked_at=None, fault=words
            )
        if mine and (is_last or run.tries == 1):
            tell_failure(schedule, run, words, is_last)


def tell_failure(schedule, run, words, is_last=True):
    after = (
        _("It is not tried again.") if is_last else _("It is tried again in a minute, three times at most.")
    )
    tell([schedule.made_by], not_made(run, schedule), f"{words} {after}", reverse("schedules"))


def not_made(run, schedule):
    return _("Not made: %(what)s, %(period)s") % {
        "what": schedule.get_what_display(),
        "period": run.span.name,
    }
