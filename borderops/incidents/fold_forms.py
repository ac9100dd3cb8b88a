"""Choosing the record that was logged twice, and saying that the two count as one."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import Http404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.incidents.doubles import FOLDS_INTO
from borderops.incidents.models import Incident
from borderops.review.views import by_reference

SUGGESTED = 10


def readable(user):
    """The records that the person may read whole: the two are compared in everything that they tell."""
    return Incident.objects.readable_by(user)


def the_other(user, reference):
    """The record with this number, of those that the person may read whole; or nothing."""
    try:
        return by_reference(readable(user).select_related(*SHOWN), reference)
    except Http404:
        return None


SHOWN = ["commune", "district", "marker", "code", "unit", "entered_by"]


class ChooseForm(forms.Form):
    """One of the likely doubles, or any other by its number; a number that was typed counts."""

    likely = forms.ChoiceField(label=_("Likely doubles"), required=False, widget=forms.RadioSelect)
    number = forms.CharField(
        label=_("Or the number of another record"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": "VV-2026-DV-0001"}),
    )

    def __init__(self, *args, record, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.record, self.user = record, user
        likely = record.likely_doubles(user).filter(state__in=FOLDS_INTO).select_related(*SHOWN)
        self.fields["likely"].choices = [(each.number, in_a_line(each)) for each in likely[:SUGGESTED]]
        if not self.fields["likely"].choices:
            del self.fields["likely"]
            self.fields["number"].label = gettext("Number of the other record")

    def clean_number(self):
        return vietnamese.clean(self.cleaned_data["number"], single_line=True).upper()

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        number = cleaned.get("number") or cleaned.get("likely")
        if not number:
            raise ValidationError({"number": gettext("Choose a record, or write its number.")})
        self.other = the_other(self.user, number)
        if self.other is None:
            words = gettext("You see no record with the number “%(number)s”. Check the number.")
            raise ValidationError({"number": words % {"number": number}})
        try:
            self.record.refuse_folding(self.record, self.other, self.user)
        except ValidationError as refusal:
            raise ValidationError({"number": refusal.messages}) from None
        return cleaned


class FoldForm(forms.Form):
    """Says yes, with words for the trail; carries the version that was seen."""

    other = forms.CharField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("In words"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_words(self):
        return vietnamese.clean(self.cleaned_data["words"])


def in_a_line(record):
    """A record as one chooses between several."""
    offenders = record.offenders_words and gettext("offenders: %(n)s") % {"n": record.offenders_words}
    by = f"{record.entered_by}, {record.unit}" if record.unit else str(record.entered_by)
    parts = [record.number, record.in_short, record.place_note, offenders, record.get_state_display(), by]
    return " · ".join(str(part) for part in parts if part)
