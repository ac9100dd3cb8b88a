"""The verbs of review as pages."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.generic import FormView

from borderops import vietnamese
from borderops.review.forms import ReopenForm, ReturnForm, StrikeForm
from borderops.review.outbox import note_receipt


def by_reference(queryset, reference):
    """The record with this number, or before the first submit with this form key; 404 otherwise."""
    if "\0" in reference:  # no database takes it
        raise Http404
    return get_object_or_404(queryset, named_by(reference))


def named_by(reference):
    """The condition that a record has this number or this form key."""
    try:
        return Q(number=reference) | Q(form_key=UUID(reference))
    except ValueError:
        return Q(number=reference)


def whole(text):
    """A version as a form sends it, or nothing."""
    return int(text) if (text or "").isdecimal() and len(text) < 10 else None


class VerbView(PermissionRequiredMixin, View):
    """POST only: calls one verb on one record that the user may see."""

    http_method_names = ["post"]
    model = None
    verb = None
    done = None

    def get_permission_required(self):
        meta = self.model._meta
        action = "change" if self.verb == "submit" else "review"
        return [f"{meta.app_label}.{action}_{meta.model_name}"]

    def post(self, request, reference):
        record = by_reference(self.model.objects.visible_to(request.user), reference)
        try:
            getattr(record, self.verb)(request.user, version=whole(request.POST.get("version")))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            if self.verb == "submit":
                note_receipt(request, record)
            messages.success(
                request, self.done % {"record": record, "time": vietnamese.moment(timezone.now())}
            )
        return redirect(record)


class ReasonView(PermissionRequiredMixin, FormView):
    """Asks for a reason and then calls the verb."""

    template_name = "review/reason.html"
    model = None
    verb = None
    done = None
    title = None
    text = ""

    def get_permission_required(self):
        meta = self.model._meta
        return [f"{meta.app_label}.review_{meta.model_name}"]

    def dispatch(self, request, *args, **kwargs):
        if self.has_permission():
            self.record = by_reference(self.model.objects.visible_to(request.user), kwargs["reference"])
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"record": self.record}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "record": self.record,
            "title": self.title,
            "text": self.text,
            "go_label": self.title,
            "back_url": self.record.get_absolute_url(),
        }

    def form_valid(self, form):
        given = {name: form.cleaned_data[name] for name in ("reason", "words", "version")}
        if "fields_to_mend" in form.cleaned_data:
            given["fields"] = form.cleaned_data["fields_to_mend"]
        try:
            getattr(self.record, self.verb)(self.request.user, **given)
        except ValidationError as refusal:
            # What the record says of its own fields stands above a form that has none of them.
            form.add_error(None, refusal.messages)
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, self.done % {"record": self.record})
        return redirect(self.record)


class SubmitView(VerbView):
    verb = "submit"
    done = gettext_lazy("Received at %(time)s, number %(record)s.")


class AcceptView(VerbView):
    verb = "accept"
    done = gettext_lazy("%(record)s is accepted and counts from now on.")


class SendBackView(ReasonView):
    verb = "send_back"
    form_class = ReturnForm
    title = gettext_lazy("Return to the unit")
    text = gettext_lazy("The unit sees what to mend and submits again. Until then the record does not count.")
    done = gettext_lazy("%(record)s is returned to its unit.")


class StrikeView(ReasonView):
    verb = "strike"
    form_class = StrikeForm
    title = gettext_lazy("Take out of the statistics")
    text = gettext_lazy("The record is kept with its history, but counts no longer.")
    done = gettext_lazy("%(record)s no longer counts.")


class ReopenView(ReasonView):
    verb = "reopen"
    form_class = ReopenForm
    title = gettext_lazy("Reopen for correction")
    text = gettext_lazy(
        "The unit can correct what was logged. Until it is accepted again, it does not count."
    )
    done = gettext_lazy("%(record)s is open again for its unit.")
