"""By which places figures may be split: the district then, the district as it lies today, the commune.

Each is made of plain keys of the counted records, so that no record need be read beside the lists of places.
"""

from django.utils.translation import gettext_lazy as _

from borderops.districts.dimensions import (
    chosen_in,
    commune_names,
    district_names,
    district_then,
    present_district,
)
from borderops.figures.counting import Dimension

IN_DISTRICT = chosen_in("district")


def district_dimension(district="district", filters=IN_DISTRICT):
    """The district in which it was reported."""
    return Dimension(
        "district", _("District"), (district,), district_names, filters, district_then, hides_few=False
    )


def area_dimension(commune="commune", district="district"):
    """The district in which the land of the commune is reported today; that of then where no commune is known."""
    return Dimension(
        "area", _("District as it lies today"), (commune, district), district_names, chosen_in("area"),
        present_district, hides_few=False,
    )  # fmt: skip


def commune_dimension(commune="commune", *, counts_people=False):
    """The commune of then; of persons, a small number in one would tell of somebody."""
    return Dimension(
        "commune", _("Commune"), (commune,), commune_names, chosen_in("commune"), hides_few=counts_people
    )


def place_dimensions(commune="commune", district="district", *, counts_people=False):
    """All three, of the fields that hold the place."""
    return (
        district_dimension(district),
        area_dimension(commune, district),
        commune_dimension(commune, counts_people=counts_people),
    )
