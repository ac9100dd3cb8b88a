"""The form by which quotas are kept."""

from urllib.parse import urlencode

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import CreateView, UpdateView

from borderops.crossings.point_views import KeptForm
from borderops.labour.quota_forms import QuotaForm, place_asked
from borderops.labour.quotas import Quota


class QuotaFormPage(KeptForm, PermissionRequiredMixin):
    """What setting a quota and changing one share."""

    model = Quota
    form_class = QuotaForm
    template_name = "labour/quota_form.html"

    def get_context_data(self, **kwargs):
        back = reverse("quotas")
        return super().get_context_data(**kwargs) | {"title": self.title(), "back_url": back}

    def after(self, kept):
        messages.success(self.request, gettext("Written down: %(what)s.") % {"what": kept})
        asked = urlencode({"year": kept.year, "programme": kept.programme.code})
        return HttpResponseRedirect(f"{reverse('quotas')}?{asked}")


class QuotaNew(QuotaFormPage, CreateView):
    """Sets a quota; the address may name the programme, the year and the district."""

    permission_required = "labour.add_quota"

    def title(self):
        return gettext("Set a quota")

    def get_initial(self):
        return super().get_initial() | place_asked(self.request.GET)


class QuotaEdit(QuotaFormPage, UpdateView):
    """Changes a quota; the history keeps what it was before."""

    permission_required = "labour.change_quota"

    def title(self):
        return gettext("Change a quota")
