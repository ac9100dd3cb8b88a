"""What the form of a figure asks before it goes to review: sums that fail, and an estimate that stands for the same."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops.figures.models import ReportedFigure
from borderops.figures.sums import sums_that_fail
from borderops.review.views import whole

NO = "none"


class ReplacesField(forms.ModelChoiceField):
    """The estimate whose place a figure takes, of those that are accepted; or the answer that it takes none."""

    def offer(self, figures):
        """Only these can be chosen on the page."""
        told = [
            (figure.pk, _("takes the place of %(figure)s") % {"figure": offered(figure)})
            for figure in figures
        ]
        self.choices = [("", _("Choose…")), *told, (NO, _("takes no figure's place: both stand"))]

    def to_python(self, value):
        return None if value == NO else super().to_python(value)


def offered(figure):
    """A figure as it is told apart from others of the same."""
    return f"{figure}: {figure.amount_words} ({figure.get_standing_display()}, {figure.source})"


class FigureQuestions(forms.ModelForm):
    """Asked softly: an answer lets the figure pass as it is."""

    replaces = ReplacesField(
        label=gettext_lazy("Estimate before"),
        required=False,
        queryset=ReportedFigure.objects.none(),
        help_text=gettext_lazy(
            "An estimate stays as it was published, and counts no longer once its successor is accepted."
        ),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        estimates = ReportedFigure.objects.filter(standing=ReportedFigure.Standing.ESTIMATE)
        self.fields["replaces"].queryset = estimates.counted().select_related("indicator")
        self.fields["replaces"].offer(self.estimates_to_offer)

    @cached_property
    def estimates_to_offer(self):
        """The one that is chosen already, and those that stand for the same as what is typed."""
        chosen = self.data.get("replaces") or self.initial.get("replaces") or self.instance.replaces_id
        return list(self.fields["replaces"].queryset.filter(pk=whole(str(chosen or ""))))

    @property
    def asks_of_estimate(self):
        """Whether the question stands on the page."""
        return bool(self.estimates_to_offer or self["replaces"].errors)

    @cached_property
    def failing_sums(self):
        """The sums that fail with what is typed."""
        return sums_that_fail(self.instance) if self.is_bound or self.instance.pk else []

    def _post_clean(self):
        """Offers, beside the answers, the estimates that stand for the same as what was typed."""
        super()._post_clean()
        known = {figure.pk for figure in self.estimates_to_offer}
        self.estimates_to_offer += [each for each in self.instance.open_estimates() if each.pk not in known]
        self.fields["replaces"].offer(self.estimates_to_offer)

    def ask_before_submit(self):
        super().ask_before_submit()
        self.ask_of_sums()
        self.ask_of_estimate()

    def ask_of_sums(self):
        if self.failing_sums and not self.cleaned_data.get("sums_reason"):
            words = _("The numbers do not agree (%(sums)s). Correct them, or say why they stay so.")
            told = "; ".join(each.words for each in self.failing_sums)
            self.add_error("sums_reason", words % {"sums": told})

    def ask_of_estimate(self):
        """A final figure beside an estimate of the same: does it take its place?"""
        if self.cleaned_data.get("replaces") or self.data.get("replaces") == NO:
            return
        if self.instance.standing != ReportedFigure.Standing.FINAL:
            return
        if self.instance.open_estimates().exists():
            words = _("An estimate stands for the same. Say whether this figure takes its place.")
            self.add_error("replaces", words)

    def words_of_submit(self):
        """What the trail keeps of the answer."""
        if self.data.get("replaces") != NO:
            return super().words_of_submit()
        figures = ", ".join(str(figure) for figure in self.instance.open_estimates())
        return _("Does not take the place of %(figures)s.") % {"figures": figures} if figures else ""
