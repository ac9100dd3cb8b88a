"""The next shift confirms that it has taken over."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views import View

from borderops import vietnamese
from borderops.patrols.handovers import HandOver
from borderops.patrols.shifts import ShiftReport
from borderops.review.views import by_reference


class ConfirmHandOver(PermissionRequiredMixin, View):
    """POST only: gives the word of the next shift for one report that the user may see."""

    permission_required = "patrols.add_shiftreport"
    http_method_names = ["post"]

    def post(self, request, reference):
        shift = by_reference(ShiftReport.objects.visible_to(request.user), reference)
        words = vietnamese.clean(request.POST.get("words", ""), single_line=True)
        try:
            given = HandOver.confirm(shift, request.user, words[:200])
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            said = _("The hand-over was confirmed by %(who)s at %(time)s.")
            messages.success(request, said % {"who": given.by, "time": vietnamese.moment(given.at)})
        return redirect(shift)
