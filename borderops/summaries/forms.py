"""What the reader of a summary chooses: the period, the boundaries, and what the chart shows."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.figures.fields import PeriodField
from borderops.figures.periods import Period
from borderops.incidents.figure_names import COUNTED, LAW

BOUNDARIES = [("then", _("Boundaries when it happened")), ("now", _("Boundaries of today"))]


class SummaryForm(forms.Form):
    """Stands in the address; what is left out is the current year, by the boundaries when it happened."""

    period = PeriodField(
        label=_("Period"),
        widget=forms.TextInput(attrs={"list": "periods", "class": "form-control"}),
        help_text=_("Such as 2021, 2021-H1, 2021-Q3, 2021-M07, cal:2021 or 01/01/2021..31/03/2021."),
    )
    boundaries = forms.ChoiceField(
        label=_("Districts by"), choices=BOUNDARIES, required=False, widget=forms.RadioSelect
    )
    chart = forms.ChoiceField(
        label=_("Chart shows"), choices=[(counted.short, counted.label) for counted in COUNTED]
    )

    def __init__(self, asked):
        usual = {"period": Period.current(timezone.localdate()).key, "boundaries": "then", "chart": LAW.short}
        given = {name: value for name in usual if (value := asked.get(name, "").strip())}
        super().__init__(usual | given, initial=usual)

    @property
    def chosen(self):
        """What was chosen; the usual in place of what cannot be read."""
        self.full_clean()
        usual = {"period": Period.parse(self.initial["period"]), "boundaries": "then", "chart": LAW.short}
        return usual | self.cleaned_data
