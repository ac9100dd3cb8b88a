"""Whether the parts that documents publish make up the whole; what does not is said and stays as it is published.

Parts are those of an indicator (`part_of`), or the districts of a figure for several or for the whole line.
"""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.districts.models import District
from borderops.figures.models import Indicator, ReportedFigure
from borderops.figures.unit_words import behind
from borderops.figures.units import scale_of


@dataclass(frozen=True)
class Sum:
    """A published whole beside those of its parts that are published."""

    whole: ReportedFigure
    parts: tuple
    # Whether every part is published, so that nothing else can make up the difference.
    is_complete: bool
    is_of_districts: bool = False

    @property
    def together(self):
        return sum(part.value for part in self.parts)

    @property
    def fails(self):
        """Whether the parts pass the whole, or are all there and do not reach it; none is "about" so many."""
        if not all(figure.is_exact for figure in (self.whole, *self.parts)):
            return False
        return self.together > self.whole.value or (self.is_complete and self.together != self.whole.value)

    @property
    def words(self):
        """8, but its parts make 2 + 3 + 2 = 7."""
        indicator = self.whole.indicator
        name = f"{indicator}, {self.whole.where}" if self.is_of_districts else str(indicator)
        words = _("%(name)s: %(total)s, but its parts make %(sum)s %(unit)s")
        terms = " + ".join(self.shown(part.value) for part in self.parts)
        together = self.shown(self.together)
        return words % {
            "name": name,
            "total": self.shown(self.whole.value),
            "sum": f"{terms} = {together}" if len(self.parts) > 1 else together,
            "unit": behind(self.together / scale_of(indicator), indicator.written_unit),
        }

    def shown(self, value):
        return vietnamese.number(value / scale_of(self.whole.indicator))


class Sums:
    """What is published of an indicator, its whole and its parts for one time: read once, asked for many figures."""

    def __init__(self, indicator, time):
        near = {indicator.pk, indicator.part_of_id} - {None}
        self.indicators = list(Indicator.objects.filter(Q(pk__in=near) | Q(part_of__in=near)))
        published = ReportedFigure.objects.counted().current().with_values()
        published = published.filter(indicator__in=self.indicators, time_key=time)
        self.published = list(published.select_related("indicator").order_by("pk"))
        self.border = frozenset(District.objects.on_border().values_list("code", flat=True))

    def failing(self, figure, more=()):
        """The sums with this figure that fail; `more` are figures that count beside what is published."""
        if figure.value is None or figure.standing == figure.Standing.TARGET:
            return []
        beside = [each for each in (*self.published, *more) if not is_out(each, figure)]
        sums = [*self.of_indicators(figure, beside), *self.of_districts(figure, beside)]
        return [each for each in sums if each.fails]

    def of_indicators(self, figure, beside):
        """The figure as the whole of its parts, and as a part of its whole, for the same districts."""
        here = [each for each in beside if each.place == figure.place]
        for whole in (figure.indicator_id, figure.indicator.part_of_id):
            kinds = [each.pk for each in self.indicators if whole and each.part_of_id == whole]
            found = {each: pick(each, figure, here) for each in (whole, *kinds)} if kinds else {}
            parts = tuple(found[kind] for kind in kinds if found[kind])
            if parts and found[whole]:
                yield Sum(found[whole], parts, len(parts) == len(kinds))

    def of_districts(self, figure, beside):
        """The figure as the whole of its districts, and as one of the parts of larger figures."""
        if not figure.indicator.sums_over_districts:
            return
        same = [each for each in beside if each.indicator_id == figure.indicator_id]
        places = {figure.place, *(each.place for each in same)}
        here = {place: pick(figure.indicator_id, figure, of_place(same, place), place) for place in places}
        here = {self.codes(place): each for place, each in here.items() if each}
        mine = self.codes(figure.place)
        for codes, whole in here.items():
            if codes >= mine and (parts := disjoint(here, codes)):
                covered = frozenset().union(*parts)
                if codes == mine or mine in parts:
                    yield Sum(whole, tuple(parts.values()), covered >= codes, is_of_districts=True)

    def codes(self, place):
        """The districts of a place; the whole line is all of those on the border."""
        return frozenset(place.split("|")) if place else self.border


def is_out(other, figure):
    """Whether a published figure says nothing beside this one: it is the same, or this one takes its place."""
    return other is figure or (other.pk and other.pk in (figure.pk, figure.replaces_id))


def of_place(figures, place):
    return [each for each in figures if each.place == place]


def pick(kind, figure, figures, place=None):
    """The one value that is published of an indicator, from the same source rather than from others; or nothing."""
    if kind == figure.indicator_id and place in (None, figure.place):
        return figure
    found = [each for each in figures if each.indicator_id == kind]
    for among in ([each for each in found if each.source == figure.source], found):
        if len({each.value for each in among}) == 1:
            return among[0]
    return None


def disjoint(here, codes):
    """The smallest places within one that do not overlap, with their figures."""
    parts, covered = {}, set()
    for each in sorted((each for each in here if each < codes), key=lambda each: (len(each), sorted(each))):
        if not each & covered:
            parts[each], covered = here[each], covered | each
    return parts


def sums_that_fail(figure):
    """The same for one figure as it is filled in or kept; nothing where its time or value is not known."""
    if not figure.indicator_id or figure.value is None or not figure.time_now:
        return []
    return Sums(figure.indicator, figure.time_now).failing(figure)
