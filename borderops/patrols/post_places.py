"""Where a post stands, read from the cells of a sheet as from the place of a form."""

from functools import cached_property

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.cells import A_DAY, CommuneCell, commune_words
from borderops.districts.lookup import Gazetteer
from borderops.sheets.cells import Cell, typed
from borderops.sheets.columns import Column

PLACE = ["commune", "district"]


class WordsCell(Cell):
    """A commune or a district as it is written; which one is meant, commune, district, marker and day say together."""

    width = 24

    def __init__(self, hint, words=str):
        super().__init__()
        self.hint, self.words = hint, words

    def render(self, value, obj=None, **kwargs):
        return self.words(value) if value else ""


def commune_column(column):
    words = WordsCell(_("A commune by name or code, as it stood on the day"), commune_words)
    return column(_("Commune"), "commune", words, known_as=["xã", "xã, thị trấn"])


def district_column(column):
    words = WordsCell(_("A district by its name"))
    return column(_("District"), "district", words, known_as=["huyện", "khu vực"])


class SaidOnce(Column):
    """A column that a new record is made with. Later events change it, and a cell that says otherwise is an error."""

    def save(self, instance, row, is_m2m=False, **kwargs):
        said = self.clean(row, **kwargs)
        if instance._state.adding:
            return self.take(instance, said)
        if (
            said not in (None, "")
            and typed(said) != typed(self.shown(instance))
            and self.differs(instance, said)
        ):
            words = gettext(
                "This column only counts for new rows; it now says “%(now)s”. Write down what happened as an event."
            )
            raise ValueError(words % {"now": vietnamese_of(self.shown(instance)) or gettext("empty")})

    def take(self, instance, said):
        setattr(instance, self.attribute, said)

    def differs(self, instance, said):
        return self.widget.told(said) != self.told(instance)


class SaidAside(SaidOnce):
    """The same where the resource itself reads the cell of a new row."""

    def take(self, instance, said):
        """Nothing yet."""

    def differs(self, instance, said):
        return not isinstance(self.widget, WordsCell) or meant(said) != meant(self.shown(instance))


def meant(text):
    """The place that is written and its days, in whatever language the words between them are."""
    return typed(text).partition("(")[0].strip(), A_DAY.findall(typed(text))


def vietnamese_of(value):
    """A cell as people write it."""
    return vietnamese.day(value) if hasattr(value, "year") else str(value)


class PlaceOfRows:
    """Finds commune and district of the rows of one sheet."""

    @cached_property
    def gazetteer(self):
        return Gazetteer()

    @cached_property
    def by_code(self):
        return CommuneCell()

    def settle(self, record, row, day):
        """Puts the place that the cells name on a record; a ValidationError says in which cell the fault lies."""
        commune, district = (typed(row.get(name)) for name in PLACE)
        record.commune, record.district = None, self.district(district)
        if commune[:3].isdecimal():
            self.take_coded(record, commune, day)
        elif commune or record.marker:
            self.take_named(record, commune, district, day)

    def district(self, text):
        """The district that a cell names, if any."""
        found = self.gazetteer.find_district(text) if text else None
        if text and not found:
            words = gettext("There is no district “%(text)s”. Write its name.")
            raise ValidationError({"district": words % {"text": text}})
        return found

    def take_coded(self, record, text, day):
        try:
            record.commune = self.by_code.read(text)
        except ValueError as fault:
            raise ValidationError({"commune": str(fault)}) from None
        if not record.commune.stands_on(day):
            raise ValidationError({"commune": not_then(text, day)})
        if record.district_id is None:
            record.district = record.commune.district

    def take_named(self, record, commune, district, day):
        """By name, or by the marker alone where no commune is written."""
        marker = record.marker and f"mốc {record.marker.code}"
        words = ", ".join(filter(None, [commune, commune and district and f"khu vực {district}", marker]))
        places = self.gazetteer.find(words, day)
        places = [place for place in places if record.district_id in (None, place.district.pk)]
        if len(places) == 1 and not places[0].formerly:
            record.commune, record.district = places[0].commune, places[0].district
        elif commune:
            raise ValidationError({"commune": which_one(commune, places, day)})


def not_then(text, day):
    words = gettext("No commune called “%(text)s” stood on %(day)s. Check the spelling.")
    return words % {"text": text, "day": vietnamese.day(day)}


def which_one(text, places, day):
    """Why the words do not name one place, and what to write instead."""
    if not places:
        return not_then(text, day)
    names = "; ".join(place.text for place in places[:5])
    words = gettext("“%(text)s” may mean several places: %(names)s. Write commune and district.")
    return words % {"text": text, "names": names}
