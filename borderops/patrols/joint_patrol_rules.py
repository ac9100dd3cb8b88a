"""What must hold of a joint patrol: always, and before it may be submitted."""

from collections import Counter

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.validators import MaxValueValidator
from django.utils import timezone
from django.utils.translation import gettext

from borderops.patrols.choices import Held
from borderops.patrols.stretches import faults_of_stretch

MOST_PEOPLE = MaxValueValidator(99_999)


class PatrolRules:
    """The rules of a joint patrol, the same for form, admin and workbook."""

    # What only a patrol that took place can have.
    OF_HELD = ["our_number", "their_number", "findings", "minutes_number", "agreed"]

    def clean(self):
        """What holds for every patrol, drafts included."""
        self.settle_district()
        errors = faults_of_stretch(self.from_marker, self.to_marker, named=["from_marker", "to_marker"])
        errors |= self.faults_of_held() | dict(self.faults_of_numbers())
        if self.day and self.day > timezone.localdate():
            errors["day"] = gettext("This day lies in the future. Write down what was held or put off.")
        if twice := self.marker_twice():
            words = gettext("Marker %(code)s stands in two rows. Leave one of them.")
            errors[NON_FIELD_ERRORS] = words % {"code": twice}
        if errors:
            raise ValidationError(errors)

    def settle_district(self):
        """A stretch in the register says its district, where nobody did."""
        commune = self.from_marker.commune if self.from_marker else None
        if commune and not self.district_id:
            self.district = commune.district

    def faults_of_numbers(self):
        """More people than that is a slip of the finger, and more than some databases bear."""
        for name in ("our_number", "their_number"):
            try:
                MOST_PEOPLE(getattr(self, name) or 0)
            except ValidationError as fault:
                yield name, fault

    def faults_of_held(self):
        """Nothing was found on a patrol that was put off, and one that was held has no reason for that."""
        if self.held == Held.DONE:
            words = gettext("Only a patrol that was put off has this. Empty it, or choose “Postponed”.")
            return {"postponed_reason": words} if self.postponed_reason.strip() else {}
        words = gettext("A patrol that was put off has none of this. Empty it, or choose “Held”.")
        errors = {name: words for name in self.OF_HELD if getattr(self, name) not in ("", None)}
        if self.part("marker_checks"):
            errors["held"] = gettext(
                "A patrol that was put off checked no marker. Remove the markers, or choose “Held”."
            )
        return errors

    def marker_twice(self):
        """The code of a marker that two rows name."""
        turns = Counter(row.marker.code for row in self.part("marker_checks"))
        return next((code for code, n in turns.items() if n > 1), "")

    def clean_for_submit(self):
        """To submit, district and stretch must be said, or why the patrol was put off."""
        errors = {}
        if not self.district_id:
            errors["district"] = gettext("Say in which district.")
        if self.held == Held.DONE and not self.from_marker:
            errors["from_marker"] = gettext("Name the stretch: from which marker to which.")
        if self.held == Held.POSTPONED and not self.postponed_reason.strip():
            errors["postponed_reason"] = gettext("Say why the patrol was put off.")
        if errors:
            raise ValidationError(errors)
        self.full_clean(exclude=["form_key", "number"])
