"""Places as something by which figures are split: their names in order, and how lists are narrowed to them."""

from borderops.districts.areas import PresentAreas
from borderops.districts.models import Commune, District


def district_names(user):
    """Every district, west to east, by its code."""
    return {district.code: district.name for district in District.objects.all()}


def commune_names(user):
    """Every commune, past or present, west to east, by its key; its name tells the district, since names repeat."""
    communes = Commune.objects.select_related("district")
    order = {district.pk: place for place, district in enumerate(District.objects.all())}
    ordered = sorted(communes, key=lambda each: (order[each.district_id], each.name, each.pk))
    return {each.pk: f"{each.name} ({each.district})" for each in ordered}


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
