"""The form of a programme; the same in the administration."""

from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.districts.models import Counterpart
from borderops.figures.fields import RoughDayField
from borderops.labour.programmes import Programme
from borderops.labour.sectors import Sector
from borderops.lists.fields import DayField, SeveralField, WholeField


class ProgrammeForm(forms.ModelForm):
    """With whom, on what agreement, for how long and for whom; whether it runs follows from its steps."""

    signed_on = RoughDayField(label=_("Signed on"), required=False, empty_value="")
    runs_from = RoughDayField(label=_("In force from"), required=False, empty_value="")
    runs_to = RoughDayField(label=_("In force until"), required=False, empty_value="")
    shortest_term = WholeField(label=_("Shortest term of a permit"), required=False)
    longest_term = WholeField(label=_("Longest term of a permit"), required=False)
    youngest = WholeField(label=_("Youngest age"), initial=18)
    sectors = SeveralField(
        Sector.objects.all(),
        label=_("Sectors of work"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: the programme takes every kind of work."),
    )
    personal_data_until = DayField(
        label=_("Personal data are kept until"),
        required=False,
        help_text=_("After this day names and papers of its workers are removed; their counts stay."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Programme
        fields = [
            "code", "name", "partner", "partner_elsewhere", "agreement", "agreement_number", "signed_on", "runs_from",
            "runs_to", "shortest_term", "longest_term", "term_unit", "youngest", "sectors", "host_places",
            "personal_data_until", "source", "confidence",
        ]  # fmt: skip
        help_texts = {
            "code": _("Stands in addresses and sheets and stays, such as VS."),
            "partner_elsewhere": _("A place in no list of ours, such as Boeun, Hàn Quốc."),
            "host_places": _("Where the workers go, with | between the places."),
            "source": _("The document's name or number, and its day."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "partner" in self.fields:
            self.fields["partner"].queryset = Counterpart.objects.order_by("name_vi")
        if self.instance.pk:
            self.fields.pop("code", None)
            self.initial["seen"] = self.instance.last_change

    def clean(self):
        cleaned = super().clean()
        for name in ("signed_on", "runs_from", "runs_to"):
            cleaned[name] = cleaned.get(name) or ""
        self.instance.chosen_sectors = list(cleaned.get("sectors") or ())
        return cleaned
