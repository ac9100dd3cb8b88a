"""The form of a demand: who asks for how many workers, from when until when, for which wage."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops.figures.fields import AmountField
from borderops.labour.intakes import Employer, Intake
from borderops.labour.programmes import Programme
from borderops.lists.fields import DayField, WholeField

CLOSING = ["closed_on", "closed_because"]


class WageFields(forms.Form):
    """From–to, as the employer said it."""

    wage_from = AmountField(label=_("Wage from"), required=False)
    wage_to = AmountField(label=_("Wage to"), required=False)


class IntakeForm(WageFields, forms.ModelForm):
    """Logs or changes a demand; the same rules hold in the administration and for workbooks."""

    told_fields = [
        "code", "programme", "employer", "place", "sector", "asked", "starts_on", "ends_on", "wage_from", "wage_to",
        "currency", "wage_per", "letter", "received_on", *CLOSING, "note",
    ]  # fmt: skip

    asked = WholeField(label=_("Workers asked for"))
    starts_on = DayField(label=_("From day"))
    ends_on = DayField(label=_("Until day"))
    received_on = DayField(label=_("Received on"), required=False)
    closed_on = DayField(label=pgettext_lazy("demand", "Closed on"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = told_fields

    class Meta:
        model = Intake
        fields = [
            "code", "programme", "employer", "place", "sector", "asked", "starts_on", "ends_on", "wage_from",
            "wage_to", "currency", "wage_per", "letter", "received_on", *CLOSING, "note",
        ]  # fmt: skip
        help_texts = {"closed_on": _("Empty both to open the demand again.")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programme"].queryset = Programme.objects.visible_to(user).order_by("code")
        self.fields["employer"].queryset = Employer.objects.visible_to(user)
        if self.instance.closed_on is None:
            for name in CLOSING:  # the administration may have left one out
                self.fields.pop(name, None)
        if not self.instance._state.adding:
            self.initial["seen"] = self.instance.last_change

    def clean(self):
        cleaned = super().clean()
        if "closed_on" in self.fields and not cleaned.get("closed_on"):
            cleaned["closed_because"] = ""
        return cleaned
