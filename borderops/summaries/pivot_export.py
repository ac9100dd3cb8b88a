"""The table of many dimensions as a sheet: exactly what the page shows, counted and reported apart."""

import io
import re

from django.utils import timezone
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.lists.models import Register
from borderops.sheets.formats import CONTENT_TYPES, WRITERS
from borderops.summaries.pivot_only import name_of


def file_of(pivot, reporting, besides, kind):
    """The bytes of the sheet, their type and the name of the file."""
    file, heads = io.BytesIO(), headings(pivot)
    rows = [cells_of(pivot, row) for row in [*pivot.rows, pivot.total] if row]
    rows += reported_rows(besides, len(heads))
    widths = [30, *[14] * (len(heads) - 3), 40, 40]
    WRITERS[kind](file, heads, rows, note=note(pivot, reporting), name=_("Table of figures"), widths=widths)
    key = re.sub(r"[^a-z0-9]+", "-", f"{pivot.asked.indicator.key}-{pivot.period.key}".lower())
    return file.getvalue(), CONTENT_TYPES[kind], f"bang-so-lieu-{key}.{kind}"


def note(pivot, reporting):
    """What the sheet is: sample data if so, of what, when and where, who made it and when."""
    asked = pivot.asked
    parts = [_("Sample data")] if Register.holds_samples() else []
    parts += [asked.indicator.label_with_unit, f"{pivot.period.name} ({pivot.period.dates})"]
    parts += [f"{each.label}: {name_of(asked.user, each, value)}" for each, value in asked.only]
    parts += filter(
        None, [pivot.shows_before and asked.running_words, pivot.waiting_words, pivot.unknown_words]
    )
    if asked.beside_last and asked.whole_months:
        parts.append(asked.whole_months.words)
    if pivot.holds_back:
        parts.append(_("small numbers of people are not shown"))
    if reporting:
        parts.append(_("Reporting: %(words)s") % {"words": reporting.words})
    words = _("accepted records, made at %(moment)s by %(who)s")
    who = asked.user.get_full_name() or asked.user.get_username()
    return "# " + " · ".join([*parts, words % {"moment": vietnamese.moment(timezone.now()), "who": who}])


def headings(pivot):
    """The head of the rows; of each column, and of all columns together, this period and the year before."""
    names = [str(pivot.asked.rows.label)]
    for column in pivot.columns:
        names += of_periods(pivot, f"{column.name}, ", compares(pivot, column))
    total = _("Total") + ", "
    if pivot.has_totals:
        names += of_periods(pivot, total if pivot.columns else "", pivot.shows_before)
        names += [_("on last year")] if pivot.shows_before else []
    return [*names, _("Published words"), _("Source")]


def of_periods(pivot, name, both):
    return [f"{name}{pivot.period.key}", *([f"{name}{pivot.last.key}"] if both else [])]


def compares(pivot, column):
    """Whether a column has one of the year before beside it."""
    return pivot.asked.compares_spans if column.span else pivot.shows_before


def cells_of(pivot, row):
    cells = [row.head.name]
    for column, cell in zip(pivot.columns, row.cells, strict=True):
        cells += figures(cell, compares(pivot, column))
    if pivot.has_totals:
        cells += figures(row.total, pivot.shows_before)
        cells += [row.total.change.words if row.total.change else ""] if pivot.shows_before else []
    return [*cells, "", ""]


def figures(cell, both):
    """A figure, and that of the year before; where none of the two is compared it stays empty."""
    return [cell.now.shown, *([cell.before.shown if cell.before else ""] if both else [])]


def reported_rows(besides, width):
    """One row for each published figure, never in a column of what is counted."""
    for beside in besides:
        for figure in beside.now:
            name = _("Reported: %(where)s") % {"where": beside.example.where}
            words = (
                f"{figure.amount_words}: {figure.published_text}"
                if figure.published_text
                else figure.amount_words
            )
            yield [name, *[""] * (width - 3), words, figure.source]
