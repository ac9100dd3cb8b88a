"""The form of a permit: for whom, under which programme and demand, from when until when, with which paper."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.crossings.points import CrossingPoint
from borderops.labour.intake_forms import WageFields
from borderops.labour.intakes import Employer, Intake
from borderops.labour.permits import Permit
from borderops.labour.programmes import Programme
from borderops.labour.sending_units import SendingUnit
from borderops.lists.fields import DayField

# What a demand says of each of its permits.
OF_DEMAND = {
    "programme": "programme_id", "employer": "employer_id", "place": "place", "sector": "sector_id",
    "valid_from": "starts_on", "valid_to": "ends_on", "wage_from": "wage_from", "wage_to": "wage_to",
    "currency": "currency", "wage_per": "wage_per",
}  # fmt: skip
EMPTY = (None, "", [])


class PermitForm(WageFields, forms.ModelForm):
    """Makes or changes a permit. The stored number of a paper is not shown; it stays unless another one is typed."""

    told_fields = [
        "programme", "intake", "number", "valid_from", "valid_to", "employer", "place", "sector", "sending_unit",
        "crossing", "wage_from", "wage_to", "currency", "wage_per", "paper_kind", "paper_number", "paper_expires_on",
        "note",
    ]  # fmt: skip

    valid_from = DayField(label=_("Valid from"), required=False)
    valid_to = DayField(label=_("Valid until"), required=False)
    paper_expires_on = DayField(label=_("Travel paper valid until"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = told_fields

    class Meta:
        model = Permit
        fields = [
            "programme", "intake", "number", "valid_from", "valid_to", "employer", "place", "sector", "sending_unit",
            "crossing", "wage_from", "wage_to", "currency", "wage_per", "paper_kind", "paper_number",
            "paper_expires_on", "note",
        ]  # fmt: skip
        widgets = {
            "place": forms.TextInput(attrs={"list": "host-places", "autocomplete": "off"}),
            "paper_number": forms.TextInput(attrs={"autocomplete": "off"}),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        permit = self.instance
        self.offer(user, permit)
        self.stored_paper = "" if permit._state.adding else permit.paper_number
        if not permit._state.adding:
            self.initial |= {"seen": permit.last_change, "paper_number": ""}
        if self.stored_paper:
            words = gettext(
                "%(paper)s is kept. Leave this empty to keep it, or choose no paper beside it to remove it."
            )
            self.fields["paper_number"].help_text = words % {"paper": permit.masked_paper}

    def offer(self, user, permit):
        """What may be chosen: the demands still open, and what the permit has already."""
        demands = Intake.objects.visible_to(user).select_related("employer")
        open_demands = demands.still_open() | demands.filter(pk=permit.intake_id)
        asked = str(self.initial.get("intake") or "")
        if asked.isascii() and asked.isdecimal() and len(asked) < 16:
            open_demands |= demands.filter(pk=asked)
        self.fields["intake"].queryset = open_demands
        self.fields["programme"].queryset = Programme.objects.visible_to(user).order_by("code")
        self.fields["employer"].queryset = Employer.objects.visible_to(user)
        self.fields["sending_unit"].queryset = SendingUnit.objects.order_by("name")
        crossings = CrossingPoint.objects.visible_to(user).west_to_east()
        self.fields["crossing"].queryset = crossings

    @property
    def host_places(self):
        """The host places of the programmes, to choose a place of work from."""
        places = [place for programme in self.fields["programme"].queryset for place in programme.host_list]
        return list(dict.fromkeys(places))

    def clean_paper_number(self):
        typed = self.cleaned_data["paper_number"]
        return typed or (self.stored_paper if self.data.get("paper_kind") else "")

    def add_error(self, field, error):
        """What the form does not ask is said above it."""
        if hasattr(error, "error_dict"):
            told = {}
            for name, said in error.error_dict.items():
                told.setdefault(name if name in self.fields else NON_FIELD_ERRORS, []).extend(said)
            error.error_dict = told
        super().add_error(field, error)


def from_demand(typed, demand):
    """What was typed, with what a demand says in the places left empty."""
    filled = {name: getattr(demand, source) for name, source in OF_DEMAND.items()}
    return filled | {name: value for name, value in typed.items() if value not in EMPTY}
