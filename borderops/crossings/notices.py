"""Early notices: what the other side, or somebody else, lets us know of a change to come."""

import uuid

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.crossings.change_rules import CLOCKS_DIFFER
from borderops.crossings.choices import Flow, Importance
from borderops.crossings.moments import end_of, how_to_write, is_rough_moment, moment_of, moment_words
from borderops.crossings.points import CrossingPoint
from borderops.crossings.querysets import NoticeQuerySet
from borderops.districts.models import Unit
from borderops.districts.sides import Side
from borderops.people.roles import WRITERS

FLOW_FIELDS = {Flow.PEOPLE: "people", Flow.GOODS: "goods", Flow.VEHICLES: "vehicles"}


class Notice(models.Model):
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
    history = HistoricalRecords(m2m_fields=[crossings])

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

    def get_absolute_url(self):
        return reverse("notice", args=[self.pk])

    def clean(self):
        self.text = vietnamese.clean(self.text)
        self.source = vietnamese.clean(self.source, single_line=True)
        errors = dict(self.faults_of_times())
        if not any(getattr(self, name) for name in FLOW_FIELDS.values()):
            errors["people"] = gettext("Say what it is about: people, goods or vehicles.")
        if self.chosen_crossings is not None and not self.chosen_crossings:
            errors["crossings"] = gettext("Choose at least one crossing point.")
        if errors:
            raise ValidationError(errors)

    def faults_of_times(self):
        """What cannot be true of its times, by field."""
        for name in ("starts", "ends"):
            if getattr(self, name) and not is_rough_moment(getattr(self, name)):
                yield name, how_to_write()
                return
        if self.received_at and self.received_at > timezone.now() + CLOCKS_DIFFER:
            yield "received_at", gettext("This lies in the future. Write when it was received.")
        if self.starts and self.ends and end_of(self.ends) <= moment_of(self.starts):
            yield "ends", gettext("The end lies before the start. Correct one of the two.")

    def write(self, by, seen=None):
        """Keeps the notice; a form that is sent twice keeps it once, and a stale one is refused."""
        with transaction.atomic():
            if self._state.adding:
                if sent := Notice.objects.filter(form_key=self.form_key, entered_by=by).first():
                    return sent
                self.entered_by, self.unit = by, by.home_unit
            else:
                self.refuse_change(by, seen)
            self.full_clean(exclude=["entered_by", "form_key"])
            self._history_user = by
            self.save()
            if self.chosen_crossings is not None:
                self.crossings.set(self.chosen_crossings)
        return self

    def refuse_change(self, by, seen):
        """Raises ValidationError where it is not this person's to change, or was changed since it was seen."""
        stored = Notice.objects.select_for_update().get(pk=self.pk)
        if not stored.is_kept_by(by):
            raise ValidationError(gettext("Only the unit that logged this notice can change it."))
        if seen is not None and seen != stored.last_change:
            words = gettext(
                "Somebody has changed this notice since you opened it. Check below what you typed, then save again."
            )
            raise ValidationError(words, code="stale")

    def is_kept_by(self, user):
        """Whether the user or the user's unit logged it."""
        return self.entered_by_id == user.pk or (self.unit_id in user.places_as(*WRITERS).units)

    def close(self, by, words):
        """Says what became of it; it waits no longer."""
        with transaction.atomic():
            self.refresh_from_db(from_queryset=Notice.objects.select_for_update())
            if self.done_at:
                raise ValidationError(
                    gettext("This notice is closed already (%(words)s).") % {"words": self.done_words}
                )
            self.done_at, self.done_by, self.done_words = timezone.now(), by, words
            self._history_user = by
            self.save()

    @property
    def last_change(self):
        """The key of its latest row of history, by which a stale form is known."""
        return self.history.order_by("-history_id").values_list("history_id", flat=True).first()

    @property
    def flows(self):
        """The flows that it is about."""
        return [flow for flow, name in FLOW_FIELDS.items() if getattr(self, name)]

    @property
    def flows_words(self):
        return ", ".join(str(flow.label) for flow in self.flows)

    @property
    def when_words(self):
        """From when to when, as exact as it was said."""
        start = moment_words(self.starts) if self.starts else ""
        end = moment_words(self.ends) if self.ends else ""
        if start and end:
            return f"{start} – {end}"
        if end:
            return gettext("until %(day)s") % {"day": end}
        return gettext("from %(day)s") % {"day": start} if start else ""
