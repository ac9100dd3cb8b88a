"""The patrol figures as a sheet: exactly what the page shows, counted and reported apart."""

import io

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.lists.models import Register
from borderops.patrols.figure_names import COUNTED
from borderops.sheets.formats import CONTENT_TYPES, WRITERS

EACH = 4  # columns for an indicator: now, waiting, last year, comparison


def file_of(figures, besides, kind):
    """The bytes of the sheet, their type and the name of the file."""
    file = io.BytesIO()
    rows = [*map(counted_cells, [*figures.rows, figures.total]), *reported_rows(besides)]
    widths = [26, *[16, 10, 16, 26] * len(COUNTED), 40, 40]
    WRITERS[kind](
        file, headings(figures), rows, note=note(figures), name=_("Figures of patrols"), widths=widths
    )
    key = figures.period.key.replace(":", "-").replace("..", "_")
    return file.getvalue(), CONTENT_TYPES[kind], f"so-lieu-chot-{key}.{kind}"


def note(figures):
    """What the sheet is: sample data if so, the period and what it stands beside, the day of it."""
    parts = [_("Sample data")] if Register.holds_samples() else []
    parts += [_("Figures of patrols"), f"{figures.period.name} ({figures.period.dates})"]
    parts += filter(None, [figures.running_words])
    words = _("accepted records as of %(day)s") % {"day": vietnamese.day(figures.today)}
    return "# " + " · ".join([*parts, words])


def headings(figures):
    names = [_("District")]
    for counted in COUNTED:
        label = f"{counted.label} ({counted.unit})"
        now, last = (f"{label}, {span.key}" for span in (figures.period, figures.last))
        names += [now, _("waiting"), last, _("on last year")]
    return [*names, _("Published words"), _("Source")]


def counted_cells(row):
    """A district's figures, or those of all together."""
    cells = [row.name]
    for pair in row.pairs:
        cells += [shown(pair.now), pair.now.waiting or "", shown(pair.before), pair.change.words]
    return [*cells, "", ""]


def shown(cell):
    """The figure, a dash where there is none; a share as on the page."""
    if cell.value is None:
        return vietnamese.NO_FIGURE
    return cell.words if cell.counted.is_share else cell.value


def reported_rows(besides):
    """One row for each published figure, its value in the column of its indicator."""
    keys = [counted.key for counted in COUNTED]
    for beside in besides:
        place = 1 + EACH * keys.index(beside.example.indicator.key)
        before = ", ".join(figure.value_words for figure in beside.before) or _("no figures")
        for figure in beside.now or [None]:
            cells = [_("Reported: %(where)s") % {"where": beside.example.where}] + [""] * (EACH * len(keys))
            cells[place] = _("no figures") if figure is None else figure.value_words
            cells[place + 2] = before
            cells[place + 3] = figure.published_change if figure else ""
            yield [*cells, *([figure.published_text, figure.source] if figure else ["", ""])]
