"""What is amiss with a permit today: said on its page, in words that tell what to do."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.crossings.choices import Flow
from borderops.crossings.points import CrossingPoint
from borderops.crossings.standing import standings
from borderops.labour.choices import Stage

OVER = {Stage.RETURNED, Stage.REFUSED, Stage.CANCELLED}
SOON = timedelta(days=30)


def warnings_of(permit):
    """The warnings, the most pressing first; a permit that is over has only those about its worker."""
    found = [*of_worker(permit)]
    if permit.stage in OVER:
        return found
    today = timezone.localdate()
    return [
        *of_return(permit),
        *of_programme(permit, today),
        *of_crossing(permit, today),
        *of_paper(permit, today),
        *found,
    ]


def of_return(permit):
    if permit.is_overdue:
        words = gettext(
            "The worker was due back on %(day)s and nobody has logged a return, an extension or that they left the job."
        )
        yield words % {"day": vietnamese.day(permit.due_on)}
    elif permit.stage == Stage.LEFT:
        yield gettext(
            "The worker left the job; where they are is not known. Log the return when they come back."
        )


def of_programme(permit, today):
    if permit.programme.runs_on(today) is False:
        step = permit.programme.step_on(today)
        words = gettext("The programme does not run now: %(step)s. Ask the province before anybody departs.")
        yield words % {"step": step.get_kind_display().lower()}


def of_crossing(permit, today):
    """Whether people can pass on either side where the worker is to cross."""
    if not permit.crossing_id:
        return
    (stood,) = standings(CrossingPoint.objects.filter(pk=permit.crossing_id), today)
    stopped = [
        each for each in stood.flows if each.flow == Flow.PEOPLE and each.is_known and each.tone == "stop"
    ]
    if stood.is_closed or stopped:
        sides = ", ".join(f"{each.side.label}: {each.state_words}" for each in stopped)
        words = gettext("People cannot pass at %(crossing)s now (%(state)s). Choose another crossing point.")
        yield words % {"crossing": permit.crossing, "state": sides or gettext("closed for good")}


def of_paper(permit, today):
    ends, needed = permit.paper_expires_on, permit.ends_on
    if not ends:
        return
    told = {"day": vietnamese.day(ends)}
    if ends < today:
        yield gettext("The travel paper ended on %(day)s. Renew it.") % told
    elif needed and ends < needed:
        yield gettext("The travel paper ends on %(day)s, before the permit. Renew it.") % told
    elif ends <= today + SOON:
        yield gettext("The travel paper ends soon, on %(day)s. Renew it.") % told


def of_worker(permit):
    worker = permit.worker
    if worker.merged_into_id:
        words = gettext("The worker was merged into another: %(worker)s.")
        yield words % {"worker": worker.merged_into}
    elif worker.awaits_province:
        yield gettext("The worker's paper already stands in the register and waits for the province.")
