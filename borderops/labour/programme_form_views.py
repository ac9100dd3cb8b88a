"""The forms by which programmes are kept."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext
from django.views.generic import CreateView, UpdateView

from borderops.crossings.point_views import KeptForm
from borderops.labour.programme_forms import ProgrammeForm
from borderops.labour.programmes import Programme


def kept_programme(user, code):
    """A programme that the user sees; PermissionDenied where somebody else keeps it."""
    programme = get_object_or_404(Programme.objects.visible_to(user).with_life().coded(code))
    if not Programme.objects.kept_by(user).filter(pk=programme.pk).exists():
        raise PermissionDenied
    return programme


class ProgrammeFormPage(KeptForm, PermissionRequiredMixin):
    """What adding a programme and changing one share."""

    model = Programme
    form_class = ProgrammeForm
    template_name = "labour/programme_form.html"


class ProgrammeNew(ProgrammeFormPage, CreateView):
    """Adds a programme to the register."""

    permission_required = "labour.add_programme"

    def after(self, kept):
        words = gettext("%(programme)s is written down. Add now since when it runs.")
        messages.success(self.request, words % {"programme": kept})
        return redirect(kept)


class ProgrammeEdit(ProgrammeFormPage, UpdateView):
    """Changes the facts of a programme; the former ones stay in its history."""

    permission_required = "labour.change_programme"

    def get_object(self, queryset=None):
        return kept_programme(self.request.user, self.kwargs["code"])

    def after(self, kept):
        messages.success(self.request, gettext("%(programme)s is changed.") % {"programme": kept})
        return redirect(kept)
