"""Where the land of every commune, past or present, is reported today."""

from django.db.models import BigIntegerField, Case, F, Q, Value, When

from borderops.districts.models import Commune


class PresentAreas:
    """Each commune's present district: that of its main successor, and of that one's, to the commune that stands."""

    def __init__(self):
        links = Commune.objects.values_list("pk", "main_successor", "district", "other_districts")
        rows = list(links)
        self.heirs = {commune: heir for commune, heir, _main, _other in rows}
        self.mains = {commune: main for commune, _heir, main, _other in rows}
        self.reaches = [(commune, place) for commune, _heir, *places in rows for place in places if place]

    def heir_of(self, commune):
        """The key of the commune that the land of a commune mainly belongs to today."""
        passed = set()
        while self.heirs.get(commune) and commune not in passed:
            passed.add(commune)
            commune = self.heirs[commune]
        return commune

    def of(self, commune):
        """The key of the district in which the land of a commune, given by its key, is reported today."""
        return self.mains.get(self.heir_of(commune))

    def communes_of(self, districts):
        """The keys of all communes, past and present, whose land is reported today in these districts."""
        wanted = set(districts)
        return [commune for commune in self.mains if self.of(commune) in wanted]

    def lands_of(self, commune):
        """The keys of all communes, past and present, whose land mainly belongs to this one today."""
        return [each for each in self.mains if self.heir_of(each) == commune]

    def feeders(self):
        """For each present district the districts that its land ever was reported in."""
        fed = {}
        for commune, place in self.reaches:
            fed.setdefault(self.of(commune), set()).add(place)
        return fed


def in_present_areas(districts, commune="commune", district="district"):
    """The condition that a place is reported today in these districts; where no commune is known, that of then says it.

    `commune` and `district` are the fields that hold the place.
    """
    keys = {each.pk for each in districts}
    here = PresentAreas().communes_of(keys)
    return Q(**{f"{commune}__in": here}) | Q(**{f"{commune}__isnull": True, f"{district}__in": keys})


def commune_on(day):
    """The key of the commune that a record's commune was on a day: its main successor where it had gone by then."""
    gone = When(
        commune__valid_to__lt=day, commune__main_successor__isnull=False, then=F("commune__main_successor")
    )
    return Case(gone, default=F("commune"), output_field=BigIntegerField())


def present_area(commune="commune", district="district"):
    """The same as something to count by: the key of the present district of each record, made by the database."""
    areas, by_area = PresentAreas(), {}
    for each in areas.mains:
        by_area.setdefault(areas.of(each), []).append(each)
    reported = [When(**{f"{commune}__in": here}, then=Value(area)) for area, here in by_area.items()]
    return Case(*reported, default=F(district), output_field=BigIntegerField())
