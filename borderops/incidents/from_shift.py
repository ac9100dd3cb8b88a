"""An incident that a shift reports: opened from its report, filled in with where and when the shift was."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.incidents.choices import FoundBy
from borderops.incidents.models import Incident
from borderops.patrols.models import PostKind, ShiftReport
from borderops.review.views import named_by


def find_shift(user, reference):
    """The shift report of this number that the person may see, or nothing."""
    seen = ShiftReport.objects.visible_to(user).select_related("post__unit", "commune", "district")
    return seen.filter(named_by(reference)).first() if "\0" not in reference else None


def of_shift(shift):
    """A new incident that has what the report of the shift says: its day, its post, its unit."""
    stood = shift.post.event_before(timezone.localdate(shift.starts_at))
    is_fixed = shift.post.kind == PostKind.FIXED
    at = likely_moment(shift)
    return Incident(
        shift=shift,
        occurred_on=at.date(),
        occurred_time=at.time().replace(second=0, microsecond=0),
        commune=shift.commune,
        district=shift.district if shift.commune_id else None,
        marker=stood.marker if stood and is_fixed else None,
        place_note=stood.spot if stood and is_fixed else "",
        found_by=FoundBy.CHECKPOINT if is_fixed else FoundBy.PATROL,
        found_unit=shift.post.unit,
    )


def likely_moment(shift):
    """Now, while the shift goes on; its beginning afterwards, for a person to correct."""
    now = timezone.now()
    return timezone.localtime(now if shift.starts_at <= now <= shift.ends_at else shift.starts_at)


class ShiftLink(forms.ModelForm):
    """The shift that an incident was reported by, written by its number."""

    shift = forms.CharField(
        label=gettext_lazy("Reported by the shift"), required=False, max_length=40,
        help_text=gettext_lazy("The number of the shift report, for example CT-2026-DV-0001."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["shift"] = self.instance.shift.reference if self.instance.shift_id else ""

    def clean_shift(self):
        """The report of this number, if this person may see it; or the one that stood there before."""
        text = vietnamese.clean(self.cleaned_data["shift"], single_line=True)
        before = self.instance.shift
        if not text:
            return None
        if before and text.casefold() == before.reference.casefold():
            return before
        found = find_shift(self.user, text.upper())
        if found is None:
            words = _("No shift report that you may see has the number “%(number)s”. Check it in the list.")
            raise ValidationError(words % {"number": text})
        return found
