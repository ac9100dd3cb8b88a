"""Confirming that a district's month had no incident, and taking that back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View
from django.views.generic import TemplateView

from borderops.incidents.models import NilConfirmation, Regime
from borderops.incidents.nil_forms import ConfirmForm, MonthsForm
from borderops.incidents.nil_months import confirmations, nil_months


class NilConfirmations(PermissionRequiredMixin, TemplateView):
    """The months of one of the reviewer's districts, with a button where nothing is recorded."""

    permission_required = "incidents.confirm_nil"
    template_name = "incidents/nil_months.html"

    def get(self, request, *args, **kwargs):
        form = MonthsForm(request.GET, user=request.user)
        if form.errors.get("district") and request.GET.get("district"):
            raise Http404
        return self.render_to_response(self.get_context_data(form=form), status=400 if form.errors else 200)

    def get_context_data(self, form, **kwargs):
        chosen = form.cleaned_data
        shown = {}
        if form.is_valid():
            shown = {
                "months": nil_months(chosen["district"], chosen["period"], chosen["regime"]),
                "regime_words": Regime(chosen["regime"]).label if chosen["regime"] else "",
                "standing": confirmations(chosen["district"], chosen["period"]),
            }
        return super().get_context_data(**kwargs) | {"form": form, "chosen": chosen, **shown}


class NilPost(PermissionRequiredMixin, View):
    """POST only; afterwards back to the months that were shown."""

    permission_required = "incidents.confirm_nil"
    http_method_names = ["post"]

    def back(self):
        names = [name for name in ("district", "period", "regime") if self.request.POST.get(name)]
        query = urlencode({name: self.request.POST[name] for name in names})
        return redirect(f"{reverse('nil-confirmations')}?{query}")


class ConfirmNil(NilPost):
    """Says for one district's month that nothing happened."""

    def post(self, request):
        form = ConfirmForm(request.POST, user=request.user)
        if "district" in form.errors:
            raise Http404
        if not form.is_valid():
            messages.error(request, " ".join(said for errors in form.errors.values() for said in errors))
            return self.back()
        month, place = form.cleaned_data["month"], form.cleaned_data["district"]
        word = NilConfirmation(
            district=place, regime=form.cleaned_data["regime"], start=month.start, end=month.end
        )
        try:
            word.confirm(request.user)
        except ValidationError as refusal:
            messages.error(request, f"{place}, {month.name}: {' '.join(refusal.messages)}")
        else:
            messages.success(request, said(word, month))
        return self.back()


def said(word, month):
    """What was confirmed, in words."""
    words = _("Confirmed: no incident in %(district)s, %(month)s.")
    if word.regime:
        words = _("Confirmed: none of “%(regime)s” in %(district)s, %(month)s.")
    return words % {"district": word.district, "month": month.name, "regime": word.get_regime_display()}


class WithdrawNil(NilPost):
    """Takes a confirmation back."""

    def post(self, request, pk):
        word = get_object_or_404(NilConfirmation.objects.in_force_for(request.user), pk=pk)
        words = _("Withdrawn: %(confirmation)s.") % {"confirmation": word}
        word.withdraw(request.user)
        messages.success(request, words)
        return self.back()
