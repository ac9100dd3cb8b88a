"""What happens to a programme: written down, corrected, taken back."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.views.generic import CreateView, TemplateView, UpdateView

from borderops.crossings.point_views import KeptForm
from borderops.labour.choices import ProgrammeStep
from borderops.labour.programme_form_views import kept_programme
from borderops.labour.programme_steps import ProgrammeEvent
from borderops.labour.step_forms import StepForm


class OfProgramme(PermissionRequiredMixin):
    """A page about one programme that the user keeps."""

    @cached_property
    def programme(self):
        return kept_programme(self.request.user, self.kwargs["code"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"programme": self.programme}

    def step_asked(self):
        return get_object_or_404(self.programme.steps.all(), pk=self.kwargs["pk"])


class StepFormPage(KeptForm, OfProgramme):
    """What writing a step down and correcting it share."""

    model = ProgrammeEvent
    form_class = StepForm
    template_name = "labour/programme_step_form.html"

    def after(self, kept):
        messages.success(self.request, gettext("Written down: %(what)s.") % {"what": kept})
        return redirect(self.programme)


class StepNew(StepFormPage, CreateView):
    """Writes a step down; the address may say what happened."""

    permission_required = "labour.add_programmeevent"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": ProgrammeEvent(programme=self.programme)}

    def get_initial(self):
        asked = self.request.GET.get("kind")
        return super().get_initial() | ({"kind": asked} if asked in ProgrammeStep.values else {})


class StepEdit(StepFormPage, UpdateView):
    """Corrects what was written down of a step; the history keeps what it said before."""

    permission_required = "labour.change_programmeevent"

    def get_object(self, queryset=None):
        return self.step_asked()


class StepWithdraw(OfProgramme, TemplateView):
    """Asks, and then takes back a step that did not happen."""

    permission_required = "labour.change_programmeevent"
    http_method_names = ["get", "head", "options", "post"]
    template_name = "labour/programme_step_withdraw.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"step": self.step_asked()}

    def post(self, request, *args, **kwargs):
        step = self.step_asked()
        words = gettext("Taken back: %(what)s.") % {"what": step}
        try:
            step.withdraw(request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, words)
        return redirect(self.programme)
