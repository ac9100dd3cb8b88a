"""What a reported figure is called on pages, in lists and in workbooks."""

from decimal import Decimal

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.figures.spans import period_words, rough_day_words
from borderops.figures.unit_words import behind
from borderops.figures.units import scale_of


class FigureWords:
    """A figure's value, unit, time and place in words."""

    @property
    def value_words(self):
        """The value as people here write it; the published words where no value is given."""
        if self.value is None:
            return self.published_text
        return vietnamese.number(Decimal(self.value) / self.scale)

    @property
    def scale(self):
        """How many units one "triệu USD" or "tỷ đồng" holds."""
        return scale_of(self.indicator)

    @property
    def unit_words(self):
        """The unit beside the value; words in place of a value need none."""
        if self.value is None:
            return ""
        return behind(Decimal(self.value) / self.scale, self.indicator.written_unit)

    @property
    def amount_words(self):
        """Value, unit and the word that makes it inexact, such as "trên 277 km"; a per cent without a space."""
        gap = "" if self.unit_words == "%" else " "
        return f"{self.qualifier} {self.value_words}{gap}{self.unit_words}".strip()

    @property
    def span(self):
        """The period or the day as of which the figure stands, as exact as its source gives it."""
        if self.period:
            return period_words(self.period)
        return _("as of %(day)s") % {"day": rough_day_words(self.as_of)}

    @property
    def in_short(self):
        """The figure in a line of a list."""
        return " · ".join(
            filter(None, [f"{self.indicator}: {self.value_words} {self.unit_words}", self.span])
        )

    @property
    def district_codes(self):
        """The codes of its districts joined by "|"; empty for the whole line."""
        return "|".join(district.code for district in self.districts.all())

    @property
    def where(self):
        """The districts it was published for, or the whole line; several are one figure without a split."""
        names = [district.name for district in self.districts_now()]
        if len(names) < 2:
            return names[0] if names else _("Whole line")
        return _("%(districts)s – not split") % {"districts": ", ".join(names)}
