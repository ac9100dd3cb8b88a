"""The quick form: when, where, what, which way, how many, in words; below it all that may be told beside."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.districts.forms import PlaceForm
from borderops.districts.lookup import Gazetteer
from borderops.incidents.detail_fields import NOT_SAID, CodeField, DetailFields
from borderops.incidents.details import Details
from borderops.incidents.double_question import DoubleQuestion
from borderops.incidents.from_shift import ShiftLink
from borderops.incidents.models import Direction, Incident, Regime
from borderops.incidents.part_forms import IncidentRows
from borderops.incidents.sections import sections_of
from borderops.lists.fields import DayField, TimeField, WholeField
from borderops.review.forms import RecordForm

QUICK = [
    "occurred_on", "occurred_time", "place_note", "code", "direction", "regime", "offenders", "offenders_unknown",
    "account",
]  # fmt: skip
DETAILS = [*Details.DETAILS, "follows_from", "shift"]


class IncidentForm(DoubleQuestion, IncidentRows, DetailFields, ShiftLink, RecordForm, PlaceForm):
    """Logs or mends an incident; the same rules hold in the admin and for workbooks."""

    occurred_on = DayField(label=gettext_lazy("Day"))
    occurred_time = TimeField(label=gettext_lazy("Time"), required=False)
    code = CodeField(label=gettext_lazy("Kind of incident"), required=False)
    direction = forms.ChoiceField(
        label=gettext_lazy("Direction"),
        required=False,
        choices=[NOT_SAID, *Direction.choices],
        widget=forms.RadioSelect,
    )
    regime = forms.ChoiceField(
        label=gettext_lazy("Counts as"),
        required=False,
        choices=[("", gettext_lazy("As usual for this kind")), *Regime.choices],
    )
    offenders = WholeField(label=gettext_lazy("Offenders"), required=False)

    # As on the page, so that the errors summed at its top lead down it.
    field_order = ["not_double", "occurred_on", "occurred_time", "place"]

    class Meta:
        model = Incident
        fields = [*QUICK, *DETAILS]
        widgets = {"account": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, within=user.writes_within, **kwargs)
        day = self.instance.occurred_on or timezone.localdate()
        self.fields["code"].offer(day, self.instance.code_id)
        self.fields["further_kinds"].offer(day, self.initial["further_kinds"])
        if self.is_bound and not self.is_in_full():
            rows = [name for name in self.fields if "-" in name]
            self.take_as_it_stands([*DETAILS, "further_kinds", "in_full", *rows])
        if self.instance._state.adding:
            self.initial.setdefault("occurred_on", day)
            self.initial["occurred_time"] = self.initial.get("occurred_time") or timezone.localtime().time()

    def clean_account(self):
        return vietnamese.clean(self.cleaned_data["account"])

    def clean_place_note(self):
        return vietnamese.clean(self.cleaned_data["place_note"], single_line=True)

    def clean_regime(self):
        """Without a word about it, the kind says what a case counts as."""
        chosen, code = self.cleaned_data["regime"], self.cleaned_data.get("code")
        return chosen or (code.default_regime if code else "")

    def clean(self):
        cleaned = super().clean()
        self.settle_place(cleaned, cleaned.get("occurred_on"))
        return cleaned

    @property
    def shown_places(self):
        """The choices to show under the field; a place taken from a like record may have gone by today."""
        text = self.initial.get("place")
        if self.is_bound or not self.instance._state.adding or not text:
            return super().shown_places
        return Gazetteer().find(text, self.initial["occurred_on"], self.within)

    @property
    def sections(self):
        """The groups of details below what is asked."""
        return sections_of(self, self.opened)

    @property
    def usual_regime(self):
        """What the chosen kind counts as by default."""
        return self.instance.code.default_regime if self.instance.code else ""

    def add_error(self, field, error):
        """What the model says about the commune stands beside the place that was typed."""
        if hasattr(error, "error_dict"):
            places = [error.error_dict.pop(name, []) for name in ("commune", "district", "marker")]
            if any(places) and "place" not in self.errors:
                super().add_error("place", sum(places, []))
            if not error.error_dict:
                return
        super().add_error(field, error)
