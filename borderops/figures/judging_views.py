"""The page on which a person decides what to hold of figures that contradict each other."""

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from borderops import vietnamese
from borderops.figures.conflicts import conflicts_of
from borderops.figures.models import ReportedFigure
from borderops.review.views import by_reference


class JudgementForm(forms.Form):
    """What was found, in words; both figures stay as they were published."""

    words = forms.CharField(
        label=_("What was decided"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Which figure holds, and why: shown beside the figures with your name and the day."),
    )

    # The last word that stood on the page.
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_words(self):
        words = vietnamese.clean(self.cleaned_data["words"])
        if not words:
            raise ValidationError(gettext("Say in words what was found."))
        return words


class JudgeFigure(PermissionRequiredMixin, FormView):
    """Decides on all that contradicts one figure."""

    permission_required = "figures.review_reportedfigure"
    form_class = JudgementForm
    template_name = "figures/judge.html"

    def dispatch(self, request, *args, **kwargs):
        if self.has_permission():
            figures = ReportedFigure.objects.visible_to(request.user).select_related("indicator", "judged_by")
            self.figure = by_reference(figures, kwargs["reference"])
            self.conflicts = [] if self.figure.successor else conflicts_of(self.figure)
            if not self.conflicts:
                messages.info(
                    request, gettext("Nothing contradicts this figure: there is nothing to decide.")
                )
                return redirect(self.figure)
        return super().dispatch(request, *args, **kwargs)

    def get_initial(self):
        return {"words": self.figure.judgement, "seen": self.figure.last_word}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "title": gettext("Decide on %(figure)s") % {"figure": self.figure},
            "figure": self.figure,
            "conflicts": self.conflicts,
            "go_label": gettext("Keep what was decided"),
            "back_url": self.figure.get_absolute_url(),
        }

    def form_valid(self, form):
        try:
            self.figure.judge(self.request.user, form.cleaned_data["words"], form.cleaned_data["seen"])
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            form.data = form.data.copy()
            form.data["seen"] = self.figure.last_word
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(
            self.request, gettext("Kept with your name. The published figures stay as they are.")
        )
        return redirect(self.figure)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)
