"""The figures of traffic as a sheet: exactly what the page shows, counted and reported apart."""

import io

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.lists.models import Register
from borderops.sheets.formats import CONTENT_TYPES, WRITERS

EACH = 3  # columns for a figure: now, last year, comparison


def file_of(figures, besides, kind):
    """The bytes of the sheet, their type and the name of the file."""
    file, columns = io.BytesIO(), columns_of(figures)
    rows = [counted_cells(row, columns) for row in [*figures.rows, *filter(None, [figures.total])]]
    rows += reported_rows(besides, len(columns) * EACH)
    widths = [34, 14, 24, *[16, 16, 26] * len(columns), 30, 16, 16, 24, 40, 40]
    WRITERS[kind](
        file, headings(figures, columns), rows, note=note(figures), name=_("Figures of crossing points"),
        widths=widths,
    )  # fmt: skip
    key = figures.period.key.replace(":", "-").replace("..", "_")
    return file.getvalue(), CONTENT_TYPES[kind], f"so-lieu-cua-khau-{key}.{kind}"


def note(figures):
    """What the sheet is: sample data if so, the period, the day of it."""
    parts = [_("Sample data")] if Register.holds_samples() else []
    parts += [_("Figures of crossing points"), f"{figures.period.name} ({figures.period.dates})"]
    words = _("accepted records as of %(day)s") % {"day": vietnamese.day(figures.today)}
    return "# " + " · ".join([*parts, words])


def columns_of(figures):
    """Each figure of the page: an indicator, and of a value each currency that was said."""
    groups = figures.total.groups if figures.total else []
    return [(each.now.counted, each.now.currency) for group in groups for each in group]


def headings(figures, columns):
    names = [_("Crossing point"), _("waiting"), _("estimated")]
    for counted, currency in columns:
        unit = currency or counted.unit
        label = f"{counted.label} ({unit})" if unit else str(counted.label)
        names += [f"{label}, {span.key}" for span in (figures.period, figures.last)]
        names.append(_("on last year: %(what)s") % {"what": label})
    published = [_("Published figure"), figures.period.key, figures.period.same_last_year.key]
    return [*names, *published, _("On last year, as published"), _("Published words"), _("Source")]


def counted_cells(row, columns):
    """The figures of a crossing point, or of all together."""
    found = {(each.now.counted, each.now.currency): each for group in row.groups for each in group}
    cells = [row.name, row.waiting or "", estimated(row)]
    for column in columns:
        pair = found.get(column)
        cells += (
            [shown(pair.now), shown(pair.before), pair.change.words] if pair else [vietnamese.NO_FIGURE] * 3
        )
    return [*cells, *[""] * 6]


def estimated(row):
    """Which of the figures are estimates, in part or whole."""
    told = [each.now for group in row.groups for each in group if each.now.estimated is not None]
    return "; ".join(
        f"{each.counted.label}: {each.counted.words(each.estimated, each.currency)}" for each in told
    )


def shown(cell):
    """The figure, a dash where there is none; a share as on the page, with what it is a share of."""
    if cell.value is None:
        return vietnamese.NO_FIGURE
    return f"{cell.words} ({cell.out_of})" if cell.counted.is_share else cell.value


def reported_rows(besides, width):
    """One row for each published figure, behind those that are counted."""
    for beside in besides:
        before = ", ".join(figure.amount_words for figure in beside.before) or _("no figures")
        what = _("Reported: %(where)s") % {"where": beside.example.where}
        for figure in beside.now or [None]:
            told = [_("no figures"), before, "", "", ""]
            if figure:
                told = [
                    figure.amount_words, before, figure.published_change, figure.published_text, figure.source,
                ]  # fmt: skip
            yield [what, "", "", *[""] * width, str(beside.example.indicator), *told]
