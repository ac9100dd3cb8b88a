"""What a reviewer chooses before confirming that nothing happened."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.figures.fields import PeriodField
from borderops.figures.periods import Period
from borderops.incidents.choices import Regime
from borderops.incidents.querysets import confirmable_districts

ALL = [("", _("All incidents")), *Regime.choices]


class MonthsForm(forms.Form):
    """Which district, which months, and whether for one regime or for all; stands in the address."""

    district = forms.ModelChoiceField(
        label=_("District"), queryset=None, to_field_name="code", empty_label=None
    )
    period = PeriodField(label=_("Months of"))
    regime = forms.ChoiceField(label=_("No incident of"), choices=ALL, required=False)

    def __init__(self, asked, *, user):
        districts = confirmable_districts(user)
        first = districts.first()
        usual = {"district": first.code if first else "", "period": Period.current(timezone.localdate()).key}
        given = {name: value for name in self.base_fields if (value := asked.get(name, "").strip())}
        super().__init__(usual | given, initial=usual | {"regime": ""})
        self.fields["district"].queryset = districts

    def clean_period(self):
        period = self.cleaned_data["period"]
        if not any(month.kind == "month" for month in period.months):
            raise ValidationError(
                gettext("Choose a period of whole months, such as 2026, 2026-Q3 or 2026-M07.")
            )
        return period


class ConfirmForm(forms.Form):
    """One month of one district."""

    district = forms.ModelChoiceField(queryset=None, to_field_name="code")
    month = PeriodField()
    regime = forms.ChoiceField(choices=ALL, required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["district"].queryset = confirmable_districts(user)

    def clean_month(self):
        month = self.cleaned_data["month"]
        if month.kind != "month":
            raise ValidationError(gettext("Choose one whole month, such as 2026-M07."))
        return month
