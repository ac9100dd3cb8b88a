"""What the reader of the patrol figures chooses: the period, and what the chart shows."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.figures.fields import PeriodField
from borderops.figures.periods import Period
from borderops.patrols.figure_names import CHARTED, SHIFTS


class PatrolFiguresForm(forms.Form):
    """Stands in the address; what is left out is the current year, and its shifts by month."""

    period = PeriodField(
        label=_("Period"),
        widget=forms.TextInput(attrs={"list": "periods", "class": "form-control"}),
        help_text=_("Such as 2021, 2021-H1, 2021-Q3, 2021-M07, cal:2021 or 01/01/2021..31/03/2021."),
    )
    chart = forms.ChoiceField(
        label=_("Chart shows"),
        choices=[(counted.short, counted.label) for counted in CHARTED],
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, asked):
        usual = {"period": Period.current(timezone.localdate()).key, "chart": SHIFTS.short}
        given = {name: value for name in usual if (value := asked.get(name, "").strip())}
        super().__init__(usual | given, initial=usual)

    @property
    def chosen(self):
        """The period and what is charted; the usual in place of what cannot be read."""
        self.full_clean()
        usual = {"period": Period.parse(self.initial["period"]), "chart": SHIFTS.short}
        found = usual | self.cleaned_data
        return found["period"], next(each for each in CHARTED if each.short == found["chart"])
