"""Where an incident happened, read from the cells of a sheet as from the place of a form."""

from bisect import bisect_right
from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.districts.lookup import Gazetteer
from borderops.districts.markers import read_marker_code
from borderops.districts.models import BorderMarker
from borderops.patrols.days import A_DAY
from borderops.people.roles import WRITERS
from borderops.sheets.cells import Remembered, typed

PLACE = "commune", "district", "marker"


class PlaceReader:
    """Finds commune, district and marker of the rows of one sheet, for one person."""

    def __init__(self, user):
        self.user = user
        self.found, self.districts_read, self.markers_read = {}, {}, {}
        self.texts, self.settled = Remembered(), Remembered()

    @cached_property
    def gazetteer(self):
        return Gazetteer()

    @cached_property
    def markers(self):
        return {marker.code: marker for marker in BorderMarker.objects.all()}

    @cached_property
    def reach(self):
        return self.user.places_as(*WRITERS)

    def typed(self, cell):
        """The text of a cell; most rows name places that earlier ones named."""
        key = type(cell), cell
        if key not in self.texts:
            self.texts.keep(key, typed(cell))
        return self.texts[key] if key in self.texts else typed(cell)

    def settle(self, record, cells):
        """Puts the place that the cells name on a record; a ValidationError says in which cell the fault lies."""
        texts = [self.typed(cells.get(name)) for name in PLACE]
        if not record._state.adding:
            record.commune = record.district = record.marker = None
            return self.settle_by(record, *texts)
        # Between two turns all days are alike.
        key = *texts, bisect_right(self.turns, record.occurred_on)
        if key not in self.settled:
            self.settle_by(record, *texts)
            self.keep_settled(key, record)
        else:
            keys, places = self.settled[key]
            record.__dict__.update(keys)
            record._state.fields_cache.update(places)
        return None

    def keep_settled(self, key, record):
        """Remembers what a new record got; a marker that is not kept yet gets its key only later."""
        places = {name: getattr(record, name) for name in PLACE}
        if all(each is None or each.pk for each in places.values()):
            self.settled.keep(key, ({f"{name}_id": getattr(record, f"{name}_id") for name in PLACE}, places))

    def settle_by(self, record, commune, district, marker):
        if marker:
            marker = record.marker = self.marker(marker)
        if district:
            record.district = self.district(district)
        if commune or (marker and marker.commune_id):
            place = self.place(commune, record.district, marker, record.occurred_on)
            record.commune, record.district = place.commune, place.district
            if place.marker and not marker:
                record.marker = self.marker(place.marker)
        if record.marker and not record.marker.pk:
            record.marker.commune = record.commune

    @cached_property
    def turns(self):
        """The days on which communes began to stand, or stood no longer, in order."""
        days = {commune.valid_from for commune in self.gazetteer.communes}
        days |= {commune.valid_to and commune.valid_to + A_DAY for commune in self.gazetteer.communes}
        return sorted(days - {None})

    def marker(self, text):
        """A marker by its code; one that the register does not know yet is kept as not listed."""
        if text not in self.markers_read:
            self.markers_read[text] = self.read_marker(text)
        return self.markers_read[text]

    def read_marker(self, text):
        try:
            code = read_marker_code(text)
        except ValidationError as refusal:
            raise ValidationError({"marker": refusal.messages}) from None
        return self.markers.setdefault(code, BorderMarker(code=code, listed=False))

    def district(self, text):
        if text not in self.districts_read:
            self.districts_read[text] = self.gazetteer.find_district(text)
        if found := self.districts_read[text]:
            return found
        raise ValidationError(
            {"district": _("There is no district “%(text)s”. Write its name.") % {"text": text}}
        )

    def place(self, commune, district, marker, day):
        """The one place that is meant."""
        # Between two turns all days are alike.
        key = commune, district, marker and marker.code, bisect_right(self.turns, day)
        if key not in self.found:
            self.found[key] = self.places(commune, district, marker and marker.code, day)
        places = self.found[key]
        if len(places) == 1 and not places[0].formerly:
            return places[0]
        raise ValidationError({"commune": self.question(commune or str(marker), district, places, day)})

    def places(self, commune, district, marker, day):
        """What the words may mean on the day, the person's own places first."""
        # Without a commune the marker alone says where; a district's name beside it would stand for all of it.
        words = [commune, commune and district and f"khu vực {district}", marker and f"mốc {marker}"]
        places = self.gazetteer.find(", ".join(filter(None, words)), day)
        places = [place for place in places if not district or place.district == district]
        return [place for place in places if self.reach.reach(place.district.pk, place.commune.pk)] or places

    def question(self, text, district, places, day):
        """Why the words do not name one place, and what to write instead."""
        on = vietnamese.day(day)
        if not places:
            return self.elsewhere(text, district, day) or self.unknown(text, day)
        names = "; ".join(place.text for place in places[:5])
        if places[0].formerly:
            words = _(
                "%(old)s no longer stood on %(day)s. It has become part of: %(heirs)s. Write that commune."
            )
            return words % {"old": places[0].formerly, "day": on, "heirs": names}
        return _("“%(text)s” may mean several places: %(names)s. Write commune and district.") % {
            "text": text, "names": names}  # fmt: skip

    def elsewhere(self, text, district, day):
        """Says where the commune lies that stood on the day, but not in the district beside it."""
        places = [place for place in self.gazetteer.find(text, day) if not place.formerly]
        if district is None or not places or any(place.district == district for place in places):
            return ""
        words = _(
            "“%(text)s” does not lie in %(district)s, but here: %(names)s. "
            "Write the district in which it lies, or a commune of the one that is written."
        )
        names = "; ".join(place.text for place in places[:5])
        return words % {"text": text, "district": district, "names": names}

    def unknown(self, text, day):
        """Says since when the commune stands, or that there is none of that name."""
        on, later = vietnamese.day(day), self.gazetteer.find(text, timezone.localdate())
        since = later[0].commune.valid_from if later else None
        if since and since > day:
            words = _("%(name)s stands only from %(day)s, not on %(on)s. Write the commune that stood then.")
            return words % {"name": later[0].commune, "day": vietnamese.day(since), "on": on}
        words = _("No commune called “%(text)s” stood on %(day)s. Check the spelling.")
        return words % {"text": text, "day": on}
