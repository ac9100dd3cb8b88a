"""Who may restrict or suspend what passes a crossing point, and for how long, as the laws say."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.crossings.choices import CrossingKind

WRITTEN = ("title", "article", "version", "words", "source")


class OrderRuleQuerySet(models.QuerySet):
    """Rules of who may order what."""

    def valid_on(self, day):
        """Those in force on a day."""
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(begun, Q(valid_to__isnull=True) | Q(valid_to__gte=day))

    def titles(self):
        """The titles that any rule names, each once."""
        return list(self.order_by("title").values_list("title", flat=True).distinct())


class OrderRule(models.Model):
    """A title, a kind of crossing, and for how many hours that person may restrict or suspend there."""

    title = models.CharField(_("title of who orders"), max_length=120)
    kind = models.CharField(_("kind of crossing"), max_length=15, choices=CrossingKind)
    longest_hours = models.PositiveSmallIntegerField(_("longest, in hours"), null=True, blank=True)
    article = models.CharField(_("article"), max_length=120)
    version = models.CharField(_("version of the law"), max_length=120, blank=True)
    words = models.CharField(_("words of the rule"), max_length=400, blank=True)
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("until"), null=True, blank=True)
    verified = models.BooleanField(_("compared with the text in force"), default=False)
    source = models.CharField(_("source"), max_length=200)
    history = HistoricalRecords()

    objects = OrderRuleQuerySet.as_manager()

    class Meta:
        app_label = "crossings"
        verbose_name = _("rule of who may order")
        verbose_name_plural = _("rules of who may order")
        default_permissions = ("add", "change", "view")
        ordering = ["title", "kind", "valid_from"]

    def __str__(self):
        return f"{self.title}: {self.get_kind_display()}, {self.longest_words}"

    def clean(self):
        for name in WRITTEN:
            setattr(self, name, vietnamese.clean(getattr(self, name), single_line=True))
        errors = {}
        if self.longest_hours == 0:
            errors["longest_hours"] = gettext(
                "Write 1 hour or more; leave it empty where the law says no limit."
            )
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            errors["valid_to"] = gettext("The last day lies before the first. Correct one of them.")
        elif self.title and self.kind and (other := self.overlapped()):
            words = gettext(
                "Another rule for this title and kind holds in these days (%(rule)s). End that one first."
            )
            errors["valid_from"] = words % {"rule": other.quoted_where}
        if errors:
            raise ValidationError(errors)

    def overlapped(self):
        """Another rule of the same title and kind that holds on a common day."""
        others = type(self).objects.filter(title=self.title, kind=self.kind).exclude(pk=self.pk)
        if self.valid_to:
            others = others.filter(Q(valid_from__isnull=True) | Q(valid_from__lte=self.valid_to))
        if self.valid_from:
            others = others.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=self.valid_from))
        return others.first()

    @property
    def longest_words(self):
        """For how long at most, in words."""
        if self.longest_hours is None:
            return gettext("no longest time said")
        return gettext("at most %(n)s hours") % {"n": vietnamese.number(self.longest_hours)}

    @property
    def days_words(self):
        """From which day until which day it holds, as far as that is known."""
        start, end = vietnamese.day(self.valid_from), vietnamese.day(self.valid_to)
        if start and end:
            return f"{start} – {end}"
        if end:
            return gettext("until %(day)s") % {"day": end}
        return gettext("from %(day)s") % {"day": start} if start else vietnamese.NO_FIGURE

    @property
    def quoted_where(self):
        """Article and version."""
        return ", ".join(filter(None, [self.article, self.version]))

    @property
    def quoted(self):
        """The whole rule in a line: who, where, for how long, by which article, and whether that was compared."""
        return f"{self} ({self.quoted_where}; {self.verified_words})"

    @property
    def verified_words(self):
        """Whether somebody has compared it with the text in force; only then does it refuse."""
        return gettext("compared") if self.verified else gettext("not compared yet: advice only")
