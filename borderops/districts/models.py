"""Places with dates: districts, communes, units, border markers and the counterparts on the other side."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.districts.markers import check_marker_code, marker_sort_key
from borderops.districts.querysets import CommuneQuerySet, DistrictQuerySet, MarkerQuerySet


class Confidence(models.TextChoices):
    """How sure a fact is (DOMAIN: sure, likely, unsure, from memory)."""

    SURE = "S", _("Sure")
    LIKELY = "L", _("Likely")
    UNSURE = "U", _("Unsure")
    MEMORY = "M", _("From memory")


class Counterpart(models.Model):
    """A prefecture, county or township on the Chinese side; the Chinese characters are its anchor."""

    class Level(models.TextChoices):
        PROVINCE = "tỉnh", _("Province")
        REGION = "khu tự trị", _("Autonomous region")
        PREFECTURE = "châu", _("Prefecture")
        CITY = "thành phố", _("City")
        COUNTY = "huyện", _("County")
        TOWNSHIP = "trấn/hương", _("Township")

    code = models.CharField(_("code"), max_length=10, unique=True)
    level = models.CharField(_("level"), max_length=20, choices=Level)
    name_vi = models.CharField(_("Vietnamese name"), max_length=80)
    name_zh = models.CharField(_("Chinese name"), max_length=80, blank=True)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("belongs to")
    )
    aliases = models.CharField(_("other names"), max_length=200, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["code"]
        verbose_name = _("place on the other side")
        verbose_name_plural = _("places on the other side")

    def __str__(self):
        return self.name_vi


class District(models.Model):
    """A former district of the province, kept after 1 July 2025 as the reporting area ("khu vực")."""

    code = models.CharField(_("code"), max_length=5, unique=True)
    abbr = models.CharField(_("abbreviation"), max_length=5, unique=True)
    name = models.CharField(_("name"), max_length=80)
    on_border = models.BooleanField(_("on the border"), default=False)
    order_west_to_east = models.PositiveSmallIntegerField(_("order from the west"), null=True, blank=True)
    facing = models.ManyToManyField(
        Counterpart, blank=True, related_name="districts", verbose_name=_("facing")
    )
    history = HistoricalRecords()

    objects = DistrictQuerySet.as_manager()

    class Meta:
        ordering = [models.F("order_west_to_east").asc(nulls_last=True), "code"]
        verbose_name = _("district")
        verbose_name_plural = _("districts")

    def __str__(self):
        return self.name


class Commune(models.Model):
    """A commune, town or ward while it stood; key = code + validity, since codes and names are reused."""

    class Kind(models.TextChoices):
        COMMUNE = "xã", _("Commune")
        TOWN = "thị trấn", _("Town")
        WARD = "phường", _("Ward")

    code = models.CharField(_("code"), max_length=5)
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    district = models.ForeignKey(
        District, models.PROTECT, related_name="communes", verbose_name=_("district (main)")
    )
    other_districts = models.ManyToManyField(
        District,
        blank=True,
        related_name="shared_communes",
        verbose_name=_("further districts it reaches into"),
    )
    on_border = models.BooleanField(_("on the border"), default=False)
    border_confidence = models.CharField(_("how sure"), max_length=1, choices=Confidence, blank=True)
    twinned_township = models.ForeignKey(
        Counterpart,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="communes",
        verbose_name=_("twinned with"),
    )
    aliases = models.CharField(_("other names"), max_length=200, blank=True)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)
    successors = models.ManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("went into")
    )
    main_successor = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="main_predecessors",
        verbose_name=_("went mainly into"),
    )
    basis = models.CharField(_("legal basis"), max_length=200, blank=True)
    history = HistoricalRecords()

    objects = CommuneQuerySet.as_manager()

    class Meta:
        ordering = ["name", "code"]
        verbose_name = _("commune")
        verbose_name_plural = _("communes")
        indexes = [models.Index(fields=["code"])]

    def __str__(self):
        return f"{self.kind} {self.name}"

    def clean(self):
        """Two communes of one code never stand on the same day."""
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError(
                {"valid_to": gettext("The last day lies before the first. Correct one of them.")}
            )
        same_code = Commune.objects.filter(code=self.code).exclude(pk=self.pk)
        for other in same_code:
            if self.overlaps(other):
                raise ValidationError(
                    {"code": gettext("Code %(code)s already stands for %(other)s on some of these days.")
                     % {"code": self.code, "other": other}}
                )  # fmt: skip

    def overlaps(self, other):
        """Whether both stand on some same day."""
        ends_before = self.valid_to and other.valid_from and self.valid_to < other.valid_from
        begins_after = self.valid_from and other.valid_to and self.valid_from > other.valid_to
        return not (ends_before or begins_after)

    def stands_on(self, day):
        """Whether the commune exists on `day`."""
        return not (self.valid_from and day < self.valid_from) and not (self.valid_to and day > self.valid_to)

    def heir_on(self, day):
        """The commune that its land mainly belonged to on `day`: itself while it stood, or its main successor."""
        commune, passed = self, set()
        while commune.has_gone_by(day) and commune.main_successor_id and commune.pk not in passed:
            passed.add(commune.pk)
            commune = commune.main_successor
        return commune

    def has_gone_by(self, day):
        """Whether its last day lies before `day`."""
        return bool(self.valid_to and day > self.valid_to)

    @property
    def validity(self):
        """The commune's years in words, empty when it stands without known limits."""
        if self.valid_to:
            return gettext("until %(day)s") % {"day": vietnamese.day(self.valid_to)}
        if self.valid_from:
            return gettext("from %(day)s") % {"day": vietnamese.day(self.valid_from)}
        return ""


class Unit(models.Model):
    """A border post, office or other body whose staff log; its tree is not the administrative one."""

    class Kind(models.TextChoices):
        POST = "đồn", _("Border post")
        OFFICE = "phòng", _("District office")
        COMMUNE = "xã", _("Commune office")
        PROVINCE = "tỉnh", _("Provincial body")
        OTHER = "khác", _("Other")

    name = models.CharField(_("name"), max_length=120, unique=True)
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    district = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="units", verbose_name=_("district")
    )
    communes = models.ManyToManyField(Commune, blank=True, related_name="units", verbose_name=_("covers"))
    stretch = models.CharField(_("stretch"), max_length=120, blank=True)
    confidence = models.CharField(_("how sure"), max_length=1, choices=Confidence, blank=True)
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        verbose_name = _("unit")
        verbose_name_plural = _("units")

    def __str__(self):
        return self.name


class BorderMarker(models.Model):
    """A marker of the line. The register is incomplete: what staff meet first is kept as not yet listed."""

    code = models.CharField(_("code"), max_length=10, unique=True, validators=[check_marker_code])
    sort_key = models.CharField(max_length=16, editable=False, db_index=True)
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="markers", verbose_name=_("commune")
    )
    listed = models.BooleanField(_("in the register of markers"), default=True)
    note = models.CharField(_("note"), max_length=200, blank=True)
    confidence = models.CharField(_("how sure"), max_length=1, choices=Confidence, blank=True)
    history = HistoricalRecords()

    objects = MarkerQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]
        verbose_name = _("border marker")
        verbose_name_plural = _("border markers")

    def __str__(self):
        return self.code

    def save(self, *args, **kwargs):
        self.sort_key = marker_sort_key(self.code)
        super().save(*args, **kwargs)
