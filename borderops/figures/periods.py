"""The spans of time that figures are counted for: administrative (15th to 14th), calendar, or any from–to."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from borderops.figures import period_names
from borderops.figures.period_parts import MONTHS_IN, SUFFIXES, check, weeks_in, year_before
from borderops.vietnamese import clean, day, parse_day

KINDS = {None: "year", "H": "half", "Q": "quarter", "M": "month", "W": "week"}
PRESET = re.compile(r"(CAL:)?([0-9]{4})(?:-([HQMW])([0-9]{1,2}))?")
EXAMPLES = "2021, 2021-H1, 2021-Q3, 2021-M07, 2021-W07, cal:2021, 2021-01-01..2021-03-31"
RANGE = re.compile(r"(?:cal:)?(.+?) ?\.\. ?(.+)", re.IGNORECASE)


@dataclass(frozen=True)
class Period:
    """A span of time with both its days included, under the key that addresses and files write."""

    key: str
    start: date
    end: date

    def __str__(self):
        return self.key

    def __contains__(self, a_day):
        return self.start <= a_day <= self.end

    @classmethod
    def parse(cls, text):
        """The period that a key names, or a refusal that says how to write one."""
        written = clean(text, single_line=True)
        if preset := PRESET.fullmatch(written.upper()):
            is_calendar, year, letter, part = preset.groups()
            check(int(year), KINDS[letter], int(part or 1))
            return cls.preset(KINDS[letter], int(year), int(part or 1), bool(is_calendar))
        if span := RANGE.fullmatch(written):
            return cls.between(parse_day(span[1]), parse_day(span[2]))
        words = _("“%(text)s” is not a period. Write for example %(examples)s.")
        raise ValueError(words % {"text": written[:40], "examples": EXAMPLES})

    @classmethod
    def preset(cls, kind, year, part=1, is_calendar=False):
        """The year, or that half, quarter, month or week of it."""
        key = f"{year}{SUFFIXES[kind].format(part)}"
        if kind == "week":
            return cls(key, date.fromisocalendar(year, part, 1), date.fromisocalendar(year, part, 7))
        last = part * MONTHS_IN[kind]
        first = last - MONTHS_IN[kind] + 1
        if is_calendar:
            end = date(year, last, calendar.monthrange(year, last)[1])
            return cls(f"cal:{key}", date(year, first, 1), end)
        start = date(year, first - 1, 15) if first > 1 else date(year - 1, 12, 15)
        return cls(key, start, date(year, last, 14))

    @classmethod
    def between(cls, start, end):
        """Any from–to, both days included."""
        for year in (start.year, end.year):
            check(year)
        if end < start:
            words = _("The period ends on %(end)s, before it starts on %(start)s. Swap the two days.")
            raise ValueError(words % {"start": day(start), "end": day(end)})
        return cls.of_days(start, end)

    @classmethod
    def of_days(cls, start, end):
        """The same of days that nobody typed, however far away."""
        return cls(f"{start.isoformat()}..{end.isoformat()}", start, end)

    @classmethod
    def current(cls, today, kind="year"):
        """The administrative year, half, quarter or month that the day falls in."""
        return cls.holding(today, kind, is_calendar=False)

    @classmethod
    def containing_month(cls, a_day, calendar=False):
        """The month that the day is counted in."""
        return cls.holding(a_day, "month", is_calendar=calendar)

    @classmethod
    def holding(cls, a_day, kind, is_calendar):
        """The year, half, quarter, month or week that a day falls in."""
        if kind == "week":
            return cls.preset(kind, *a_day.isocalendar()[:2])
        months = a_day.year * 12 + a_day.month - 1 + (a_day.day > 14 and not is_calendar)
        return cls.preset(kind, months // 12, months % 12 // MONTHS_IN[kind] + 1, is_calendar)

    @property
    def is_calendar(self):
        """Whether it runs by the calendar rather than from 15th to 14th."""
        return self.key.startswith("cal:") or self.kind in ("week", "range")

    @property
    def kind(self):
        """year, half, quarter, month, week or range."""
        return self._preset[0]

    @property
    def _preset(self):
        """Its kind, its year and which part of that year it is."""
        preset = PRESET.fullmatch(self.key.upper())
        found = preset and (KINDS[preset[3]], int(preset[2]), int(preset[4] or 1))
        return found or ("range", self.start.year, 1)

    @property
    def year(self):
        """The year that it is a part of."""
        return self.preset("year", self._preset[1], is_calendar=self.is_calendar)

    @property
    def same_last_year(self):
        """What it is compared with: the same preset, or the same days, a year earlier."""
        kind, year, part = self._preset
        if kind == "range":
            return self.of_days(year_before(self.start), year_before(self.end))
        if kind == "week":
            part = min(part, weeks_in(year - 1))
        return self.preset(kind, year - 1, part, self.is_calendar)

    @property
    def previous(self):
        """The one right before it."""
        return self._moved(-1)

    @property
    def next(self):
        """The one right after it."""
        return self._moved(1)

    def _moved(self, steps):
        kind, year, part = self._preset
        shift = (self.end - self.start + timedelta(days=1)) * steps
        if kind == "range":
            return self.of_days(self.start + shift, self.end + shift)
        if kind == "week":
            return self.preset("week", *(self.start + shift).isocalendar()[:2])
        parts = 12 // MONTHS_IN[kind]
        year, index = divmod(year * parts + part - 1 + steps, parts)
        return self.preset(kind, year, index + 1, self.is_calendar)

    @property
    def months(self):
        """The months that make it up; a from–to in calendar months, cut at its ends; a week is its own."""
        kind, year, part = self._preset
        if kind == "week":
            return [self]
        if kind == "range":
            return self._cut_months()
        last = part * MONTHS_IN[kind]
        first = last - MONTHS_IN[kind] + 1
        return [self.preset("month", year, month, self.is_calendar) for month in range(first, last + 1)]

    def _cut_months(self):
        months, month = [], self.containing_month(self.start, calendar=True)
        while month.start <= self.end:
            cut = self.of_days(max(month.start, self.start), min(month.end, self.end))
            months.append(month if (cut.start, cut.end) == (month.start, month.end) else cut)
            month = month.next
        return months

    @property
    def figure_keys(self):
        """Keys of the published figures that belong here: a source's "2021" may be either kind of year."""
        kind, year, _part = self._preset
        return (f"{year}", f"cal:{year}") if kind == "year" else (self.key,)

    @property
    def name(self):
        """Its name in a title: Quarter III of 2021."""
        return self.dates if self.kind == "range" else period_names.full(*self._preset, self.is_calendar)

    @property
    def brief(self):
        """Its name in a narrow cell: 2021, M7/2021, QIII/2021."""
        kind, year, _part = self._preset
        if kind == "year":
            return str(year)
        return f"{self.short_name}/{year}" if kind in ("quarter", "month") else self.name

    @property
    def short_name(self):
        """Its name under a column of a chart: M7, or the days of a from–to without their year."""
        if self.kind != "range":
            return period_names.short(*self._preset)
        return "–".join(dict.fromkeys(f"{an_end:%d/%m}" for an_end in (self.start, self.end)))

    @property
    def dates(self):
        """Its first and last day in words: 15/12/2020 – 14/12/2021."""
        return " – ".join(dict.fromkeys((day(self.start), day(self.end))))
