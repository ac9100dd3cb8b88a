"""What must hold of a crossing point; the same for the administration and for workbooks."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops import vietnamese

CODE = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", re.ASCII)
WRITTEN = ("code", "name", "other_name", "name_zh", "aliases", "source")


class CrossingRules:
    """Names are kept in one spelling of their characters, and the place is one place."""

    def clean(self):
        for name in WRITTEN:
            setattr(self, name, vietnamese.clean(getattr(self, name), single_line=True))
        if self.commune and not self.district:
            self.district = self.commune.district
        errors = {}
        if self.code and not CODE.fullmatch(self.code):
            errors["code"] = gettext("Write letters and figures with a hyphen between them, such as TT-TB.")
        if self.commune and not self.lies_in_its_district():
            words = gettext("%(commune)s does not lie in %(district)s.")
            errors["district"] = words % {"commune": self.commune, "district": self.district}
        if self.marker_confidence and not self.marker:
            errors["marker"] = gettext("Name the marker too, or leave empty how sure it is.")
        if errors:
            raise ValidationError(errors)

    def lies_in_its_district(self):
        """Whether the commune lies in the district, or reaches into it."""
        if self.commune.district_id == self.district_id:
            return True
        return self.commune.other_districts.filter(pk=self.district_id).exists()
