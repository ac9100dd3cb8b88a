"""Places as something by which figures are split: their names in order, and how lists are narrowed to them."""

from collections import Counter
from datetime import date

from borderops.districts.areas import PresentAreas
from borderops.districts.models import Commune, District


def district_names(user):
    """Every district, west to east, by its code."""
    return {district.code: district.name for district in District.objects.all()}


def commune_names(user):
    """Every commune, past or present, west to east, by its key; its name tells the district, since names repeat."""
    order = {district.pk: place for place, district in enumerate(District.objects.all())}
    communes = Commune.objects.select_related("district")
    ordered = sorted(communes, key=lambda each: (order[each.district_id], each.name, since(each), each.pk))
    return dict(zip((each.pk for each in ordered), told_apart(ordered), strict=True))


def since(commune):
    return commune.valid_from or date.min


def told_apart(communes):
    """Each by name and district; one whose name another bears after it by its last day too."""
    times = Counter((each.name, each.district_id) for each in communes)
    for each in communes:
        ended = each.validity if each.valid_to and times[each.name, each.district_id] > 1 else ""
        yield f"{each.name} ({', '.join(filter(None, [each.district.name, ended]))})"


def district_then():
    """f(key of a district): its code. Grouped by key, records need not be read beside the districts."""
    codes = dict(District.objects.values_list("pk", "code"))
    return codes.get


def present_district():
    """f(commune, district), of keys: the code of the district in which it lies by the boundaries of today."""
    areas, codes = PresentAreas(), dict(District.objects.values_list("pk", "code"))
    return lambda commune, district: codes.get(areas.of(commune) if commune else district)


def chosen_in(name):
    """f(value): how a list is narrowed under the name of a filter; what was not said cannot be asked for."""
    return lambda value: {name: value} if value else None
