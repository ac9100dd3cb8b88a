"""Closing a demand: why nobody more is to be found for it."""

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from borderops import vietnamese
from borderops.labour.intakes import Intake
from borderops.people.carrying import typed_by

USUAL_WORDS = [
    _("All places are filled"),
    _("The employer withdrew it"),
    _("The programme is suspended"),
    _("Logged twice"),
]


class CloseIntakeForm(forms.Form):
    """The reason; the usual ones are offered."""

    words = forms.CharField(
        label=_("Why it is closed"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "usual-words", "autocomplete": "off"}),
    )

    def clean_words(self):
        words = vietnamese.clean(self.cleaned_data["words"], single_line=True)
        if not words:
            raise ValidationError(gettext("Say why the demand was closed."))
        return words


class CloseIntake(PermissionRequiredMixin, FormView):
    """Asks why a demand is closed, and closes it."""

    permission_required = "labour.change_intake"
    http_method_names = ["get", "head", "options", "post"]
    template_name = "labour/intake_close.html"
    form_class = CloseIntakeForm

    @cached_property
    def intake(self):
        seen = Intake.objects.visible_to(self.request.user).for_list()
        return get_object_or_404(seen, pk=self.kwargs["pk"])

    def get(self, request, *args, **kwargs):
        if self.intake.closed_on:
            messages.info(request, gettext("This demand is closed already."))
            return redirect(self.intake)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "intake": self.intake,
            "title": gettext("Close the demand"),
            "go_label": gettext("Close the demand"),
            "back_url": self.intake.get_absolute_url(),
            "usual_words": USUAL_WORDS,
            "typed_by": typed_by(self.request.user),
        }

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        try:
            self.intake.close(self.request.user, form.cleaned_data["words"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, gettext("The demand is closed."))
        return redirect(self.intake)
