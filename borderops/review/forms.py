"""Forms of reviewed records: for the record itself, and for why it is returned, struck or reopened."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.review.reasons import ReopenReason, ReturnReason, StrikeReason


class SaysEverything:
    """A form that says above itself what its record says of a field that the form does not have."""

    def add_error(self, field, error):
        if hasattr(error, "error_dict"):
            known = {name: said for name, said in error.error_dict.items() if name in self.fields}
            rest = [one for name, said in error.error_dict.items() if name not in known for one in said]
            error.error_dict = known | ({NON_FIELD_ERRORS: rest} if rest else {})
        super().add_error(field, error)


class RecordForm(SaysEverything, forms.ModelForm):
    """Logs or mends a record; carries its own key, so that a second send is the same record, and the version seen."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.initial["version"] = self.instance.version
        if self.instance._state.adding:
            self.initial.setdefault("form_key", self.instance.form_key)

    @property
    def submits(self):
        """Whether the person sends the record to review instead of keeping a draft."""
        return self.data.get("then") == "submit"

    def clean(self):
        cleaned = super().clean()
        if self.instance._state.adding and cleaned.get("form_key"):
            self.instance.form_key = cleaned["form_key"]
        return cleaned

    def _post_clean(self):
        super()._post_clean()
        if self.submits:
            self.complain_of_gaps()
            if not self.errors:
                self.ask_before_submit()

    def ask_before_submit(self):
        """Asks, by an error beside a field, what a person must answer before a complete record goes to review."""

    def words_of_submit(self):
        """What the trail keeps of the answers."""
        return ""

    def complain_of_gaps(self):
        """Says beside each field what a submitted record may not lack."""
        try:
            self.instance.clean_for_submit()
        except ValidationError as gaps:
            new = {name: said for name, said in gaps.error_dict.items() if name not in self.errors}
            if new:
                self.add_error(None, ValidationError(new))


class ReasonForm(forms.Form):
    """A reason from the list, and words; "other" needs the words."""

    reasons = None
    reason = forms.ChoiceField(label=_("Reason"))
    words = forms.CharField(
        label=_("In words"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = [("", gettext("Choose…")), *self.reasons.choices]
        self.initial["version"] = record.version

    def clean_words(self):
        return vietnamese.clean(self.cleaned_data["words"])

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("reason") == "other" and not cleaned.get("words"):
            raise ValidationError({"words": gettext("Say the reason in words.")})
        return cleaned


class ReturnForm(ReasonForm):
    """Points at the fields that must be mended."""

    reasons = ReturnReason
    fields_to_mend = forms.MultipleChoiceField(
        label=_("What must be mended"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ["fields_to_mend", "reason", "words"]

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, record=record, **kwargs)
        names = [(name, capfirst(record.label(name))) for name in record.fields_to_point_at()]
        self.fields["fields_to_mend"].choices = names


class StrikeForm(ReasonForm):
    reasons = StrikeReason


class ReopenForm(ReasonForm):
    reasons = ReopenReason
