"""The form for the mechanisms: what changed since when."""

from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.figures.fields import RoughDayField
from borderops.patrols.mechanisms import MechanismChange


class MechanismForm(forms.ModelForm):
    """Writes a change down or corrects it; the same in the administration."""

    since = RoughDayField(
        label=_("Since"),
        help_text=_(
            "As exact as the source: 2021, 10/2021 or 14/10/2021. A year or month counts from its last day."
        ),
    )

    class Meta:
        model = MechanismChange
        fields = [
            "mechanism", "state", "since", "reason", "replaced_by", "published_text", "source", "confidence",
        ]  # fmt: skip
        widgets = {"published_text": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "reason": _("Only as the source gives it. Empty where it gives none."),
            "replaced_by": _("What is done in its place, such as điện đàm, hàm thư."),
            "published_text": _("Word for word as in the document."),
            "source": _("The document's name or number, and its day."),
        }
