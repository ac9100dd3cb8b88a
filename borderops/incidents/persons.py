"""Persons of an incident, only where an outcome needs one; papers masked, and every look noted."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from borderops import vietnamese
from borderops.incidents.querysets import PersonQuerySet
from borderops.people.roles import WRITERS, Role
from borderops.review.states import State

OF_AGE = 18


class Person(models.Model):
    """Somebody whom an outcome concerns: a name, a year of birth, one paper."""

    class Part(models.TextChoices):
        OFFENDER = "offender", _("Offender")
        VICTIM = "victim", _("Victim")
        OTHER = "other", _("Other person concerned")

    class Sex(models.TextChoices):
        MALE = "male", _("Male")
        FEMALE = "female", _("Female")

    class Nationality(models.TextChoices):
        VN = "vn", pgettext_lazy("nationality", "Vietnamese")
        CN = "cn", pgettext_lazy("nationality", "Chinese")
        OTHER = "other", _("Other")

    class Paper(models.TextChoices):
        IDENTITY = "cccd", _("Identity card")
        PASSPORT = "passport", _("Passport")
        BORDER_PASS = "pass", _("Border pass")
        FOREIGN = "foreign", _("Identity card of the other side")
        OTHER = "other", _("Other paper")

    incident = models.ForeignKey(
        "Incident", models.PROTECT, related_name="persons", verbose_name=_("incident")
    )
    part = models.CharField(_("part in the case"), max_length=10, choices=Part, default=Part.OFFENDER)
    name = models.CharField(_("name"), max_length=120)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    nationality = models.CharField(_("nationality"), max_length=5, choices=Nationality, blank=True)
    paper_kind = models.CharField(_("kind of paper"), max_length=10, choices=Paper, blank=True)
    paper_number = models.CharField(_("number of the paper"), max_length=40, blank=True)
    history = HistoricalRecords()

    objects = PersonQuerySet.as_manager()

    class Meta:
        app_label = "incidents"
        ordering = ["pk"]
        verbose_name = _("person of the case")
        verbose_name_plural = _("persons of the case")
        default_permissions = ("add", "change", "view")
        indexes = [models.Index(fields=["paper_number"])]

    # What somebody types of a person.
    TYPED = ["part", "name", "birth_year", "sex", "nationality", "paper_kind", "paper_number"]

    def __str__(self):
        if not self.pk:
            return gettext("New person of %(incident)s") % {"incident": self.incident}
        return gettext("Person %(n)s of %(incident)s") % {"n": self.pk, "incident": self.incident}

    def typed_values(self):
        return [getattr(self, name) for name in self.TYPED]

    def clean(self):
        typed, self.name = self.name, vietnamese.clean(self.name, single_line=True)
        self.paper_number = vietnamese.clean(self.paper_number, single_line=True).replace(" ", "").upper()
        errors = {}
        latest = self.incident.occurred_on.year if self.incident_id else timezone.localdate().year
        if self.birth_year is not None and not latest - 130 <= self.birth_year <= latest:
            errors["birth_year"] = gettext(
                "Write a year of birth before the incident, with four digits, such as 1990."
            )
        if self.paper_number and not self.paper_kind:
            errors["paper_kind"] = gettext("Say which paper the number is of.")
        if typed and not any(letter.isalpha() for letter in self.name):
            errors["name"] = gettext("Write the name in letters.")
        if errors:
            raise ValidationError(errors)

    @property
    def masked_paper(self):
        """The paper's number with its middle hidden: 0020••••1234."""
        number = self.paper_number
        shown = 4 if len(number) >= 9 else 1
        return f"{number[:shown]}••••{number[-shown:]}" if len(number) > 2 else "••••" if number else ""

    @property
    def may_be_minor(self):
        """Whether the person was, or by the year of birth alone may have been, under age when it happened."""
        return bool(self.birth_year and self.incident.occurred_on.year - self.birth_year <= OF_AGE)

    @property
    def is_guarded(self):
        """Whether the name is only for the unit that handles the case, and for overseers, and never exported."""
        trafficked = self.part == self.Part.VICTIM and self.incident.is_trafficking
        return trafficked or self.may_be_minor

    def name_for(self, user):
        """The name, or nothing where this person may not know it."""
        return self.name if not self.is_guarded or self.is_named_to(user) else ""

    def is_named_to(self, user):
        """Whether even a guarded name is open to this person."""
        units = user.places_as(*WRITERS).units
        return user.holds(Role.OVERSEER) or self.incident.handled_by_unit in units

    def open_follow_up(self, user):
        """The follow-up through which this user may mend the person now; none where another one is locked."""
        naming = self.follow_ups.all()
        if naming.filter(state__in=[State.SUBMITTED, State.ACCEPTED]).exists():
            return None
        return naming.editable_by(user).order_by("pk").last()

    def locked_words(self, user):
        """Why the person cannot be mended, and what to do about it."""
        locked = self.follow_ups.filter(state__in=[State.SUBMITTED, State.ACCEPTED]).order_by("pk").last()
        if locked and locked.state == State.SUBMITTED:
            return gettext("%(record)s names this person and waits for review. Ask the reviewer to return it.") % {
                "record": locked}  # fmt: skip
        if locked:
            return gettext("%(record)s names this person and is locked. Ask the reviewer to reopen it.") % {
                "record": locked}  # fmt: skip
        return gettext("No follow-up that names this person is open to your unit; only its unit can mend it.")

    def differences_to(self, stored):
        """The fields in which the two differ: (name, here, there); of papers only what a mask shows."""
        names = [name for name in self.TYPED if getattr(self, name) != getattr(stored, name)]
        return [
            (self._meta.get_field(name).verbose_name, self.shown(name), stored.shown(name)) for name in names
        ]

    def shown(self, name):
        """A typed value in the reader's language."""
        if name == "paper_number":
            return self.masked_paper
        value = getattr(self, name)
        return "" if value is None else str(dict(self._meta.get_field(name).flatchoices).get(value, value))

    @property
    def in_short(self):
        """Part, sex, year of birth, nationality: what may be told without a name."""
        born = self.birth_year and gettext("born %(year)s") % {"year": self.birth_year}
        parts = [self.get_part_display(), self.get_sex_display(), born, self.get_nationality_display()]
        return ", ".join(str(part) for part in parts if part)


class PersonLook(models.Model):
    """Who looked at a person's name or papers, when, and for which purpose. Never changed afterwards."""

    class What(models.TextChoices):
        NAMES = "names", _("names")
        PAPER = "paper", _("number of the paper")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="looks", verbose_name=_("person of the case")
    )
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), default=timezone.now)
    what = models.CharField(_("what was shown"), max_length=5, choices=What)
    purpose = models.CharField(_("purpose"), max_length=200, blank=True)

    class Meta:
        app_label = "incidents"
        ordering = ["-at", "-pk"]
        verbose_name = _("look at a person")
        verbose_name_plural = _("looks at persons")
        default_permissions = ("view",)

    def __str__(self):
        return f"{self.person} – {self.by}"

    @classmethod
    def note(cls, persons, by, what=What.NAMES, purpose=""):
        """Keeps that somebody has looked at these persons."""
        cls.objects.bulk_create(cls(person=person, by=by, what=what, purpose=purpose) for person in persons)
