"""Where the land of every commune, past or present, is reported today."""

from borderops.districts.models import Commune


class PresentAreas:
    """Each commune's present district: that of its main successor, and of that one's, to the commune that stands."""

    def __init__(self):
        links = Commune.objects.values_list("pk", "main_successor", "district", "other_districts")
        rows = list(links)
        self.heirs = {commune: heir for commune, heir, _main, _other in rows}
        self.mains = {commune: main for commune, _heir, main, _other in rows}
        self.reaches = [(commune, place) for commune, _heir, *places in rows for place in places if place]

    def of(self, commune):
        """The key of the district in which the land of a commune, given by its key, is reported today."""
        passed = set()
        while self.heirs.get(commune) and commune not in passed:
            passed.add(commune)
            commune = self.heirs[commune]
        return self.mains.get(commune)

    def communes_of(self, districts):
        """The keys of all communes, past and present, whose land is reported today in these districts."""
        wanted = set(districts)
        return [commune for commune in self.mains if self.of(commune) in wanted]

    def feeders(self):
        """For each present district the districts that its land ever was reported in."""
        fed = {}
        for commune, place in self.reaches:
            fed.setdefault(self.of(commune), set()).add(place)
        return fed
