"""Which week the board of departures and returns shows."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.figures.fields import PeriodField
from borderops.figures.periods import Period


def week_of(day):
    """The week from Monday to Sunday in which a day lies."""
    year, week, _weekday = day.isocalendar()
    return Period.preset("week", year, week)


class WeekForm(forms.Form):
    """Stands in the address; what is left out is this week."""

    week = PeriodField(
        label=_("Week from Monday to Sunday"),
        widget=forms.TextInput(attrs={"class": "form-control"}),
        help_text=_("Such as 2026-W47."),
    )

    def __init__(self, asked):
        self.this_week = week_of(timezone.localdate())
        super().__init__({"week": asked.get("week", "").strip() or self.this_week.key})
        self.fields["week"].widget.attrs["placeholder"] = self.this_week.key

    def clean_week(self):
        period = self.cleaned_data["week"]
        if period.kind != "week":
            raise ValidationError(gettext("Write a week such as 2026-W47."))
        return period

    @property
    def chosen(self):
        """The week; this one in place of what cannot be read."""
        self.full_clean()
        return self.cleaned_data.get("week", self.this_week)
