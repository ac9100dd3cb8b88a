"""What makes a zero: a reviewer's word, the reports of every shift, or day by day one of the two."""

from functools import cached_property

from django.utils.translation import gettext as _

from borderops.districts.models import District
from borderops.incidents.nil import NilCoverage
from borderops.patrols.coverage import ShiftCoverage
from borderops.patrols.days import A_DAY

WORD, SHIFTS = "word", "shifts"


class Zeros:
    """On what a zero would stand for a district, a regime and some days; shifts are read only when words do not do."""

    def __init__(self, start, end, owed):
        self.words, self.shifts, self.found = NilCoverage(start, end), ShiftCoverage(start, end, owed), {}

    def grounds(self, district, regime, start, end):
        """WORD, SHIFTS or both, as a set; empty where a day is left of which nobody has said anything."""
        said_of = regime if district in self.words.spans else ""  # shifts speak of every regime
        key = district, said_of, start, end
        if key not in self.found:
            self.found[key] = self.find(district, regime, start, end) if start <= end else set()
        return self.found[key]

    def find(self, district, regime, start, end):
        """The same, day by day."""
        if self.words.covers(district, regime, start, end):
            return {WORD}
        grounds, day = set(), start
        while day <= end:
            until = self.confirmed_until(district, regime, day)
            if not until and not self.shifts.covers(district, day):
                return set()
            grounds.add(WORD if until else SHIFTS)
            day = (until or day) + A_DAY
        return grounds

    def confirmed_until(self, district, regime, day):
        """The last day of the confirmation that a day falls in, or nothing."""
        spans = self.words.spans.get(district, ())
        return max(
            (last for said, first, last in spans if said in ("", regime) and first <= day <= last),
            default=None,
        )


class DistrictZeros:
    """The same of a district for the days of a span that have passed; by present boundaries of all its land."""

    def __init__(self, start, end, owed, today, areas=None):
        self.zeros, self.today, self.areas = Zeros(start, end, owed), today, areas

    def grounds(self, district, regime, span):
        """On what it stands that every day of the span that has passed had no case; empty where nothing says so."""
        end = min(span.end, self.today - A_DAY)
        found = [self.zeros.grounds(each, regime, span.start, end) for each in self.feeding(district)]
        return set().union(*found) if all(found) else set()

    def all_grounds(self, districts, regime, span):
        """The same of several districts together: each of them must be confirmed."""
        found = [self.grounds(district, regime, span) for district in districts]
        return set().union(*found) if found and all(found) else set()

    def feeding(self, district):
        """The border districts whose word is needed for a zero: by present boundaries, all that land came from."""
        if not self.areas:
            return [district]
        return self.feeders.get(district, set()) & self.border | {district}

    @cached_property
    def feeders(self):
        return self.areas.feeders()

    @cached_property
    def border(self):
        return set(District.objects.on_border().values_list("pk", flat=True))


def grounds_words(grounds):
    """On what a zero stands, where it is not a reviewer's word alone."""
    if SHIFTS not in grounds:
        return ""
    return _("by shift reports and confirmation") if WORD in grounds else _("by shift reports")
