"""What must hold of a worker; the same for form, administration and workbook."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.labour.papers import HIDDEN, plain_number, take_paper
from borderops.people.roles import WRITERS

OLDEST = 100
SHORTEST = 3


class WorkerRules:
    """A worker has a name, a paper that no other living record of the place has, a birth and a home."""

    def clean(self):
        for name in ("name", "home", "note"):
            setattr(self, name, vietnamese.clean(getattr(self, name) or "", single_line=True))
        self.paper_number = plain_number(self.paper_number)
        errors = dict(self.faults_of_birth()) | dict(self.faults_of_paper())
        if self.name and not any(letter.isalpha() for letter in self.name):
            errors["name"] = gettext("Write the name in letters.")
        if self.commune_id and self.district_id and not self.fits_district():
            errors["commune"] = gettext("This commune lies in another district. Choose one of the two again.")
        if errors:
            raise ValidationError(errors)

    def fits_district(self):
        """Whether the commune lies in the district, at least with a part."""
        if self.commune.district_id == self.district_id:
            return True
        return self.commune.other_districts.filter(pk=self.district_id).exists()

    def faults_of_paper(self):
        """What cannot be a paper's number, by field."""
        number = self.paper_number
        if number and len(number) < SHORTEST:
            yield "paper_number", gettext("This is too short for the number of a paper. Write all of it.")
        elif HIDDEN in number:
            words = gettext("This number is shown with its middle hidden. Write all of it.")
            yield "paper_number", words
        elif self.paper_kind == "cccd" and number and not (number.isascii() and number.isdecimal()):
            yield "paper_number", gettext("An identity card has only digits. Check the kind of paper.")

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
        self.clean()
        if self._state.adding:
            self.entered_by, self.unit = by, self.unit or by.home_unit
        if not self.lies_in(by.places_as(*WRITERS)):
            raise ValidationError(
                {"district": gettext("You have no posting in this place. Choose a place of yours.")}
            )
        with transaction.atomic():
            take_paper(self.paper_kind, self.paper_number)
            if not self._state.adding:
                self.refuse_not_own(by)
                self.refuse_stale(seen)
            self.settle_paper(by)
            self._history_user = by
            self.save()
        return self

    def refuse_not_own(self, by):
        """A worker is mended by who may see them, one at a time; what became of the record meanwhile stays."""
        own = type(self).objects.visible_to(by).select_for_update(of=["self"], no_key=True)
        stored = own.filter(pk=self.pk).first()
        if stored is None:
            raise ValidationError(gettext("This worker lies outside your places."))
        if stored.forgotten_at:
            raise ValidationError(gettext("The personal data of this worker were removed. Log a new worker."))
        if stored.merged_into_id:
            raise ValidationError(gettext("This worker was merged into another. Go on with that one."))
        self.awaits_province, self.unit_id = stored.awaits_province, stored.unit_id

    def settle_paper(self, by):
        """Whether the same paper stands already: here it is refused, elsewhere the province decides."""
        if not self._state.adding and not self.paper_has_changed():
            return  # both stood with this paper before: who is who is decided elsewhere
        known = self.holders_of_paper().visible_to(by).first()
        if known:
            words = gettext("This paper already stands in the register: %(worker)s. Go on there.")
            refusal = ValidationError(words, code="known", params={"worker": known})
            raise ValidationError({"paper_number": refusal})
        self.awaits_province = self.holders_of_paper().exists()

    def paper_has_changed(self):
        """Whether it is another paper than the stored one."""
        before = type(self).objects.filter(pk=self.pk).values_list("paper_kind", "paper_number").first()
        return before != (self.paper_kind, self.paper_number)

    def holders_of_paper(self):
        """Other records that hold this paper, also merged ones: their page says where to go on."""
        held = type(self).objects.filter(paper_kind=self.paper_kind, paper_number=self.paper_number)
        others = held.filter(forgotten_at__isnull=True).exclude(pk=self.pk)
        return others.exclude(merged_into=self.pk) if self.pk else others

    def same_paper(self):
        """Other records that hold this paper and stand for themselves."""
        return self.holders_of_paper().living()
