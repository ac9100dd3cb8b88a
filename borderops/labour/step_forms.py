"""The form for a step in the life of a programme; the same in the administration."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops.figures.fields import RoughDayField
from borderops.labour.programme_steps import ProgrammeEvent


class StepForm(forms.ModelForm):
    """What happened, when, why, and who says so."""

    on = RoughDayField(
        label=_("When"),
        help_text=_(
            "As exact as the source: 2021, 10/2021 or 14/10/2021. A year or month counts from its last day."
        ),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = ProgrammeEvent
        fields = ["kind", "on", "reason", "published_text", "source", "confidence"]
        labels = {"kind": pgettext_lazy("programme", "What happened")}
        widgets = {"published_text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "reason": _("Needed where the programme was suspended."),
            "published_text": _("Word for word as in the document."),
            "source": _("The document's name or number, and its day."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self.instance.last_change

    def _get_validation_exclusions(self):
        """Which programme it is of is known, and the step is compared with its others."""
        known = {"programme"} if self.instance.programme_id else set()
        return super()._get_validation_exclusions() - known
