"""Workers whose paper stands in two places, on the first page of the province."""

from django.utils.translation import gettext_lazy as _

from borderops.labour.worker_alike import awaiting
from borderops.review.inbox import Task, register_task

register_task(
    Task(
        "workers-awaiting",
        _("Workers awaiting the province"),
        "labour.pass_quota",  # what only the province may: it alone sees both records
        awaiting,
        "workers-awaiting",
        _("compare the two records of one paper"),
    )
)
