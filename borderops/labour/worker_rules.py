"""What must hold of a worker; the same for form, administration and workbook."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.labour.papers import plain_number, take_paper
from borderops.people.roles import WRITERS

OLDEST = 100


class WorkerRules:
    """A worker has a name, a paper that no other living record of the place has, a birth and a home."""

    def clean(self):
        for name in ("name", "home", "note"):
            setattr(self, name, vietnamese.clean(getattr(self, name) or "", single_line=True))
        self.paper_number = plain_number(self.paper_number)
        errors = dict(self.faults_of_birth())
        if self.name and not any(letter.isalpha() for letter in self.name):
            errors["name"] = gettext("Write the name in letters.")
        if self.paper_number and len(self.paper_number) < 3:
            errors["paper_number"] = gettext("This is too short for the number of a paper. Write all of it.")
        if self.paper_kind == "cccd" and self.paper_number and not self.paper_number.isdecimal():
            errors["paper_number"] = gettext("An identity card has only digits. Check the kind of paper.")
        if self.commune_id and self.district_id and self.commune.district_id != self.district_id:
            errors["commune"] = gettext("This commune lies in another district. Choose one of the two again.")
        if errors:
            raise ValidationError(errors)

    def faults_of_birth(self):
        """What cannot be true of the birth, by field."""
        today = timezone.localdate()
        if (
            self.birth_date
            and self.birth_year
            and self.birth_year != self.birth_date.year
            and self._state.adding
        ):
            yield "birth_year", gettext("The year differs from the date of birth. Write one of the two.")
        if self.birth_date is None and self.birth_year is None:
            yield "birth_date", gettext("Write the date of birth, or at least the year.")
        for name, year in (
            ("birth_date", self.birth_date and self.birth_date.year),
            ("birth_year", self.birth_year),
        ):
            if year and not today.year - OLDEST <= year <= today.year:
                yield name, gettext("This cannot be a worker's birth. Write the date as dd/mm/yyyy.")

    def write(self, by, seen=None):
        """Saves a new worker or an edit, and gives the worker as it stands.

        Raises ValidationError where the place is not the person's, the paper already stands in the person's own
        places, or somebody has changed the worker since `seen`. A paper that stands in another place is kept beside
        it, and the province is asked; what the other record says is not told.
        """
        if not self.lies_in(by.places_as(*WRITERS)):
            raise ValidationError(
                {"district": gettext("You have no posting in this place. Choose a place of yours.")}
            )
        with transaction.atomic():
            take_paper(self.paper_kind, self.paper_number)
            if self._state.adding:
                self.entered_by, self.unit = by, self.unit or by.home_unit
            else:
                self.refuse_not_own(by)
                self.refuse_stale(seen)
            self.settle_paper(by)
            self._history_user = by
            self.save()
        return self

    def refuse_not_own(self, by):
        """A worker is mended by who may see them."""
        stored = type(self).objects.visible_to(by).filter(pk=self.pk).first()
        if stored is None:
            raise ValidationError(gettext("This worker lies outside your places."))
        if stored.forgotten_at:
            raise ValidationError(gettext("The personal data of this worker were removed. Log a new worker."))

    def settle_paper(self, by):
        """Whether the same paper stands already: here it is refused, elsewhere the province decides."""
        others = self.same_paper()
        known = others.visible_to(by).first()
        if known and not self.stays_apart_from(known):
            words = gettext("This paper already stands in the register: %(worker)s. Go on there.")
            raise ValidationError({"paper_number": ValidationError(words % {"worker": known}, code="known")})
        if self._state.adding or self.paper_has_changed():
            self.awaits_province = others.exists()

    def stays_apart_from(self, known):
        """Whether both stood with this paper before, so that an edit of something else need not settle it."""
        return not self._state.adding and not self.paper_has_changed()

    def paper_has_changed(self):
        before = type(self).objects.filter(pk=self.pk).values_list("paper_kind", "paper_number").first()
        return before != (self.paper_kind, self.paper_number)

    def same_paper(self):
        """Other records that hold this paper and stand for themselves."""
        same = type(self).objects.living().filter(paper_kind=self.paper_kind, paper_number=self.paper_number)
        return same.exclude(pk=self.pk)
