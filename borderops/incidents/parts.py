"""What hangs on an incident and is written with it: goods, word with the other side, further kinds."""

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.models import Counterpart
from borderops.incidents.kinds import IncidentCode
from borderops.review.parts import Part


class Goods(Part):
    """Goods or evidence: what, how much, in which unit, what it is worth."""

    class Kind(models.TextChoices):
        GOODS = "goods", _("Goods")
        ANIMALS = "animals", _("Animals, plants")
        DRUGS = "drugs", _("Drugs")
        WEAPONS = "weapons", _("Weapons, explosives, fireworks")
        MONEY = "money", _("Money, valuables")
        VEHICLE = "vehicle", _("Vehicle")
        PAPERS = "papers", _("Papers")
        OTHER = "other", _("Other")

    incident = models.ForeignKey("Incident", models.CASCADE, related_name="goods", editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    what = models.CharField(_("what"), max_length=120)
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=3, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    unit = models.CharField(_("unit of measure"), max_length=30, blank=True)
    value_vnd = models.PositiveBigIntegerField(_("value in đồng"), null=True, blank=True)
    history = HistoricalRecords()

    class Meta(Part.Meta):
        app_label = "incidents"
        verbose_name = _("goods or evidence")
        verbose_name_plural = _("goods and evidence")
        constraints = [models.UniqueConstraint(fields=["incident", "line"], name="one_line_of_goods")]

    def __str__(self):
        amount = vietnamese.number(self.amount.normalize()) if self.amount is not None else ""
        value = self.value_vnd is not None and gettext("%(n)s đồng") % {
            "n": vietnamese.number(self.value_vnd)
        }
        return ", ".join(filter(None, [" ".join(filter(None, [amount, self.unit, self.what])), value]))

    def in_full(self):
        return f"{self.get_kind_display()}: {self}"

    def clean(self):
        if self.amount is not None and not self.unit:
            raise ValidationError({"unit": gettext("Say in which unit the amount is: kg, con, cái …")})


class Coordination(Part):
    """Word with the other side about an incident: how, when, with whom, under which document."""

    class Kind(models.TextChoices):
        RADIO = "radio", _("Telephone or radio")
        LETTER = "letter", _("Letter")
        HOTLINE = "hotline", _("Hotline")
        MEETING = "meeting", _("Meeting")
        TALKS = "talks", _("Talks")
        SURVEY = "survey", _("Joint check on the spot")
        HANDOVER = "handover", _("Hand-over")

    named = ["counterpart"]

    incident = models.ForeignKey("Incident", models.CASCADE, related_name="coordinations", editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    on_day = models.DateField(_("day"))
    counterpart = models.ForeignKey(
        Counterpart, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("counterpart")
    )
    document_number = models.CharField(_("document number"), max_length=60, blank=True)
    history = HistoricalRecords()

    class Meta(Part.Meta):
        app_label = "incidents"
        verbose_name = _("word with the other side")
        verbose_name_plural = _("coordination with the other side")
        constraints = [models.UniqueConstraint(fields=["incident", "line"], name="one_line_of_coordination")]

    def __str__(self):
        parts = [self.get_kind_display(), vietnamese.day(self.on_day), self.counterpart, self.document_number]
        return ", ".join(str(part) for part in parts if part)

    def clean(self):
        if self.on_day and self.on_day > timezone.localdate():
            raise ValidationError(
                {"on_day": gettext("This day lies in the future. Only what was done is logged.")}
            )


class FurtherKind(Part):
    """A further kind of the same case; it is counted under its main kind alone."""

    named = ["code"]

    incident = models.ForeignKey("Incident", models.CASCADE, related_name="further_kinds", editable=False)
    code = models.ForeignKey(
        IncidentCode, models.PROTECT, related_name="+", verbose_name=_("kind of incident")
    )
    history = HistoricalRecords()

    class Meta(Part.Meta):
        app_label = "incidents"
        verbose_name = _("further kind")
        verbose_name_plural = _("further kinds")
        constraints = [models.UniqueConstraint(fields=["incident", "code"], name="one_further_kind")]

    def __str__(self):
        return str(self.code)

    def clean(self):
        if fault := self.fault_beside(self.incident.code_id, self.incident.occurred_on):
            raise ValidationError({"code": fault})

    def fault_beside(self, main_code, day):
        """Why this kind cannot stand beside the main one of an incident of that day."""
        if self.code_id == main_code:
            return gettext("“%(code)s” is the main kind already.") % {"code": self.code}
        if not self.code.parent_id:
            return gettext("“%(code)s” is a group. Choose one of its kinds.") % {"code": self.code}
        if day and self.code.is_retired_on(day):
            words = gettext("“%(code)s” was retired on %(day)s. Choose another kind.")
            return words % {"code": self.code, "day": vietnamese.day(self.code.retired_on)}
        return ""
