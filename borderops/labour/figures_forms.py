"""What the reader of the figures of labour programmes chooses: the period, by what, and of what."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.districts.models import District
from borderops.figures.fields import PeriodField
from borderops.figures.periods import Period
from borderops.figures.whole_months import cuts_no_month, whole_months_of
from borderops.labour.figures_groups import GROUPS
from borderops.labour.models import Programme
from borderops.labour.querysets import KNOW_NAMES

SELECT = {"class": "form-select"}


class LabourFiguresForm(forms.Form):
    """Stands in the address; what is left out is the current year by programme, of all that the reader may count."""

    period = PeriodField(
        label=_("Period"),
        widget=forms.TextInput(attrs={"list": "periods", "class": "form-control"}),
        help_text=_("Such as 2021, 2021-H1, 2021-Q3, 2021-M07, cal:2021 or 01/01/2021..31/03/2021."),
    )
    group = forms.ChoiceField(
        label=_("Broken down by"),
        choices=[(group.short, group.label) for group in GROUPS.values()],
        widget=forms.Select(attrs=SELECT),
    )
    programme = forms.ModelChoiceField(
        Programme.objects.none(), to_field_name="code", label=_("Labour programme"), required=False,
        empty_label=_("All"), widget=forms.Select(attrs=SELECT),
    )  # fmt: skip
    district = forms.ModelChoiceField(
        District.objects.all(), to_field_name="code", label=_("Home district"), required=False,
        empty_label=_("All"), widget=forms.Select(attrs=SELECT),
    )  # fmt: skip

    def __init__(self, asked, user):
        usual = {"period": Period.current(timezone.localdate()).key, "group": "programme"}
        names = ("period", "group", "programme", "district")
        given = {name: value for name in names if (value := asked.get(name, "").strip())}
        super().__init__(usual | given, initial=usual)
        self.user = user
        self.fields["programme"].queryset = Programme.objects.visible_to(user)

    def clean_period(self):
        """Refuses days that cut a month to who reads no names: two such periods would tell of single workers."""
        period = self.cleaned_data["period"]
        if not self.user.holds(*KNOW_NAMES) and not cuts_no_month(period, timezone.localdate()):
            words = gettext(
                "Numbers of workers are told to you only for whole months. Choose for example %(period)s."
            )
            raise ValidationError(words % {"period": whole_months_of(period).key})
        return period

    @property
    def chosen(self):
        """What is asked for; the usual in place of what cannot be read."""
        self.full_clean()
        usual = {"period": Period.parse(self.initial["period"]), "group": "programme"}
        found = usual | {"programme": None, "district": None} | self.cleaned_data
        return found | {"group": GROUPS[found["group"]]}
