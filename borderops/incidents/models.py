"""Incidents on the border, their kinds, and the months confirmed to have had none."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import BorderMarker, Commune, District
from borderops.incidents.choices import Direction, Regime
from borderops.incidents.nil import NilConfirmation
from borderops.incidents.querysets import IncidentQuerySet
from borderops.review.models import Reviewed
from borderops.review.states import State

__all__ = ["Direction", "Incident", "IncidentCode", "NilConfirmation", "Regime"]


class IncidentCode(models.Model):
    """A kind of incident in two levels: a group such as D, and the codes D1, D2 … that are chosen."""

    code = models.CharField(_("code"), max_length=4, unique=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="codes", verbose_name=_("group")
    )
    label_vi = models.CharField(_("Vietnamese name"), max_length=120)
    label_en = models.CharField(_("English name"), max_length=120)
    basis = models.CharField(_("legal basis"), max_length=120, blank=True)
    violation = models.BooleanField(_("is a violation"), null=True, blank=True)
    default_regime = models.CharField(_("counts as, by default"), max_length=2, choices=Regime, blank=True)
    retired_on = models.DateField(_("retired on"), null=True, blank=True)
    search_text = models.CharField(max_length=260, editable=False)
    history = HistoricalRecords(excluded_fields=["search_text"])

    class Meta:
        ordering = ["code"]
        verbose_name = _("kind of incident")
        verbose_name_plural = _("kinds of incident")

    def __str__(self):
        return f"{self.code} {self.label}"

    def save(self, *args, **kwargs):
        self.search_text = vietnamese.fold(f"{self.code} {self.label_vi} {self.label_en}")
        super().save(*args, **kwargs)

    @property
    def label(self):
        """The name in the reader's language."""
        return self.label_en if (get_language() or "").startswith("en") else self.label_vi

    def is_retired_on(self, day):
        """Whether the kind may no longer be chosen for an incident of that day."""
        return bool(self.retired_on and day >= self.retired_on)


class Incident(Reviewed):
    """What happened on the border: when, where, what, which way, how many offenders, in words."""

    told_fields = [
        "occurred_on", "occurred_time", "commune", "district", "marker", "place_note", "code", "regime",
        "direction", "offenders", "offenders_unknown", "account",
    ]  # fmt: skip

    occurred_on = models.DateField(_("day"), default=timezone.localdate)
    occurred_time = models.TimeField(_("time"), null=True, blank=True)
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="incidents", verbose_name=_("commune")
    )
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="incidents", verbose_name=_("district")
    )
    marker = models.ForeignKey(
        BorderMarker,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="incidents",
        verbose_name=_("marker"),
    )
    place_note = models.CharField(_("hamlet or spot"), max_length=120, blank=True)
    code = models.ForeignKey(
        IncidentCode,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="incidents",
        verbose_name=_("kind of incident"),
    )
    regime = models.CharField(_("counts as"), max_length=2, choices=Regime, blank=True)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, blank=True)
    offenders = models.PositiveIntegerField(_("offenders"), null=True, blank=True)
    offenders_unknown = models.BooleanField(_("unknown / fled"), default=False)
    account = models.TextField(_("account"), blank=True)
    search_text = models.TextField(editable=False)
    history = HistoricalRecords(excluded_fields=["search_text"])

    objects = IncidentQuerySet.as_manager()

    class Meta:
        verbose_name = _("incident")
        verbose_name_plural = _("incidents")
        permissions = [
            ("review_incident", "Can review incidents"),
            ("read_account", "Can read accounts and history of incidents"),
            ("export_incident", "Can export incidents"),
            ("confirm_nil", "Can confirm that nothing happened"),
        ]
        default_permissions = ("add", "change", "view")
        indexes = [
            models.Index(fields=["occurred_on", "id"]),
            models.Index(fields=["updated_at", "id"]),
            models.Index(fields=["state", "submitted_at", "id"]),
            models.Index(fields=["district", "occurred_on", "id"]),
            models.Index(fields=["code", "occurred_on", "id"]),
            models.Index(fields=["regime", "occurred_on", "id"]),
            models.Index(fields=["direction", "occurred_on", "id"]),
            models.Index(fields=["unit", "state"]),
            models.Index(fields=["entered_by", "state"]),
            # Summaries read this alone, without the table: only what counts is in it.
            models.Index(
                fields=["occurred_on", "district", "regime", "commune", "offenders"],
                condition=models.Q(state=State.ACCEPTED),
                name="incident_figures",
            ),
        ]

    def __str__(self):
        return self.number or gettext("Draft of %(day)s") % {"day": vietnamese.day(self.occurred_on)}

    def get_absolute_url(self):
        return reverse("incident", args=[self.reference])

    def count_as_usual(self):
        """Without a word about it, the kind says what a case counts as."""
        if self.code and not self.regime:
            self.regime = self.code.default_regime

    def save(self, *args, **kwargs):
        self.count_as_usual()
        if self.marker and not self.marker.pk:
            first_met = {"commune": self.marker.commune, "listed": False}
            self.marker, _new = BorderMarker.objects.get_or_create(code=self.marker.code, defaults=first_met)
        self.search_text = self.words_to_search()
        super().save(*args, **kwargs)

    def words_to_search(self):
        """Everything a person may remember of the record, folded."""
        parts = [self.number, self.commune, self.commune and self.commune.aliases, self.district, self.marker]
        parts += [self.place_note, self.code and self.code.search_text, self.account]
        return vietnamese.fold(" ".join(str(part) for part in parts if part))

    def number_key(self):
        return f"VV-{self.occurred_on.year}-{self.district.abbr}"

    def lies_in(self, places):
        return self.district_id is None or places.reach(self.district_id, self.commune_id)

    def told_value(self, name):
        if name == "account":
            return self.account
        return super().told_value(name)

    def clean(self):
        """What holds for every incident, drafts included."""
        self.count_as_usual()
        errors = {}
        if self.occurred_on and self.occurred_on > timezone.localdate():
            errors["occurred_on"] = gettext(
                "This day lies in the future. Write the day on which it happened."
            )
        if self.occurred_on and self.commune and not self.commune.stands_on(self.occurred_on):
            errors["commune"] = self.not_valid_words()
        if self.commune and self.district and not self.fits_district():
            errors["district"] = gettext("%(commune)s does not lie in %(district)s.") % {
                "commune": self.commune, "district": self.district}  # fmt: skip
        if self.occurred_on and self.code and self.code.is_retired_on(self.occurred_on):
            errors["code"] = gettext("“%(code)s” was retired on %(day)s. Choose another kind.") % {
                "code": self.code, "day": vietnamese.day(self.code.retired_on)}  # fmt: skip
        if self.code and not self.code.parent_id:
            errors["code"] = gettext("“%(code)s” is a group. Choose one of its kinds.") % {"code": self.code}
        if self.offenders is not None and self.offenders_unknown:
            errors["offenders"] = gettext("Either write the number of offenders or tick “unknown”, not both.")
        if errors:
            raise ValidationError(errors)

    def not_valid_words(self):
        """Why the commune does not fit the day, and which one does."""
        words = gettext("%(commune)s did not stand on %(day)s (%(validity)s).") % {
            "commune": self.commune, "day": vietnamese.day(self.occurred_on), "validity": self.commune.validity,
        }  # fmt: skip
        heir = self.commune.main_successor
        if heir and heir.stands_on(self.occurred_on):
            words += " " + gettext("It has become part of %(heir)s.") % {"heir": heir}
        return words

    def fits_district(self):
        """Whether the commune lies in or reaches into the record's district, or once was part of it."""
        districts = {self.commune.district_id, *self.commune.other_districts.values_list("pk", flat=True)}
        return self.district_id in districts

    def clean_for_submit(self):
        """To submit, only day, place, kind and the offenders' total (or unknown) are asked."""
        errors = {}
        if not self.commune_id or not self.district_id:
            errors["commune"] = gettext("Say where it happened: a commune or a marker.")
        if not self.code_id:
            errors["code"] = gettext("Choose what happened.")
        if self.offenders is None and not self.offenders_unknown:
            errors["offenders"] = gettext(
                "Write the number of offenders (0 if none) or tick “unknown / fled”."
            )
        if self.code_id and self.code.code == "Z1" and not self.account.strip():
            errors["account"] = gettext("“Other” needs an account of what happened.")
        if errors:
            raise ValidationError(errors)
        self.full_clean(exclude=["form_key", "number"])

    @property
    def happened(self):
        """Day and time, as far as known."""
        return vietnamese.moment(self.occurred_on, self.occurred_time)

    @property
    def in_short(self):
        """Day, place and kind in a line."""
        return " · ".join(str(part) for part in [self.happened, self.place, self.code] if part)

    @property
    def place(self):
        """Where it happened, in words."""
        parts = [
            self.commune or self.district,
            self.marker and gettext("marker %(code)s") % {"code": self.marker},
        ]
        return ", ".join(str(part) for part in parts if part)

    @property
    def offenders_words(self):
        """The number of offenders, "unknown", or nothing yet."""
        if self.offenders_unknown:
            return gettext("unknown")
        return vietnamese.number(self.offenders) if self.offenders is not None else ""
