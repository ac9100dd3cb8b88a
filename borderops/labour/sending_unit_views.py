"""The units that choose and send workers: their list, and the form by which it is kept."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import CreateView, ListView, UpdateView

from borderops.crossings.point_views import KeptForm
from borderops.labour.sending_unit_forms import SendingUnitForm
from borderops.labour.sending_units import SendingUnit


class SendingUnits(PermissionRequiredMixin, ListView):
    """Every sending unit, with its programmes; they are few."""

    permission_required = "labour.view_sendingunit"
    template_name = "labour/sending_units.html"
    context_object_name = "units"

    def get_queryset(self):
        return SendingUnit.objects.prefetch_related("programmes")


class SendingUnitFormPage(KeptForm, PermissionRequiredMixin):
    """What adding a sending unit and changing one share."""

    model = SendingUnit
    form_class = SendingUnitForm
    template_name = "labour/sending_unit_form.html"

    def get_context_data(self, **kwargs):
        back = reverse("sending-units")
        return super().get_context_data(**kwargs) | {"title": self.title(), "back_url": back}

    def after(self, kept):
        messages.success(self.request, gettext("Written down: %(what)s.") % {"what": kept})
        return redirect("sending-units")


class SendingUnitNew(SendingUnitFormPage, CreateView):
    """Adds a sending unit; the address may name a programme."""

    permission_required = "labour.add_sendingunit"

    def title(self):
        return gettext("Add a sending unit")

    def get_initial(self):
        asked = self.request.GET.get("programme", "")
        programmes = self.form_class.base_fields["programmes"].queryset.filter(code=asked.replace("\0", ""))
        return super().get_initial() | {"programmes": list(programmes)}


class SendingUnitEdit(SendingUnitFormPage, UpdateView):
    """Changes a sending unit; one that sends no longer has a last day."""

    permission_required = "labour.change_sendingunit"

    def title(self):
        return gettext("Change: %(what)s") % {"what": self.object}
