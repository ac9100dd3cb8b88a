"""Early notices: what the other side, or somebody else, lets us know of a change to come."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.crossings.choices import Importance
from borderops.crossings.notice_querysets import NoticeQuerySet
from borderops.crossings.notice_rules import NoticeRules
from borderops.crossings.notice_words import NoticeWords
from borderops.crossings.notice_writing import NoticeWriting
from borderops.crossings.points import CrossingPoint
from borderops.districts.models import Unit
from borderops.districts.sides import Side

SHOWN_IN_ROWS = 140


class Notice(NoticeWords, NoticeRules, NoticeWriting, models.Model):
    """A warning of a change: its words, who gave it and when, and which crossings and flows from when to when."""

    text = models.TextField(_("what is announced"))
    source = models.CharField(_("source"), max_length=200)
    side = models.CharField(_("whose move"), max_length=2, choices=Side, default=Side.THEIRS)
    received_at = models.DateTimeField(_("received at"), default=timezone.now)
    starts = models.CharField(_("from"), max_length=16, blank=True)
    ends = models.CharField(_("until"), max_length=16, blank=True)
    crossings = models.ManyToManyField(
        CrossingPoint, related_name="notices", verbose_name=_("crossing points")
    )
    people = models.BooleanField(_("people"), default=False)
    goods = models.BooleanField(_("goods"), default=False)
    vehicles = models.BooleanField(_("vehicles"), default=False)
    importance = models.CharField(
        _("importance"), max_length=10, choices=Importance, default=Importance.USUAL
    )
    form_key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, editable=False, related_name="+", verbose_name=_("unit that logs")
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        editable=False,
        related_name="+",
        verbose_name=_("logged by"),
    )
    entered_at = models.DateTimeField(_("logged at"), default=timezone.now, editable=False)
    done_at = models.DateTimeField(_("closed at"), null=True, editable=False)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+",
        verbose_name=_("closed by"),
    )  # fmt: skip
    done_words = models.CharField(_("what became of it"), max_length=200, blank=True, editable=False)
    search_text = models.TextField(editable=False, default="")
    history = HistoricalRecords(m2m_fields=[crossings], excluded_fields=["search_text"])

    # What a form or a workbook says of the crossing points; kept together with the rest.
    chosen_crossings = None

    objects = NoticeQuerySet.as_manager()

    class Meta:
        app_label = "crossings"
        verbose_name = _("early notice")
        verbose_name_plural = _("early notices")
        default_permissions = ("add", "change", "view")
        ordering = ["-received_at", "-pk"]
        indexes = [models.Index(fields=["received_at", "id"]), models.Index(fields=["done_at"])]

    def __str__(self):
        return gettext("Notice of %(when)s") % {"when": vietnamese.moment(self.received_at)}

    def save(self, *args, **kwargs):
        self.search_text = self.words_to_search()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("notice", args=[self.pk])

    def words_to_search(self):
        """What is announced, by whom, and what became of it, folded; crossing points keep their own names."""
        return vietnamese.fold(f"{self.text} {self.source} {self.done_words}")

    @property
    def in_short(self):
        """Its beginning, for a row."""
        return Truncator(self.text.replace("\n", " ")).chars(SHOWN_IN_ROWS)

    @property
    def chosen(self):
        """The crossing points that it is about, those just chosen in a form included."""
        if self.chosen_crossings is not None:
            return list(self.chosen_crossings)
        return list(self.crossings.all()) if self.pk else []
