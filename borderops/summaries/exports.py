"""The summary as a sheet: exactly what the page shows, counted and reported apart."""

import io

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.incidents.figure_names import COUNTED
from borderops.lists.models import Register
from borderops.sheets.formats import CONTENT_TYPES, WRITERS

SHIFTS = 3  # columns of the shift reports: units that owe some, those that sent all, the share of the shifts
EACH = 5  # columns for an indicator: now, resolved, waiting, last year, comparison


def file_of(summary, besides, kind):
    """The bytes of the sheet, their type and the name of the file."""
    file = io.BytesIO()
    rows = [*map(counted_cells, [*summary.rows, summary.total]), *reported_rows(besides)]
    widths = [26, *[16, 12, 10, 16, 26] * len(COUNTED), *[16] * SHIFTS, 40, 40]
    WRITERS[kind](
        file, headings(summary), rows, note=note(summary), name=_("Summary by district"), widths=widths
    )
    key = summary.period.key.replace(":", "-").replace("..", "_")
    return file.getvalue(), CONTENT_TYPES[kind], f"tong-hop-khu-vuc-{key}.{kind}"


def note(summary):
    """What the sheet is: sample data if so, the period and what it stands beside, by which boundaries, of which day."""
    parts = [_("Sample data")] if Register.holds_samples() else []
    boundaries = _("Boundaries of today") if summary.areas else _("Boundaries when it happened")
    parts += [_("Summary by district"), f"{summary.period.name} ({summary.period.dates})", boundaries]
    parts += filter(None, [summary.running_words, summary.whole_months and summary.whole_months.words])
    return "# " + " · ".join(
        [*parts, _("accepted records as of %(day)s") % {"day": vietnamese.day(summary.today)}]
    )


def headings(summary):
    names = [_("District")]
    for counted in COUNTED:
        label = f"{counted.label} ({counted.unit})"
        names += [
            f"{label}, {summary.period.key}",
            _("resolved"),
            _("waiting"),
            f"{label}, {summary.last.key}",
            _("on last year"),
        ]
    shifts = [
        _("Units that owe shift reports"),
        _("Units that reported every shift"),
        _("Shifts reported (%)"),
    ]
    return [*names, *shifts, _("Published words"), _("Source")]


def counted_cells(row):
    """A district's figures, or those of all together."""
    cells = [row.name]
    for pair in row.pairs:
        resolved = pair.now.resolved if pair.now.handling else ""
        cells += [shown(pair.now), resolved, pair.now.waiting or "", shown(pair.before), pair.change.words]
    told = row.reporting
    return [*cells, *([told.units, told.complete, told.percent] if told else [""] * SHIFTS), "", ""]


def shown(cell):
    """The figure, a dash where there is none, and the offenders that are not known said beside it."""
    figure = cell.words if cell.value is None else cell.value
    return f"{cell.words} ({cell.unknown_words})" if cell.unknown_words else figure


def reported_rows(besides):
    """One row for each published figure, its value in the column of its indicator."""
    keys = [counted.key for counted in COUNTED]
    for beside in besides:
        place = 1 + EACH * keys.index(beside.example.indicator.key)
        before = ", ".join(figure.value_words for figure in beside.before) or _("no figures")
        for figure in beside.now or [None]:
            cells = [_("Reported: %(where)s") % {"where": beside.example.where}] + [""] * (EACH * len(keys))
            value = _("no figures") if figure is None else figure.value_words
            cells[place], cells[place + 3] = value, before
            cells[place + 4] = figure.published_change if figure else ""
            cells += [""] * SHIFTS
            yield [*cells, *([figure.published_text, figure.source] if figure else ["", ""])]
