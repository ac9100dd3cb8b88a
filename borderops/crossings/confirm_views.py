"""One tap that says: what the board shows of this crossing point still holds."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext
from django.views import View

from borderops import vietnamese
from borderops.crossings.changes import FlowChange
from borderops.crossings.confirming import confirm
from borderops.crossings.points import CrossingPoint
from borderops.crossings.rules import CODE
from borderops.review.views import by_reference


class ConfirmCrossing(PermissionRequiredMixin, View):
    """POST only: confirms the change named, or all that stand; seen names those that the person looked at."""

    permission_required = "crossings.add_confirmation"
    http_method_names = ["post"]

    def post(self, request, code):
        if not CODE.fullmatch(code):
            raise Http404
        own = CrossingPoint.objects.visible_to(request.user).in_places_of(request.user)
        crossing = get_object_or_404(own, code=code)
        try:
            confirmed = confirm(crossing, request.user, self.change(crossing), **self.told())
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, done_words(crossing, len(confirmed)))
        return redirect(self.way_back())

    def change(self, crossing):
        """The change that the tap names, if it names one."""
        reference = self.request.POST.get("change", "")
        changes = FlowChange.objects.visible_to(self.request.user).filter(crossing=crossing)
        return by_reference(changes, reference) if reference else None

    def told(self):
        """What the form says beside: the source, and what the person saw."""
        return {"source": self.request.POST.get("source", ""), "seen": self.request.POST.get("seen")}

    def way_back(self):
        """The page of this site that the tap came from, or the board."""
        target = self.request.POST.get("next", "")
        is_ours = target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None)
        return target if is_ours else reverse("crossings")


def done_words(crossing, number):
    words = ngettext(
        "%(crossing)s: %(n)s state confirmed at %(when)s.",
        "%(crossing)s: %(n)s states confirmed at %(when)s.",
        number,
    )
    shown = {"crossing": crossing, "n": vietnamese.number(number), "when": vietnamese.moment(timezone.now())}
    return words % shown
