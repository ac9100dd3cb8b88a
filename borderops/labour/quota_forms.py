"""The form of a quota, the same in the administration; and what the page of quotas may be asked."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.districts.models import District
from borderops.labour.programmes import Programme
from borderops.labour.quotas import FIRST_YEAR, Quota
from borderops.lists.fields import WholeField


class QuotaForm(forms.ModelForm):
    """How many places; fewer than are taken only where that is said to be meant."""

    year = WholeField(label=_("Calendar year of issue"))
    places = WholeField(label=_("Number of places"))
    fewer_is_meant = forms.BooleanField(
        label=_("Keep it so: fewer places than are taken already"), required=False
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Quota
        fields = ["programme", "year", "district", "places", "basis"]
        help_texts = {
            "basis": _("The document that sets it: number and day. It is quoted to whoever goes over it.")
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "district" in self.fields:
            self.fields["district"].empty_label = _("All districts together")
        if self.instance.pk:
            self.initial["seen"] = self.instance.last_change

    def clean(self):
        cleaned = super().clean()
        self.instance.fewer_is_meant = bool(cleaned.get("fewer_is_meant"))
        return cleaned

    def _post_clean(self):
        """Asks whether fewer places are meant only where all else can be kept."""
        super()._post_clean()
        if not self.errors:
            try:
                self.instance.refuse_unmeant()
            except ValidationError as refusal:
                self.add_error(None, refusal)

    @property
    def asks_again(self):
        """Whether somebody has to say that fewer places are meant."""
        told = self.errors.as_data().get("places", ()) if self.is_bound else ()
        return bool(self.data.get("fewer_is_meant")) or any(each.code == "below_taken" for each in told)


class QuotasAsked(forms.Form):
    """Which year, and which programme; this year and all programmes where none is named."""

    year = WholeField(label=_("Calendar year of issue"))
    programme = forms.ModelChoiceField(
        Programme.objects.all(),
        label=_("Labour programme"),
        required=False,
        to_field_name="code",
        empty_label=_("All programmes"),
    )

    def __init__(self, asked):
        given = asked.get("year", "").strip()
        super().__init__({**asked.dict(), "year": given or str(timezone.localdate().year)})

    def clean_year(self):
        year = self.cleaned_data["year"]
        if not FIRST_YEAR <= year <= timezone.localdate().year + 2:
            raise ValidationError(gettext("Write a calendar year such as 2026."))
        return year


def place_asked(asked):
    """What an address says of a quota that shall be written: programme, year and district by their codes."""
    known = {
        "programme": Programme.objects.filter(code=asked.get("programme", "")).first(),
        "district": District.objects.filter(code=asked.get("district", "")).first(),
    }
    year = asked.get("year", "")
    said = {name: record.pk for name, record in known.items() if record}
    return said | ({"year": int(year)} if year.isdecimal() and len(year) == 4 else {})
