"""What must hold of an incident: always, and before it may be submitted."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese


class Rules:
    """The rules of an incident, the same for form, admin and workbook."""

    def count_as_usual(self):
        """Without a word about it, the kind says what a case counts as."""
        if self.code and not self.regime:
            self.regime = self.code.default_regime

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
        errors |= self.faults_of_details() | self.faults_of_links()
        if errors:
            raise ValidationError(errors)

    def faults_of_links(self):
        """An incident follows from an earlier one, and not from itself."""
        earlier = self.follows_from
        if earlier and (earlier.pk == self.pk or earlier.occurred_on > self.occurred_on):
            return {
                "follows_from": gettext("An incident follows from an earlier one. Choose another number.")
            }
        return {}

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
        self.refuse_unexplained_sums()
        self.full_clean(exclude=["form_key", "number"])
