"""The form for what was done about an incident; which fields it needs hangs on the outcome."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.incidents.choices import Handling
from borderops.incidents.dong import DongField
from borderops.incidents.models import FollowUp
from borderops.incidents.outcomes import HAND_OVERS, NEEDS_PERSON, USUAL_HANDLING, HandedTo, Outcome
from borderops.incidents.person_forms import WithPerson
from borderops.lists.fields import DayField, WholeField
from borderops.review.forms import RecordForm

USUAL = "usual"


class FollowUpForm(WithPerson, RecordForm):
    """Logs or mends a follow-up; the same rules hold in the admin and for workbooks."""

    kind = forms.ChoiceField(label=_("What is logged"), choices=FollowUp.Kind, widget=forms.RadioSelect)
    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=[("", _("Choose…")), *Outcome.choices], required=False
    )
    happened_on = DayField(label=_("Day"))
    decision_on = DayField(label=_("Day of the decision"), required=False)
    fine = DongField(label=_("Fine in đồng"), required=False)
    handed_to = forms.ChoiceField(
        label=_("Handed to"), choices=[("", _("Choose…")), *HandedTo.choices], required=False
    )
    people = WholeField(label=_("How many people"), required=False)
    handling = forms.ChoiceField(label=_("Handling since then"), required=False)
    extended_to = DayField(label=_("To be handled by, extended to"), required=False)

    class Meta:
        model = FollowUp
        fields = [
            "kind", "outcome", "happened_on", "decision_number", "decision_on", "fine", "handed_to", "people", "person",
            "document_number", "words", "handling", "extended_to",
        ]  # fmt: skip
        labels = {
            "decision_number": _("Number of the decision"),
            "document_number": _("Number of the letter"),
            "words": _("In words"),
        }
        widgets = {"words": forms.Textarea(attrs={"rows": 3})}

    # The outcomes that usually need a field: js/when.js hides it elsewhere, unless something stands in it.
    NEEDS = {
        "fine": [Outcome.FINE],
        "handed_to": HAND_OVERS,
        "person": NEEDS_PERSON,
        "decision": sorted({*NEEDS_PERSON} - {Outcome.FROM_THEM}),
        "document": [
            Outcome.PROTESTED,
            Outcome.VERIFYING,
            Outcome.HANDED_OVER,
            Outcome.TO_THEM,
            Outcome.FROM_THEM,
        ],
    }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.add_person_fields()
        stored = [("", gettext("Unchanged")), *Handling.choices]
        self.fields["handling"].choices = [(USUAL, gettext("As usual for this outcome")), *stored]
        self.fields["handling"].widget.attrs["data-usual"] = "id_outcome"
        if self.instance._state.adding:
            self.initial["handling"] = USUAL

    @cached_property
    def needs(self):
        """The outcomes that need each field, as the page says them."""
        return {name: " ".join(outcomes) for name, outcomes in self.NEEDS.items()}

    @property
    def usual_handling(self):
        """What each outcome usually means for the case, in words."""
        return [(outcome, handling.label) for outcome, handling in USUAL_HANDLING.items()]

    def clean_decision_number(self):
        return vietnamese.clean(self.cleaned_data["decision_number"], single_line=True)

    def clean_document_number(self):
        return vietnamese.clean(self.cleaned_data["document_number"], single_line=True)

    def clean_words(self):
        return vietnamese.clean(self.cleaned_data["words"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("handling") == USUAL:
            cleaned["handling"] = USUAL_HANDLING.get(cleaned.get("outcome"), "")
        self.settle_person(cleaned)
        return cleaned
