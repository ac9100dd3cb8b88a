"""What must hold of a crossing point; the same for the administration and for workbooks."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops import vietnamese

CODE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", re.ASCII)
WRITTEN = (
    "code", "name", "other_name", "name_zh", "pinyin", "aliases", "hours", "days", "documents", "source",
)  # fmt: skip
# Addresses of other pages under /crossings/, which no crossing point may take.
TAKEN = {"points", "proposals", "changes", "rules", "notices", "traffic", "figures", "closed-hours"}


class CrossingRules:
    """Names are kept in one spelling of their characters, and the place is one place."""

    def clean(self):
        for name in WRITTEN:
            setattr(self, name, vietnamese.clean(getattr(self, name), single_line=True))
        if self.commune and not self.district:
            self.district = self.commune.district
        if errors := dict([*self.faults_of_code(), *self.faults_of_place(), *self.faults_of_parts()]):
            raise ValidationError(errors)

    def faults_of_code(self):
        """A code stands in addresses."""
        if self.code and not CODE.fullmatch(self.code):
            yield "code", gettext("Write letters and figures with a hyphen between them, such as TT-TB.")
        elif self.code.lower() in TAKEN:
            yield "code", gettext("This word is the address of another page. Choose another code.")

    def faults_of_place(self):
        """The commune lies in the district, and only a marker that is named can be sure."""
        if self.commune and not self.lies_in_its_district():
            words = gettext("%(commune)s does not lie in %(district)s.")
            yield "district", words % {"commune": self.commune, "district": self.district}
        if self.marker_confidence and not self.marker:
            yield "marker", gettext("Name the marker too, or leave empty how sure it is.")

    def faults_of_parts(self):
        """A part belongs to a gate that is no part itself."""
        if self.part_of_id and (self.part_of_id == self.pk or self.part_of.part_of_id):
            yield "part_of", gettext("Name the gate itself: a part has no parts of its own.")

    def lies_in_its_district(self):
        """Whether the commune lies in the district, or reaches into it."""
        if self.commune.district_id == self.district_id:
            return True
        return self.commune.other_districts.filter(pk=self.district_id).exists()
