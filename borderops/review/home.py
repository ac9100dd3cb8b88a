"""The first page: what needs this person now."""

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from borderops.lists.keyset import bounded_count
from borderops.lists.templatetags.words import waiting_since
from borderops.review.inbox import inboxes
from borderops.review.states import State

MOST = 10


class Home(TemplateView):
    """My work: what waits for my review, what was returned to my unit, our drafts. Open to everyone logged in."""

    template_name = "review/home.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        reviews = [inbox for inbox in inboxes.values() if user.has_perm(inbox.review_permission)]
        writes = [inbox for inbox in inboxes.values() if user.has_perm(inbox.add_permission)]
        return super().get_context_data(**kwargs) | {
            "today": timezone.localdate(),
            "tiles": [waiting_tile(inbox, user) for inbox in reviews],
            "blocks": [block for inbox in writes for block in own_blocks(inbox, user)],
        }


def waiting_tile(inbox, user):
    """How many wait in a register, and the longest for how long."""
    waiting = inbox.waiting_for(user)
    count = bounded_count(waiting)
    oldest = waiting.order_by("submitted_at").values_list("submitted_at", flat=True).first()
    return {
        "label": _("Waiting for my review: %(register)s") % {"register": inbox.label},
        "value": count.short,
        "note": _("longest %(time)s") % {"time": waiting_since(oldest)} if oldest else "",
        "url": reverse("inbox", args=[inbox.key]),
        "tone": "wait" if count.number else "",
    }


def own_blocks(inbox, user):
    """What was returned to my unit, and the drafts in it, newest first; drafts only where there are any."""
    mine = inbox.model.objects.editable_by(user).for_list().order_by("-updated_at")
    returned = list(mine.filter(state=State.RETURNED)[:MOST])
    drafts = list(mine.filter(state=State.DRAFT)[:MOST])
    names = {"register": inbox.label}
    if returned or inbox is next(iter(inboxes.values())):
        yield _("Returned to my unit: %(register)s") % names, returned, _("Nothing has been returned.")
    if drafts:
        yield _("Drafts in my unit: %(register)s") % names, drafts, ""
