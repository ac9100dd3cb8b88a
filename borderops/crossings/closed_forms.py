"""Which hours closed are asked for: the year, the crossing point, the flow and the side."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from borderops.crossings.choices import Flow
from borderops.crossings.models import CrossingPoint
from borderops.districts.sides import Side
from borderops.figures.period_parts import FIRST_YEAR
from borderops.lists.fields import WholeField

SELECT = {"class": "form-select"}


class ClosedHoursForm(forms.Form):
    """Stands in the address; what is left out is this year, all crossing points, and goods on our side."""

    year = WholeField(label=_("Year"), widget=forms.TextInput(attrs={"class": "form-control"}))
    crossing = forms.ModelChoiceField(
        CrossingPoint.objects.none(), to_field_name="code", label=_("Crossing point"), empty_label=_("All"),
        required=False, widget=forms.Select(attrs=SELECT),
    )  # fmt: skip
    flow = forms.ChoiceField(
        label=pgettext_lazy("crossing", "Flow"), choices=Flow, widget=forms.Select(attrs=SELECT)
    )
    side = forms.ChoiceField(label=_("On which side"), choices=Side, widget=forms.Select(attrs=SELECT))

    def __init__(self, asked, user):
        self.usual = {
            "year": str(timezone.localdate().year),
            "flow": Flow.GOODS.value,
            "side": Side.OURS.value,
        }
        names = ("year", "crossing", "flow", "side")
        given = {name: value for name in names if (value := asked.get(name, "").strip())}
        super().__init__(self.usual | given)
        self.fields["crossing"].queryset = CrossingPoint.objects.visible_to(user).order_by("name", "code")

    def clean_year(self):
        year = self.cleaned_data["year"]
        if not FIRST_YEAR < year <= timezone.localdate().year:
            raise ValidationError(gettext("Choose a year from 1991 to this year."))
        return year

    @property
    def chosen(self):
        """What is asked for; the usual in place of what cannot be read."""
        self.full_clean()
        return self.usual | {"year": int(self.usual["year"]), "crossing": None} | self.cleaned_data
