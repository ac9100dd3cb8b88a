"""The forms for the mechanisms: what changed since when, and the day that is asked about."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.figures.spans import is_rough_day, rough_day_words
from borderops.lists.fields import DayField, WrittenField
from borderops.patrols.mechanisms import MechanismChange
from borderops.patrols.rough_days import read_rough_day


class RoughDayField(WrittenField):
    """A year, a month or a day, as exact as the source says."""

    read = staticmethod(read_rough_day)

    def prepare_value(self, value):
        return rough_day_words(value) if value and is_rough_day(value) else value

    def widget_attrs(self, widget):
        return {"placeholder": "2021, 10/2021, 14/10/2021", "autocomplete": "off"}


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


class AsOfForm(forms.Form):
    """The day that is asked about; stands in the address, today by default."""

    as_of = DayField(label=_("State on"))

    def __init__(self, asked):
        given = asked.get("as_of", "").strip()
        super().__init__({"as_of": given or vietnamese.day(timezone.localdate())})

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise ValidationError(gettext("This day lies in the future. Ask for today or an earlier day."))
        return day
