"""On the first page: permits that end soon, workers who are overdue, and workers whom a list held back."""

from django.utils.translation import gettext_lazy as _

from borderops.labour.held_lately import still_held
from borderops.labour.models import Permit, WorkerList
from borderops.review.inbox import Task, register_task

SOON = 30


def expiring_for(user):
    """Permits of the user's places that end within a month."""
    return Permit.objects.visible_to(user).expiring(SOON)


def overdue_for(user):
    """Workers of the user's places who should have come back."""
    return Permit.objects.visible_to(user).overdue()


def held_for(user):
    """Accepted lists of the user's places in which somebody is held back, who stands in no later list of that kind."""
    return still_held(WorkerList.objects.visible_to(user))


register_task(
    Task(
        "labour-overdue",
        _("Workers overdue abroad"),
        "labour.view_permit",
        overdue_for,
        "permits",
        _("log their return, an extension, or that they left the job"),
        tone="stop",
        query="overdue=1",
    )
)
register_task(
    Task(
        "labour-expiring",
        _("Work permits that end within 30 days"),
        "labour.view_permit",
        expiring_for,
        "permits",
        _("extend them, or prepare the return"),
        query=f"within={SOON}",
    )
)
register_task(
    Task(
        "labour-held",
        _("Lists with workers held back"),
        "labour.change_workerlist",
        held_for,
        "worker-lists",
        _("mend what is said there, and put the worker into a new list"),
        query="held=open",
    )
)
