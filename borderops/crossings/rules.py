"""What must hold of a crossing point; the same for the administration and for workbooks."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.crossings.choices import PARTS

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
        found = [
            self.faults_of_code(),
            self.faults_of_place(),
            self.faults_of_markers(),
            self.faults_of_parts(),
        ]
        if errors := dict(fault for faults in found for fault in faults):
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

    def faults_of_markers(self):
        """Each marker is named once."""
        further = [each.code for each in self.chosen_further_markers or ()]
        if self.marker and self.marker.code in further:
            words = gettext("%(marker)s is the main marker already. Name only the others here.")
            yield "further_markers", words % {"marker": self.marker}

    def faults_of_parts(self):
        """A part belongs to a gate that is no part itself, and its life says that it is one."""
        if self.part_of_id and (self.part_of_id == self.pk or self.part_of.part_of_id):
            yield "part_of", gettext("Name the gate itself: a part has no parts of its own.")
        elif self.part_of_id and self.pk and self.parts.exists():
            yield "part_of", gettext("It has parts itself, and so it is no part of another gate.")
        elif self.pk and (fault := self.fault_of_life()):
            yield "part_of", fault

    def fault_of_life(self):
        """Why what its events say it is, or shall be, does not go with being a part, or with being none."""
        for event in self.life:
            if event.kind_after and (event.kind_after in PARTS) != bool(self.part_of_id):
                if self.part_of_id:
                    words = gettext(
                        "No part of a gate: “%(event)s” is written down. Take that event back first."
                    )
                else:
                    words = gettext(
                        "A part of a gate: “%(event)s” is written down. Take that event back first."
                    )
                return words % {"event": event}
        return ""

    def lies_in_its_district(self):
        """Whether the commune lies in the district, or reaches into it."""
        if self.commune.district_id == self.district_id:
            return True
        return self.commune.other_districts.filter(pk=self.district_id).exists()
