"""The form of a sending unit; the same in the administration."""

from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.labour.programmes import Programme
from borderops.labour.sending_units import SendingUnit
from borderops.lists.fields import DayField, SeveralField


class SendingUnitForm(forms.ModelForm):
    """Who chooses and sends workers, for which programmes, on what basis."""

    programmes = SeveralField(
        Programme.objects.all(),
        label=_("Labour programmes"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    valid_from = DayField(label=_("From"), required=False)
    valid_to = DayField(label=_("Until"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = SendingUnit
        fields = ["name", "programmes", "basis", "valid_from", "valid_to", "source"]
        help_texts = {
            "basis": _("The decision that chose it: number and day."),
            "source": _("The document's name or number, and its day."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self.instance.last_change

    def clean(self):
        cleaned = super().clean()
        self.instance.chosen_programmes = list(cleaned.get("programmes") or ())
        return cleaned
