"""Closings: what counted for a period and a place when somebody closed it, kept as it was."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from borderops.districts.models import District
from borderops.figures.periods import Period
from borderops.people.roles import WRITERS
from borderops.summaries.manifest import Manifest, digest_of


class ClosingQuerySet(models.QuerySet):
    """Closings, which tell of single records and so are for those alone who read these whole."""

    def visible_to(self, user):
        """Those of the user's districts; those of the whole line only for who sees all of it."""
        places = user.places_as(*WRITERS)
        return self if places.everywhere else self.filter(district__in=places.districts)

    def current(self):
        """Those that no later one has superseded."""
        return self.filter(is_current=True)

    def of(self, period, district):
        """Those of a period, in a district or of the whole line."""
        return self.filter(period=period.key, district=district)

    def within(self, start, end):
        """Those whose whole period lies between two days."""
        return self.filter(start__gte=start, end__lte=end)


class Closing(models.Model):
    """A district's month, or the province's period, as it stood when it was closed. It never changes again.

    What changes in the register afterwards shows as amendments (see `amendments`), until a later closing of the same
    period and place supersedes this one.
    """

    number = models.CharField(_("number"), max_length=30, unique=True)
    district = models.ForeignKey(
        District, models.PROTECT, null=True, related_name="+", verbose_name=_("district")
    )
    period = models.CharField(_("period"), max_length=30)
    start = models.DateField(_("from"))
    end = models.DateField(_("until"))
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=pgettext_lazy("figures", "closed by"),
    )
    closed_at = models.DateTimeField(pgettext_lazy("figures", "closed at"), default=timezone.now)
    # Why a period was closed that was not over, or while something still waited.
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    manifest = models.TextField(_("manifest"))
    # How many records counted; so that to compare many closings with now none of them need be read.
    counted = models.PositiveIntegerField(_("records"), default=0)
    digest = models.CharField(_("digest"), max_length=64)
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by", verbose_name=_("supersedes")
    )
    is_current = models.BooleanField(_("valid"), default=True)

    objects = ClosingQuerySet.as_manager()

    class Meta:
        verbose_name = _("closing of figures")
        verbose_name_plural = _("closings of figures")
        default_permissions = ("view",)
        permissions = [
            ("close_district", "Can close a district's month"),
            ("close_province", "Can close a period of the province"),
        ]
        ordering = ["-closed_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "period"],
                condition=Q(is_current=True, district__isnull=False),
                name="one_closing_of_a_district",
            ),
            models.UniqueConstraint(
                fields=["period"],
                condition=Q(is_current=True, district__isnull=True),
                name="one_closing_of_the_province",
            ),
        ]
        indexes = [models.Index(fields=["start", "end"], name="closings_of_a_year")]

    def __str__(self):
        return self.number

    def get_absolute_url(self):
        return reverse("closing", args=[self.number])

    @property
    def place(self):
        """Where it holds, in words."""
        return self.district.name if self.district else gettext("Whole line")

    @cached_property
    def span(self):
        return Period.parse(self.period)

    @cached_property
    def held(self):
        """The manifest, to be read."""
        return Manifest.read(self.manifest)

    @property
    def is_intact(self):
        """Whether the manifest is still the one of which the digest was taken."""
        return digest_of(self.manifest) == self.digest
