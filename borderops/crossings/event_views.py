"""What happens in the life of a crossing point: written down, corrected, taken back."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.views.generic import CreateView, TemplateView, UpdateView

from borderops.crossings.choices import LifeStep
from borderops.crossings.event_forms import CrossingEventForm
from borderops.crossings.events import CrossingEvent
from borderops.crossings.point_views import KeptForm, kept_crossing


class OfCrossing(PermissionRequiredMixin):
    """A page about one crossing point that the user keeps."""

    @cached_property
    def crossing(self):
        return kept_crossing(self.request.user, self.kwargs["code"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"crossing": self.crossing}

    def event_asked(self):
        return get_object_or_404(self.crossing.events.all(), pk=self.kwargs["pk"])


class EventFormPage(KeptForm, OfCrossing):
    """What writing an event down and correcting it share."""

    model = CrossingEvent
    form_class = CrossingEventForm
    template_name = "crossings/event_form.html"

    def after(self, kept):
        messages.success(self.request, gettext("Written down: %(what)s.") % {"what": kept})
        return redirect(self.crossing)


class CrossingEventNew(EventFormPage, CreateView):
    """Writes an event down; the address may say what happened."""

    permission_required = "crossings.add_crossingevent"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": CrossingEvent(crossing=self.crossing)}

    def get_initial(self):
        asked = self.request.GET.get("kind")
        return super().get_initial() | ({"kind": asked} if asked in LifeStep.values else {})


class CrossingEventEdit(EventFormPage, UpdateView):
    """Corrects what was written down of an event; the history keeps what it said before."""

    permission_required = "crossings.change_crossingevent"

    def get_object(self, queryset=None):
        return self.event_asked()


class WithdrawCrossingEvent(OfCrossing, TemplateView):
    """Asks, and then takes back an event that did not happen."""

    permission_required = "crossings.change_crossingevent"
    http_method_names = ["get", "head", "options", "post"]
    template_name = "crossings/event_withdraw.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"event": self.event_asked()}

    def post(self, request, *args, **kwargs):
        event = self.event_asked()
        words = gettext("Taken back: %(what)s.") % {"what": event}
        try:
            event.withdraw(request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, words)
        return redirect(self.crossing)
