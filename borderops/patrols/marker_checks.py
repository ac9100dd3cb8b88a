"""Looks at border markers: which marker was found in which state, by a shift or on a patrol."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.districts.models import BorderMarker
from borderops.patrols.choices import MarkerState
from borderops.review.parts import Part


class MarkerCheck(Part):
    """One marker as a shift or a patrol found it; it counts with the report that it stands in."""

    named = ["marker"]

    shift = models.ForeignKey(
        "ShiftReport", models.CASCADE, null=True, editable=False, related_name="marker_checks"
    )
    joint_patrol = models.ForeignKey(
        "JointPatrol", models.CASCADE, null=True, editable=False, related_name="marker_checks"
    )
    marker = models.ForeignKey(BorderMarker, models.PROTECT, related_name="checks", verbose_name=_("marker"))
    found = models.CharField(_("found in which state"), max_length=10, choices=MarkerState)
    words = models.CharField(_("in words"), max_length=200, blank=True)
    history = HistoricalRecords()

    class Meta(Part.Meta):
        app_label = "patrols"
        verbose_name = _("marker checked")
        verbose_name_plural = _("markers checked")
        constraints = [
            models.UniqueConstraint(fields=["shift", "line"], name="one_line_of_a_shift"),
            models.UniqueConstraint(fields=["joint_patrol", "line"], name="one_line_of_a_patrol"),
        ]

    def __str__(self):
        return gettext("marker %(code)s: %(state)s") % {
            "code": self.marker,
            "state": self.get_found_display(),
        }

    def in_full(self):
        return f"{self}, {self.words}" if self.words else str(self)

    def clean_fields(self, exclude=None):
        """A marker met for the first time has no key yet; its code was judged where it was read."""
        first_met = {"marker"} if self._state.fields_cache.get("marker") and not self.marker_id else set()
        super().clean_fields({*(exclude or ()), *first_met})

    def clean(self):
        """What was found wrong is told in words."""
        if (
            self.found in (MarkerState.DAMAGED, MarkerState.MOVED, MarkerState.MISSING)
            and not (self.words or "").strip()
        ):
            raise ValidationError({"words": gettext("Say what is wrong with the marker.")})

    def save(self, *args, **kwargs):
        """Keeps a marker that is met for the first time, to be listed later."""
        if not self.marker.pk:
            first_met = {"commune": self.marker.commune, "listed": False}
            self.marker, _new = BorderMarker.objects.get_or_create(code=self.marker.code, defaults=first_met)
        super().save(*args, **kwargs)
