"""Which year the home of the labour programmes shows."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.labour.quotas import FIRST_YEAR
from borderops.lists.fields import WholeField


class BoardForm(forms.Form):
    """Stands in the address; what is left out is this year."""

    year = WholeField(label=_("Year"), widget=forms.TextInput(attrs={"class": "form-control"}))

    def __init__(self, asked):
        self.this_year = timezone.localdate().year
        super().__init__({"year": asked.get("year", "").strip() or str(self.this_year)})

    def clean_year(self):
        year = self.cleaned_data["year"]
        if not FIRST_YEAR <= year <= self.this_year:
            words = gettext("Choose a year from %(first)s to this year.")
            raise ValidationError(words % {"first": FIRST_YEAR})
        return year

    @property
    def chosen(self):
        """The year; this one in place of what cannot be read."""
        self.full_clean()
        return self.cleaned_data.get("year", self.this_year)
