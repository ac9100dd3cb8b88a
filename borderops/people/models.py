"""Who works with the register, in which role, where and when."""

from functools import cached_property

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops.districts.models import District, Unit
from borderops.people.places import Places
from borderops.people.querysets import PostingQuerySet
from borderops.people.roles import PERMISSIONS, WRITERS, Role


class User(AbstractUser):
    """An account. It gives no right by itself: postings do."""

    must_change_password = models.BooleanField(
        _("must choose a new password"),
        default=False,
        help_text=_("Set after an administrator has given a password."),
    )

    class Meta(AbstractUser.Meta):
        permissions = [("use_admin", "Can use the administration pages")]

    def __str__(self):
        return self.get_full_name() or self.username

    def get_full_name(self):
        """The name as people here say it, the family name first."""
        return f"{self.last_name} {self.first_name}".strip()

    @cached_property
    def postings_today(self):
        """The postings that give rights now, read once for a request."""
        if not self.pk:
            return []
        today = self.postings.valid_on(timezone.localdate()).select_related("unit")
        return list(today.prefetch_related("districts", "unit__communes__main_successor"))

    @cached_property
    def permissions_today(self):
        """Every permission that today's postings give."""
        return frozenset().union(*(PERMISSIONS[Role(posting.role)] for posting in self.postings_today))

    def holds(self, *roles):
        """Whether one of today's postings is in one of these roles."""
        return any(posting.role in roles for posting in self.postings_today)

    def places_as(self, *roles):
        """Where today's postings in these roles reach."""
        postings = [posting for posting in self.postings_today if posting.role in roles]
        return Places(
            everywhere=any(posting.reaches_everywhere for posting in postings),
            districts=frozenset(district.pk for posting in postings for district in posting.districts.all()),
            communes=frozenset(pk for posting in postings for pk in posting.commune_keys()),
            units=frozenset(posting.unit_id for posting in postings if posting.unit_id),
        )

    @property
    def writes_within(self):
        """The places to offer where this person logs."""
        return self.places_as(*WRITERS)

    @property
    def home_unit(self):
        """The unit that a new record of this person belongs to, if any."""
        return next((posting.unit for posting in self.postings_today if posting.unit), None)


class Posting(models.Model):
    """Ties a person, from–to, to a role in districts, in a unit's communes, or province-wide."""

    user = models.ForeignKey(User, models.CASCADE, related_name="postings", verbose_name=_("person"))
    role = models.CharField(_("role"), max_length=20, choices=Role)
    province_wide = models.BooleanField(_("province-wide"), default=False)
    districts = models.ManyToManyField(
        District, blank=True, related_name="postings", verbose_name=_("in districts")
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="postings", verbose_name=_("in unit")
    )
    valid_from = models.DateField(_("from"), default=timezone.localdate)
    valid_to = models.DateField(_("until"), null=True, blank=True)
    history = HistoricalRecords(m2m_fields=[districts])

    objects = PostingQuerySet.as_manager()

    class Meta:
        ordering = ["user", "valid_from"]
        verbose_name = _("posting")
        verbose_name_plural = _("postings")

    def __str__(self):
        return f"{self.user} – {self.get_role_display()}"

    def clean(self):
        if self.valid_to and self.valid_from and self.valid_to < self.valid_from:
            raise ValidationError(
                {"valid_to": gettext("The last day lies before the first. Correct one of them.")}
            )

    @property
    def reaches_everywhere(self):
        """Overseers see all districts by their role; others when posted province-wide."""
        return self.province_wide or self.role == Role.OVERSEER

    def commune_keys(self):
        """The communes of the posting's unit with their successors, where no district is named."""
        if not self.unit_id or self.districts.all():
            return set()
        communes = self.unit.communes.all()
        return {commune.pk for commune in communes} | {commune.main_successor_id for commune in communes} - {
            None
        }

    def where(self):
        """The posting's places in words."""
        if self.reaches_everywhere:
            return gettext("whole province")
        districts = ", ".join(district.name for district in self.districts.all())
        return districts or str(self.unit or gettext("no place yet"))
