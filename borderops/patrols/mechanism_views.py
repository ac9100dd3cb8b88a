"""The mechanisms of working with the other side: how each stands on a day, and the forms for a change."""

from dataclasses import dataclass
from datetime import date

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.urls import reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.views.generic import CreateView, TemplateView, UpdateView

from borderops.figures.as_of import AsOfForm
from borderops.patrols.choices import Mechanism
from borderops.patrols.mechanism_forms import MechanismForm
from borderops.patrols.mechanisms import MechanismChange


@dataclass
class Standing:
    """How one mechanism stands on a day: its last change until then, and all that are written down of it."""

    mechanism: Mechanism
    change: MechanismChange | None
    history: list
    day: date

    @property
    def begun(self):
        """Changes of a year or month that the day lies in."""
        return [change for change in self.history if change.may_have_begun_by(self.day)]

    @property
    def others(self):
        """What came before the one that stands, and what came later."""
        return [change for change in self.history if change != self.change]


def standings(day):
    """How every mechanism stands on a day, each with all its changes, the latest first."""
    last, history = MechanismChange.objects.standing_on(day), {}
    for change in MechanismChange.objects.order_by("-counts_from", "-pk"):
        change.is_later = change.counts_from > day
        history.setdefault(change.mechanism, []).append(change)
    return [Standing(each, last.get(each), history.get(each, []), day) for each in Mechanism]


class Mechanisms(PermissionRequiredMixin, TemplateView):
    """How each mechanism stands on the day that the address names."""

    permission_required = "patrols.view_mechanismchange"
    template_name = "patrols/mechanisms.html"

    def get(self, request, *args, **kwargs):
        form = AsOfForm(request.GET)
        status = 200 if form.is_valid() else 400
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def get_context_data(self, form, **kwargs):
        day = form.cleaned_data.get("as_of")
        shown = {"day": day, "standings": standings(day)} if day else {}
        return super().get_context_data(**kwargs) | {"form": form, **shown}


class MechanismFormPage(PermissionRequiredMixin):
    """What writing down and correcting a change share; what was typed comes back with what is wrong with it."""

    model = MechanismChange
    form_class = MechanismForm
    template_name = "patrols/mechanism_form.html"
    success_url = reverse_lazy("mechanisms")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"title": self.title(), "back_url": reverse("mechanisms")}

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        answer = super().form_valid(form)
        messages.success(self.request, _("Written down: %(change)s.") % {"change": self.object})
        return answer


class MechanismNew(MechanismFormPage, CreateView):
    """Writes down that a mechanism was suspended, runs again or has ended; the address may name which."""

    permission_required = "patrols.add_mechanismchange"

    def title(self):
        return _("Write down a change of a mechanism")

    def get_initial(self):
        return super().get_initial() | {"mechanism": self.request.GET.get("mechanism", "")}


class MechanismEdit(MechanismFormPage, UpdateView):
    """Corrects what was written down; the history keeps what it said before."""

    permission_required = "patrols.change_mechanismchange"

    def title(self):
        return _("Correct: %(change)s") % {"change": self.get_object()}
