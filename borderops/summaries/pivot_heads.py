"""What stands at the head of rows and columns: every span of time, the districts along the line, what was found."""

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from borderops.districts.models import District
from borderops.figures.reading_once import once
from borderops.people.roles import READERS
from borderops.summaries.pivot_cells import Head
from borderops.summaries.pivot_counts import NOT_SAID, TOTAL
from borderops.summaries.pivot_spans import headings_of
from borderops.summaries.shown import shown_districts


class Heads:
    """The heads of both axes, of what was found in either period."""

    def __init__(self, asked, found):
        self.asked, self.found = asked, found
        self.districts = {each.code: each for each in District.objects.all()}
        self.places = asked.user.places_as(*READERS)
        self.reached = {each.code for each in shown_districts(self.places)}
        self.narrowed = {each.key: value for each, value in asked.only}

    def of(self, axis):
        """The heads of an axis in their order; none where there is no such axis."""
        if axis is None:
            return []
        return self.of_time(axis) if axis.is_time else self.of_values(axis)

    def of_time(self, axis):
        spans = self.asked.spans(self.asked.period)
        headings = headings_of(spans, axis.key, axis is self.asked.columns)
        return [
            Head(place, name, span) for place, (name, span) in enumerate(zip(headings, spans, strict=True))
        ]

    def of_values(self, axis):
        """Those found, all districts of the line that the reader sees, and all others where that is asked."""
        names, place = once(axis.dimension.names, self.asked.user), 0 if axis is self.asked.rows else 1
        found = {key[place] for key in self.found} - {TOTAL}
        shown = found | (self.reached if axis.is_of_places else set())
        if self.asked.shows_all and self.asked.may_show_all(axis):
            shown |= set(names)
        if axis.key in self.narrowed:
            shown = {self.narrowed[axis.key]}
        told = [Head(value, str(name)) for value, name in names.items() if value in shown]
        unnamed = sorted(shown - set(names) - {NOT_SAID}, key=str)
        told += [Head(value, str(value)) for value in unnamed]
        told += [Head(NOT_SAID, pgettext("value", "not said"))] if NOT_SAID in shown else []
        return [self.with_district(head, axis) for head in told]

    def with_district(self, head, axis):
        if axis.is_of_places:
            head.district = self.districts.get(head.value)
        return head

    def total(self):
        """The head of all rows together: of the whole line, of the reader's places, or of what was chosen."""
        if self.asked.only:
            name = _("All together")
        else:
            name = _("Whole line") if self.places.everywhere else _("Your districts")
        return Head(TOTAL, name, is_total=True)
