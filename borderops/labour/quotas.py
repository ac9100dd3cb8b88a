"""How many permits a programme may issue in a calendar year, in all or for one district."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import District
from borderops.labour.programme_keeping import KeptByProvince
from borderops.labour.programmes import Programme
from borderops.labour.quota_takes import takes_of

FIRST_YEAR = 2000


class Quota(KeptByProvince, models.Model):
    """The places of a calendar year; where none is said, there is no limit that the register knows."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="quotas", verbose_name=_("labour programme")
    )
    year = models.PositiveSmallIntegerField(_("calendar year of issue"))
    # Without a district: all districts together.
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("district")
    )
    places = models.PositiveIntegerField(_("places"))
    basis = models.CharField(_("rule that sets it"), max_length=200)
    history = HistoricalRecords()

    # Somebody has read how many places are taken, and means fewer.
    fewer_is_meant = False

    class Meta:
        app_label = "labour"
        verbose_name = _("quota")
        verbose_name_plural = _("quotas")
        default_permissions = ("add", "change", "view")
        ordering = ["programme", "-year", "district"]
        constraints = [
            models.UniqueConstraint(fields=["programme", "year", "district"], name="one_quota_of_a_district"),
            models.UniqueConstraint(
                fields=["programme", "year"],
                condition=Q(district__isnull=True),
                name="one_quota_of_all_districts",
            ),
        ]

    def __str__(self):
        place = self.district or gettext("all districts")
        return f"{self.programme.code} · {self.year} · {place}: {vietnamese.number(self.places)}"

    @property
    def taken(self):
        """How many of its places are taken by now."""
        permits = takes_of(self.programme.permits.all(), self.year)
        return (permits.filter(district=self.district_id) if self.district_id else permits).count()

    def take_turn(self):
        """One after another for each programme, as those who take its places."""
        list(Programme.objects.select_for_update(no_key=True).filter(pk=self.programme_id))

    def refuse_unmeant(self):
        """Raises ValidationError where fewer places are set than are taken, until somebody says that it is meant."""
        stored = Quota.objects.filter(pk=self.pk).first()
        asks = ("programme_id", "year", "district_id")
        same = stored and all(getattr(stored, name) == getattr(self, name) for name in asks)
        if self.fewer_is_meant or (same and self.places >= stored.places):
            return
        if (taken := self.taken) > self.places:
            words = gettext(
                "Of this quota %(taken)s are taken already: nobody loses a place, and no list takes a further one. "
                "Tick on its form that you mean it."
            )
            refusal = words % {"taken": vietnamese.number(taken)}
            raise ValidationError({"places": ValidationError(refusal, code="below_taken")})

    def clean(self):
        self.basis = vietnamese.clean(self.basis, single_line=True)
        if self.year is not None and not FIRST_YEAR <= self.year <= timezone.localdate().year + 2:
            raise ValidationError({"year": gettext("Write a calendar year such as 2026.")})
