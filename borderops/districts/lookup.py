"""Finds a place by any spelling: no marks, old and new names, aliases, "H. Xín Mần", "son vi 504"."""

import re
from dataclasses import dataclass, field

from borderops import vietnamese
from borderops.districts.markers import is_marker_code
from borderops.districts.models import BorderMarker, Commune, District

MARKER = re.compile(r"(?:\bmoc(?: gioi)?(?: so)?\s*)?(?<![\d/])(\d{3}(?:/\d{1,2})?(?: ?\(\d\))?)(?![\d/])")
SORTS = {
    "commune": "xa|x|thi tran|tt|phuong|p|commune|town|ward",
    "district": "huyen|h|khu vuc|kv|district",
    "else": "thon|xom|to dan pho|tdp|tinh|province",
}
PREFIX = re.compile(rf"\b({'|'.join(SORTS.values())})(?:\.\s*|\s+)(?=\w)")


@dataclass(frozen=True)
class Place:
    """A commune on a day with its reporting district, and a marker where one was named."""

    commune: Commune
    district: District
    marker: str = ""
    formerly: str = field(default="", compare=False)

    @property
    def key(self):
        """Names the choice in a form: commune and district."""
        return f"{self.commune.pk}-{self.district.pk}"

    @property
    def text(self):
        """What the place is called in a form; finding this text again finds this place."""
        return f"{self.commune}, khu vực {self.district}" + (f", mốc {self.marker}" if self.marker else "")


def sort_of(prefix):
    """Which sort of place a prefix such as "xa" or "h" announces."""
    return next(sort for sort, words in SORTS.items() if prefix in words.split("|"))


def begins_with_name(words, known):
    """Whether folded words open with a known name, such as "phuong tien" in "phuong tien huyen vi xuyen"."""
    parts = words.strip(" .").split()
    return any(" ".join(parts[:count]) in known for count in range(1, len(parts) + 1))


def segments(text, known=frozenset()):
    """The parts of a written place as (sort or None, folded words), prefixes such as "xã" taken off.

    Unmarked, "xa phin" is the name Xà Phìn and no prefix at all: what is `known` stays whole.
    """
    for part in re.split(r"[,;()–—]| - ", text):
        start, sort = 0, None
        for match in PREFIX.finditer(part):
            if begins_with_name(part[match.start() :], known):
                continue
            if words := part[start : match.start()].strip(" ."):
                yield sort, words
            start, sort = match.end(), sort_of(match[1])
        if words := part[start:].strip(" ."):
            yield sort, words


def split_marker(folded):
    """The text without its marker, and the marker's code or nothing."""
    for match in MARKER.finditer(folded):
        code = match[1].replace(" ", "")
        if is_marker_code(code):
            return folded[: match.start()] + " , " + folded[match.end() :], code
    return folded, ""


def wrong_marker(text):
    """What is written like a marker of this line and is none, or nothing."""
    rest, _marker = split_marker(vietnamese.fold(text))
    found = re.search(r"\d{3,}(?:/\d+)?(?:\(\d+\))?", rest)
    return found[0] if found else ""


class Gazetteer:
    """Every place in memory, read once: for one page, or for all rows of a workbook."""

    def __init__(self):
        communes = Commune.objects.select_related("district").prefetch_related(
            "other_districts", "successors__district", "successors__other_districts"
        )
        self.communes = list(communes)
        self.districts = list(District.objects.all())
        self.by_pk = {commune.pk: commune for commune in self.communes}
        self.marker_communes = dict(BorderMarker.objects.values_list("code", "commune_id"))
        self.names = [(self.names_of(commune), commune) for commune in self.communes]
        self.known = {name for names, _ in self.names for name in names}

    @staticmethod
    def names_of(commune):
        """The folded name and aliases of a commune."""
        return [vietnamese.fold(name) for name in [commune.name, *commune.aliases.split("|")] if name.strip()]

    def find_district(self, text):
        """The district that `text` names by name, abbreviation or code, or nothing."""
        folded = vietnamese.fold(text)
        wanted = {folded, next((words for _, words in segments(folded)), "")}
        for district in self.districts:
            name = vietnamese.fold(district.name)
            if wanted & {name, name.removeprefix("thanh pho "), district.abbr.casefold(), district.code}:
                return district
        return None

    def find(self, text, on, within=None):
        """The places that `text` may mean on the day `on`, best first; only what `within` reaches if given."""
        rest, marker = split_marker(vietnamese.fold(text))
        name, district = self.read(rest)
        places = self.places(name, on) if name else self.places_without_name(marker, district, on)
        places = [Place(place.commune, place.district, marker, place.formerly) for place in places]
        if district:
            places = [place for place in places if place.district == district]
        if within is not None:
            places = [place for place in places if within.reach(place.district.pk, place.commune.pk)]
        return self.settle(list(dict.fromkeys(places)), marker)

    def read(self, text):
        """The commune's words and the district that a folded text names; either may be nothing."""
        parts = [(sort, words) for sort, words in segments(text, self.known) if sort != "else"]
        named = [words for sort, words in parts if sort != "district"]
        said = [words for sort, words in parts if sort == "district"] or named[1:]
        district = self.find_district(said[-1]) if said else None
        if len(named) == 1 and not district and named[0] not in self.known:
            return self.read_run_together(named[0])
        return (named[0] if named else ""), district

    def read_run_together(self, words):
        """Reads "son vi meo vac", a commune and its district without a comma."""
        parts = words.split()
        for cut in range(1, len(parts)):
            head, tail = " ".join(parts[:cut]), " ".join(parts[cut:])
            if head in self.known and (district := self.find_district(tail)):
                return head, district
        return words, None

    def places(self, words, on):
        """Places whose commune is called `words`: exactly, else formerly, else beginning so, else containing it."""
        for match in (str.__eq__, str.startswith, str.__contains__):
            current, former = [], []
            for names, commune in self.names:
                if any(match(name, words) for name in names):
                    (current if commune.stands_on(on) else former).append(commune)
            found = [place for commune in current for place in self.spread(commune)]
            found += [place for commune in former for place in self.moved(commune, on)]
            if found:
                return found
        return []

    def places_without_name(self, marker, district, on):
        """Places named by their marker alone, or every commune of a district, border communes first."""
        if district:
            inside = [commune for commune in self.communes if commune.stands_on(on)]
            places = [
                place for commune in inside for place in self.spread(commune) if place.district == district
            ]
            return sorted(places, key=lambda place: (not place.commune.on_border, place.commune.name))
        commune = self.by_pk.get(self.marker_communes.get(marker))
        if not commune:
            return []
        here = [Place(commune, commune.district)] if commune.stands_on(on) else self.moved(commune, on)
        return [Place(place.commune, place.district) for place in here]  # nobody wrote the former name

    @staticmethod
    def spread(commune):
        """A commune once for each district that it reaches into: a person must say which."""
        return [Place(commune, district) for district in [commune.district, *commune.other_districts.all()]]

    def moved(self, commune, on):
        """Where a former commune lies on the day, its district kept; or what a new one was made of."""
        if commune.valid_to and commune.valid_to < on:
            heirs = [self.by_pk[heir.pk] for heir in commune.successors.all()]
            return [
                Place(heir, commune.district, formerly=str(commune)) for heir in heirs if heir.stands_on(on)
            ]
        return []

    def settle(self, places, marker):
        """Leaves the one district that the marker's own commune lies in, where a commune straddles two."""
        home = self.by_pk.get(self.marker_communes.get(marker))
        if not home or len({place.commune for place in places}) != 1:
            return places
        return [place for place in places if place.district == home.district] or places


def find_places(text, on, within=None):
    """The places that `text` may mean on the day `on` (see Gazetteer.find)."""
    return Gazetteer().find(text, on, within)
