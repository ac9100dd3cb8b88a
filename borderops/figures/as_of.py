"""The day that a page about how things stand is asked for; it is named in the address."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.lists.fields import DayField


class AsOfForm(forms.Form):
    """The day that is asked about; today where none is named."""

    as_of = DayField(label=_("State on"))

    def __init__(self, asked):
        given = asked.get("as_of", "").strip()
        super().__init__({**asked.dict(), "as_of": given or vietnamese.day(timezone.localdate())})

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day > timezone.localdate():
            raise ValidationError(gettext("This day lies in the future. Ask for today or an earlier day."))
        return day
