"""The form of a reported figure: what, how much, for when and where, and the words of the document."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.districts.models import District
from borderops.figures.fields import MeasuredField
from borderops.figures.figure_questions import FigureQuestions
from borderops.figures.models import Indicator, ReportedFigure
from borderops.figures.themes import by_theme
from borderops.figures.units import fault_of_unit, question_of_scale, read_back, written_for
from borderops.lists.fields import SeveralField
from borderops.review.forms import RecordForm
from borderops.review.views import whole


class IndicatorField(forms.ModelChoiceField):
    """An indicator, offered under the name of its theme and with its unit."""

    def offer(self):
        """Groups of the indicators by theme."""
        groups = by_theme(Indicator.objects.all(), key_and_unit)
        self.choices = [("", _("Choose…")), *groups]


def key_and_unit(indicator):
    return indicator.pk, f"{indicator} ({indicator.written_unit})"


class FigureForm(FigureQuestions, RecordForm):
    """Enters or mends a figure; the same rules hold in the admin and for workbooks."""

    indicator = IndicatorField(label=gettext_lazy("Indicator"), queryset=Indicator.objects.all())
    value = MeasuredField(
        label=gettext_lazy("Value"),
        required=False,
        help_text=gettext_lazy(
            "As published, with its unit: 2.186 or 180,1 triệu USD. Empty where only words were published."
        ),
    )
    districts = SeveralField(
        label=gettext_lazy("Districts"),
        required=False,
        queryset=District.objects.on_border(),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        help_text=gettext_lazy(
            "None for the whole line. Several for one figure that is not split between them."
        ),
    )

    class Meta:
        model = ReportedFigure
        fields = [
            "indicator", "value", "standing", "qualifier", "replaces", "period", "as_of", "districts", "sums_reason",
            "published_text", "published_change", "source", "confidence", "remark",
        ]  # fmt: skip
        widgets = {
            "published_text": forms.Textarea(attrs={"rows": 2}),
            "remark": forms.Textarea(attrs={"rows": 2}),
        }
        help_texts = {
            "period": gettext_lazy("For example 2021, 2021-H1, 2021-Q3, 2021-M07, cal:2021, 2015..2021-10."),
            "as_of": gettext_lazy("For what stood on a day: 2021, 2021-10 or 2021-10-14."),
            "qualifier": gettext_lazy("Such as trên, gần, ước, dự kiến."),
            "published_text": gettext_lazy("Word for word as in the document."),
            "published_change": gettext_lazy("Word for word, such as tăng 3%."),
            "source": gettext_lazy("The document's name or number, and its day."),
            "sums_reason": gettext_lazy("Such as: the document itself has these numbers."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["indicator"].offer()
        if self.instance.indicator_id and self.instance.value is not None:
            self.initial["value"] = written_for(self.instance.indicator, self.instance.value)

    @property
    def measured(self):
        """The indicator that is chosen, whose unit stands beside the value."""
        return Indicator.objects.filter(pk=whole(str(self["indicator"].value() or ""))).first()

    @property
    def value_read(self):
        """The value as it was understood, once the page comes back; nothing where it could not be read."""
        value, indicator = getattr(self, "cleaned_data", {}).get("value"), self.measured
        return read_back(indicator, value) if self.is_bound and indicator and value is not None else ""

    def add_error(self, field, error):
        """What is known to be wrong with a field is not told again as what the figure then lacks."""
        if field is None and hasattr(error, "error_dict"):
            error.error_dict = {
                name: said for name, said in error.error_dict.items() if name not in self.errors
            }
        super().add_error(field, error)

    def clean_published_text(self):
        """Kept as published: only the coding of the characters and stray spaces are put in order."""
        return vietnamese.clean(self.cleaned_data["published_text"])

    def clean_published_change(self):
        return vietnamese.clean(self.cleaned_data["published_change"])

    def clean_source(self):
        return vietnamese.clean(self.cleaned_data["source"], single_line=True)

    def clean_remark(self):
        return vietnamese.clean(self.cleaned_data["remark"])

    def clean_sums_reason(self):
        return vietnamese.clean(self.cleaned_data["sums_reason"], single_line=True)

    def clean(self):
        cleaned = super().clean()
        self.instance.chosen_districts = list(cleaned.get("districts") or [])
        indicator, written = cleaned.get("indicator"), self.data.get("value", "")
        if indicator and cleaned.get("value") is not None:
            refusal = fault_of_unit(indicator, written) or question_of_scale(indicator, written)
            if refusal:
                self.add_error("value", refusal)
        return cleaned
