"""The form for an event in the life of a crossing point; the same in the administration."""

from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.crossings.events import CrossingEvent
from borderops.figures.fields import RoughDayField


class CrossingEventForm(forms.ModelForm):
    """What happened, when, what it became by it, and who says so."""

    on = RoughDayField(
        label=_("When"),
        help_text=_(
            "As exact as the source: 2021, 10/2021 or 14/10/2021. A year or month counts from its last day."
        ),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = CrossingEvent
        fields = [
            "kind", "kind_after", "on", "decision", "basis", "published_text", "source", "confidence",
        ]  # fmt: skip
        labels = {"kind": _("Event")}
        widgets = {"published_text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "kind_after": _("For a proposal: what it shall become. Empty only where it was closed for good."),
            "published_text": _("Word for word as in the document."),
            "source": _("The document's name or number, and its day."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self.instance.last_change
