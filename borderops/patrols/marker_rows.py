"""The markers that were checked, a row each, on the form of a shift or a patrol."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops.districts.marker_fields import MarkerField
from borderops.patrols.choices import MarkerState
from borderops.patrols.marker_checks import MarkerCheck
from borderops.review.part_forms import PartForm, PartRows

PART = "marker_checks"
CHOOSE = ("", gettext_lazy("Choose…"))


class MarkerRow(PartForm):
    """One marker: which, in which state it was found, and what is wrong with it."""

    part, model, title = PART, MarkerCheck, gettext_lazy("Marker checked %(n)s")
    marker = MarkerField(label=gettext_lazy("Marker"), required=False)
    found = forms.ChoiceField(
        label=gettext_lazy("Found in which state"), required=False, choices=[CHOOSE, *MarkerState.choices]
    )
    words = forms.CharField(label=gettext_lazy("In words"), required=False, max_length=200)

    @classmethod
    def value_of(cls, stored, name):
        return stored.marker.code if name == "marker" else super().value_of(stored, name)


class MarkerRows(PartRows):
    """For the form of a record whose `marker_checks` are written with it; templates/patrols/marker_rows.html."""

    row_forms = [MarkerRow]
    too_many = gettext_lazy("No more than %(n)s markers. Log the others in a report of their own.")

    @cached_property
    def marker_rows(self):
        """The rows to show, and a blank one that the browser may copy."""
        return {"part": PART, "rows": self.rows(PART), "blank": self.blank_row(PART)}

    def keep_rows(self, row, cleaned):
        self.refuse_twice(row, cleaned)
        super().keep_rows(row, cleaned)

    def refuse_twice(self, row, cleaned):
        """A marker stands in one row: its history must not say two things of one look."""
        seen = set()
        for turn in self.turns[row.part]:
            key = f"{row.part}-{turn}-marker"
            marker = None if cleaned.get(f"{row.part}-{turn}-remove") else cleaned.get(key)
            if marker and marker.code in seen:
                words = _("Marker %(code)s stands in two rows. Leave one of them.")
                self.add_error(key, words % {"code": marker.code})
            elif marker:
                seen.add(marker.code)
