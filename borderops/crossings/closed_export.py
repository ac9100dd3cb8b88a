"""The hours closed as a sheet: exactly what the page shows."""

import io

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.crossings.choices import Flow
from borderops.districts.sides import Side
from borderops.lists.models import Register
from borderops.sheets.formats import CONTENT_TYPES, WRITERS


def file_of(hours, kind):
    """The bytes of the sheet, their type and the name of the file."""
    file = io.BytesIO()
    widths = [34, 24, 12, 12, 26, *[10] * 12, 40]
    WRITERS[kind](
        file, headings(hours), list(rows_of(hours)), note=note(hours), name=_("Hours closed"), widths=widths
    )
    return file.getvalue(), CONTENT_TYPES[kind], f"so-gio-dong-{hours.year}-{hours.flow}-{hours.side}.{kind}"


def note(hours):
    """What the sheet is: sample data if so, the year, the flow and side, until when, what is counted roughly."""
    parts = [_("Sample data")] if Register.holds_samples() else []
    parts += [_("Hours closed"), str(hours.year), str(Flow(hours.flow).label), str(Side(hours.side).label)]
    if hours.is_running:
        words = _("until %(now)s; the year before until %(before)s")
        parts.append(words % {"now": hours.now_words, "before": hours.before_words})
    for crossing, change, day in hours.rough:
        words = _("%(crossing)s: from an unknown day in %(since)s, counted from %(day)s")
        parts.append(words % {"crossing": crossing, "since": change.since_words, "day": day})
    return "# " + " · ".join(parts)


def headings(hours):
    months = [f"{month:02}/{hours.year}" for month in range(1, 13)]
    years = [str(hours.year), str(hours.year - 1), _("On the year before")]
    return [_("Crossing point"), _("Kind of reason"), *years, *months, _("Remark")]


def rows_of(hours):
    for row in [*hours.rows, *filter(None, [hours.total])]:
        yield cells_of(row, row.name, "")
        for reason in row.reasons:
            yield cells_of(reason, row.name, reason.name)


def cells_of(row, name, reason):
    numbers = [shown(cell) for cell in (row.year, row.before)]
    return [name, reason, *numbers, row.change.words, *map(shown, row.months), "; ".join(row.asides)]


def shown(cell):
    return vietnamese.NO_FIGURE if cell.value is None else cell.value
