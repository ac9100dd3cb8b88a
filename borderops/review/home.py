"""The first page: what needs this person now."""

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from borderops.lists.keyset import LIMIT, bounded_count
from borderops.lists.keyset import Count as Bounded
from borderops.lists.templatetags.words import waiting_since
from borderops.review.inbox import inboxes, panels, tasks, waiting_by_register
from borderops.review.querysets import past_review
from borderops.review.states import State

MOST = 10


class Home(TemplateView):
    """My work: what waits for my review, what is late, what was returned to my unit. Open to everyone logged in."""

    template_name = "review/home.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        writes = [inbox for inbox in inboxes.values() if user.has_perm(inbox.add_permission)]
        return super().get_context_data(**kwargs) | {
            "today": timezone.localdate(),
            "tiles": work_tiles(user),
            "blocks": [block for inbox in writes for block in own_blocks(inbox, user)],
            "panels": [shown(panel, user) for panel in panels.values() if user.has_perm(panel.permission)],
        }


def shown(panel, user):
    """What the template of a panel needs."""
    about = {"key": panel.key, "heading": panel.heading, "template": panel.template}
    return about | panel.context(user)


def work_tiles(user):
    """What waits for this person in each register, and each other task of theirs."""
    waiting = [waiting_tile(*each) for each in waiting_by_register(user).items()]
    return waiting + [task_tile(task, user) for task in tasks.values() if user.has_perm(task.permission)]


def waiting_tile(inbox, waiting):
    """How many wait in a register, the longest for how long, and how many are late."""
    longest = waiting.order_by("submitted_at").values("pk", "submitted_at", "review_due_at")[: LIMIT + 1]
    late = Count("pk", filter=past_review())
    told = longest.aggregate(number=Count("pk"), late=late, oldest=Min("submitted_at"))
    count, late = Bounded(told["number"], LIMIT), Bounded(told["late"], LIMIT)
    notes = [_("longest %(time)s") % {"time": waiting_since(told["oldest"])}] if count.number else []
    if late.number:
        notes.append(_("%(n)s late") % {"n": late.short})
    return {
        "label": _("Waiting for my review: %(register)s") % {"register": inbox.label},
        "value": count.short,
        "note": " · ".join(notes),
        "url": reverse("inbox", args=[inbox.key]),
        "tone": "stop" if late.number else "wait" if count.number else "",
    }


def task_tile(task, user):
    """How many records of a task there are; and if none, that there is nothing to do."""
    count = bounded_count(task.records(user))
    return {
        "label": task.label,
        "value": count.short,
        "note": task.note if count.number else _("nothing to do"),
        "url": f"{reverse(task.list_url)}?{task.query}" if task.query else reverse(task.list_url),
        "tone": task.tone if count.number else "",
    }


def own_blocks(inbox, user):
    """What was returned to my unit, our drafts, and what of ours waits for review; only where there is any."""
    mine = inbox.model.objects.editable_by(user).for_list().order_by("-updated_at")
    sent = inbox.model.objects.own_to(user).waiting().for_list().order_by("submitted_at", "pk")
    returned = list(mine.filter(state=State.RETURNED)[:MOST])
    drafts, waiting = list(mine.filter(state=State.DRAFT)[:MOST]), list(sent[:MOST])
    names = {"register": inbox.label}
    if returned or inbox is next(iter(inboxes.values())):
        yield _("Returned to my unit: %(register)s") % names, returned, _("Nothing has been returned.")
    if drafts:
        yield _("Drafts in my unit: %(register)s") % names, drafts, ""
    if waiting:
        yield _("Sent by my unit, waiting for review: %(register)s") % names, waiting, ""
