"""What must hold of an incident: always, and before it may be submitted."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.patrols.choices import ShiftOutcome
from borderops.patrols.days import A_DAY, day_of


class Rules:
    """The rules of an incident, the same for form, admin and workbook."""

    def count_as_usual(self):
        """Without a word about it, the kind says what a case counts as."""
        if self.code and not self.regime:
            self.regime = self.code.default_regime

    def clean(self):
        """What holds for every incident, drafts included."""
        self.count_as_usual()
        errors = dict(self.faults_of_place()) | dict(self.faults_of_kind())
        errors |= self.faults_of_details() | self.faults_of_links()
        if errors:
            raise ValidationError(errors)

    def faults_of_place(self):
        """What cannot be true of when and where it happened, by field."""
        day, commune, district = self.occurred_on, self.commune, self.district
        if day and day > day_of():
            yield "occurred_on", gettext("This day lies in the future. Write the day on which it happened.")
        if day and commune and not commune.stands_on(day):
            yield "commune", self.not_valid_words()
        if commune and district and not self.fits_district():
            words = gettext("%(commune)s does not lie in %(district)s.")
            yield "district", words % {"commune": commune, "district": district}

    def faults_of_kind(self):
        """What cannot be true of what happened and how many did it, by field."""
        code, day = self.code, self.occurred_on
        if day and code and code.is_retired_on(day):
            words = gettext("“%(code)s” was retired on %(day)s. Choose another kind.")
            yield "code", words % {"code": code, "day": vietnamese.day(code.retired_on)}
        if code and not code.parent_id:
            yield "code", gettext("“%(code)s” is a group. Choose one of its kinds.") % {"code": code}
        for further in self.__dict__.get("parts_to_write", {}).get("further_kinds", []):
            if fault := further.fault_beside(self.code_id, day):
                yield "further_kinds", fault
        if self.offenders is not None and self.offenders_unknown:
            yield "offenders", gettext("Either write the number of offenders or tick “unknown”, not both.")

    def faults_of_links(self):
        """An incident follows from an earlier one and not from itself; a shift reports what happened in it."""
        earlier, day, faults = self.follows_from_id and self.follows_from, self.occurred_on, {}
        if earlier and (earlier.pk == self.pk or (day and earlier.occurred_on > day)):
            words = gettext("An incident follows from an earlier one. Choose another number.")
            faults["follows_from"] = words
        if self.shift_id and (fault := self.fault_of_shift()):
            faults["shift"] = fault
        return faults

    def fault_of_shift(self):
        """Why this shift cannot have reported it, or nothing."""
        shift, day = self.shift, self.occurred_on
        if shift.outcome == ShiftOutcome.NIL:
            words = gettext("%(shift)s says that nothing happened. Have that report mended first.")
            return words % {"shift": shift}
        first, last = day_of(shift.starts_at) - A_DAY, day_of(shift.ends_at) + A_DAY
        if day and not first <= day <= last:
            words = gettext(
                "This shift lasted %(hours)s; the incident is of %(day)s. Correct the day or the number."
            )
            return words % {"hours": shift.hours, "day": vietnamese.day(day)}
        return ""

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
        if self.district_id == self.commune.district_id:
            return True
        return any(district.pk == self.district_id for district in self.commune.other_districts.all())

    def clean_for_submit(self):
        """To submit, only day, place, kind and the offenders' total (or unknown) are asked; sums must be explained."""
        self.refuse_gaps()
        self.full_clean(exclude=["form_key", "number"])

    def refuse_gaps(self):
        if errors := dict(self.gaps()):
            raise ValidationError(errors)

    def gaps(self):
        """What a submitted incident may not lack, by field."""
        if not self.commune_id or not self.district_id:
            yield "commune", gettext("Say where it happened: a commune or a marker.")
        if not self.code_id:
            yield "code", gettext("Choose what happened.")
        if self.offenders is None and not self.offenders_unknown:
            yield "offenders", gettext("Write the number of offenders (0 if none) or tick “unknown / fled”.")
        if self.code_id and self.code.code == "Z1" and not self.account.strip():
            yield "account", gettext("“Other” needs an account of what happened.")
        if failing := self.unexplained_sums():
            words = gettext("The numbers do not agree (%(sums)s). Correct them, or say why they stay so.")
            yield "sums_reason", words % {"sums": "; ".join(failing)}
