"""Lists of workers: 24 register, get permits, depart, extend or return in one record, with one minutes number."""

from datetime import timedelta

from django.db import models
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.crossings.models import CrossingPoint
from borderops.districts.models import District
from borderops.labour.choices import ListKind
from borderops.labour.held import held_words
from borderops.labour.list_course import ListCourse
from borderops.labour.list_querysets import ListLineQuerySet, WorkerListQuerySet
from borderops.labour.list_rules import ListRules
from borderops.labour.permits import Permit
from borderops.labour.programme_first import ProgrammeFirst
from borderops.labour.programmes import Programme
from borderops.people.roles import WRITERS
from borderops.review.models import Reviewed
from borderops.review.parts import Part

TIME_TO_REVIEW = timedelta(hours=48)


class WorkerList(ListRules, ListCourse, ProgrammeFirst, Reviewed):
    """What happened to several workers of one programme and one district on one day.

    A line that cannot be true is held back by itself and holds nobody else back (see `held`).
    """

    told_fields = ["programme", "kind", "district", "day", "crossing", "minutes_number", "basis", "remark"]
    told_parts = ["lines"]
    usual_fields = ["programme", "kind", "day", "crossing", "minutes_number", "lines"]
    has_consequences = True

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="lists", verbose_name=_("labour programme")
    )
    kind = models.CharField(_("kind of list"), max_length=10, choices=ListKind)
    district = models.ForeignKey(
        District, models.PROTECT, related_name="+", verbose_name=_("home district of the workers")
    )
    day = models.DateField(_("day"))
    crossing = models.ForeignKey(
        CrossingPoint,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="worker_lists",
        verbose_name=_("crossing point"),
    )
    minutes_number = models.CharField(_("number of the minutes"), max_length=60, blank=True)
    basis = models.CharField(_("basis"), max_length=200, blank=True)
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    # Why more permits than the quota has places may be issued, and who let them through.
    over_quota_because = models.CharField(
        _("let through over the quota because"), max_length=200, blank=True, editable=False
    )
    history = HistoricalRecords()

    objects = WorkerListQuerySet.as_manager()

    class Meta:
        app_label = "labour"
        verbose_name = _("list of workers")
        verbose_name_plural = _("lists of workers")
        default_permissions = ("add", "change", "view")
        permissions = [
            ("review_workerlist", "Can review lists of workers"),
            ("export_workerlist", "Can export lists of workers"),
            ("pass_quota", "Can let permits through over the quota"),
        ]
        indexes = [
            models.Index(fields=["day", "id"]),
            models.Index(fields=["updated_at", "id"]),
            models.Index(fields=["state", "submitted_at", "id"]),
            models.Index(fields=["district", "day", "id"]),
            models.Index(fields=["unit", "state"]),
            models.Index(fields=["crossing", "kind", "day"], name="lists_at_a_crossing"),
        ]

    def __str__(self):
        return self.number or gettext("Draft of a list: %(what)s") % {"what": self.in_short}

    def get_absolute_url(self):
        return reverse("worker-list", args=[self.reference])

    def number_key(self):
        return f"DS-{self.day.year}-{self.district.abbr}"

    def time_to_review(self):
        return TIME_TO_REVIEW

    def is_whole_for(self, user):
        """Readers of the accepted alone see how many, not who."""
        return user.holds(*WRITERS) and self.lies_in(user.places_as(*WRITERS))

    def lies_in(self, places):
        if self.district_id is None or places.reach(self.district_id, None):
            return True
        if self.unit_id is None:  # not kept yet: it will be of the writer's unit
            return self.district.units.filter(pk__in=places.units).exists()
        return self.unit_id in places.units and self.unit.district_id == self.district_id

    @property
    def in_short(self):
        """What happened, where and when, in a line."""
        return f"{self.get_kind_display()} · {self.programme.code} · {self.district} · {vietnamese.day(self.day)}"

    @cached_property
    def good_lines(self):
        """The lines that are not held back."""
        return [line for line in self.part("lines") if not line.held]

    @cached_property
    def held_lines(self):
        return [line for line in self.part("lines") if line.held]

    @property
    def people_words(self):
        """How many workers, and how many of them are held back."""
        number = len(self.good_lines)
        words = ngettext("%(n)s worker", "%(n)s workers", number) % {"n": vietnamese.number(number)}
        held = len(self.held_lines)
        return f"{words}, {gettext('%(n)s held back') % {'n': held}}" if held else words


class ListLine(Part):
    """One worker of a list, by the permit; told without the name."""

    named = [
        "permit__worker__commune",
        "permit__worker__district",
        "permit__programme",
        "permit__district",
        "permit__commune",
    ]

    list = models.ForeignKey(WorkerList, models.CASCADE, editable=False, related_name="lines")
    permit = models.ForeignKey(Permit, models.PROTECT, related_name="lines", verbose_name=_("work permit"))
    # Until when an extension goes.
    until = models.DateField(_("extended until"), null=True, blank=True)
    remark = models.CharField(_("remark"), max_length=200, blank=True)
    # Why it does not count, as it was found at the submit or the acceptance: a code and what it is about.
    held = models.CharField(max_length=20, blank=True, editable=False)
    held_about = models.CharField(max_length=120, blank=True, editable=False)
    history = HistoricalRecords()

    objects = ListLineQuerySet.as_manager()

    class Meta(Part.Meta):
        app_label = "labour"
        verbose_name = _("worker of the list")
        verbose_name_plural = _("workers of the list")
        constraints = [models.UniqueConstraint(fields=["list", "line"], name="one_line_of_workers")]
        indexes = [
            models.Index(fields=["list"], condition=models.Q(held__gt=""), name="lines_held_back"),
        ]

    def __str__(self):
        words = str(self.permit)
        if self.until:
            words = gettext("%(permit)s until %(day)s") % {"permit": words, "day": vietnamese.day(self.until)}
        return words

    def in_full(self):
        return f"{self}, {self.remark}" if self.remark else str(self)

    def same_as(self, other):
        """Whether two lines say the same; what was found about them does not matter."""
        return (self.permit_id, self.until, self.remark) == (other.permit_id, other.until, other.remark)

    @property
    def held_words(self):
        """Why the line does not count, and what to do about it."""
        return held_words(self.held, self.held_about)
