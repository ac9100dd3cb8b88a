"""The form of a reported figure: what, how much, for when and where, and the words of the document."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.districts.models import District
from borderops.figures.fields import AmountField
from borderops.figures.models import Indicator, ReportedFigure
from borderops.figures.themes import theme_name
from borderops.review.forms import RecordForm


class IndicatorField(forms.ModelChoiceField):
    """An indicator, offered under the name of its theme and with its unit."""

    def offer(self):
        """Groups of the indicators by theme."""
        groups = {}
        for indicator in Indicator.objects.order_by("theme", "key"):
            words = f"{indicator} ({indicator.unit})"
            groups.setdefault(str(theme_name(indicator.theme)), []).append((indicator.pk, words))
        self.choices = [("", _("Choose…")), *groups.items()]


class FigureForm(RecordForm):
    """Enters or mends a figure; the same rules hold in the admin and for workbooks."""

    indicator = IndicatorField(label=gettext_lazy("Indicator"), queryset=Indicator.objects.all())
    value = AmountField(
        label=gettext_lazy("Value"),
        required=False,
        help_text=gettext_lazy(
            "In the indicator's unit: 2.186 or 180,1 triệu. Empty where only words were published."
        ),
    )
    districts = forms.ModelMultipleChoiceField(
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
            "indicator", "value", "standing", "qualifier", "period", "as_of", "districts", "published_text",
            "published_change", "source", "confidence", "remark",
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
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["indicator"].offer()

    def clean_published_text(self):
        """Kept as published: only the coding of the characters and stray spaces are put in order."""
        return vietnamese.clean(self.cleaned_data["published_text"])

    def clean_published_change(self):
        return vietnamese.clean(self.cleaned_data["published_change"])

    def clean_source(self):
        return vietnamese.clean(self.cleaned_data["source"], single_line=True)

    def clean_remark(self):
        return vietnamese.clean(self.cleaned_data["remark"])

    def clean(self):
        cleaned = super().clean()
        self.instance.chosen_districts = list(cleaned.get("districts") or [])
        return cleaned
