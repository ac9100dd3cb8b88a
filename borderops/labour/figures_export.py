"""The figures of labour programmes as a sheet: exactly what the page shows, lists, monthly counts and reports apart."""

import io

from django.utils.translation import gettext

from borderops import vietnamese
from borderops.labour.figure_names import OF_PERIOD
from borderops.labour.figures_cells import number_or_words
from borderops.lists.models import Register
from borderops.sheets.formats import CONTENT_TYPES, WRITERS

WIDTHS = [26, 34, *[16, 16, 26] * 2, 40, 50]


def file_of(figures, monthly, published, kind):
    """The bytes of the sheet, their type and the name of the file."""
    file = io.BytesIO()
    rows = [*list_rows(figures), *monthly_rows(monthly), *reported_rows(published)]
    WRITERS[kind](
        file, headings(figures), rows, note=note(figures), name=gettext("Figures of labour programmes"), widths=WIDTHS,
    )  # fmt: skip
    key = figures.period.key.replace(":", "-").replace("..", "_")
    return file.getvalue(), CONTENT_TYPES[kind], f"so-lieu-lao-dong-{figures.group.short}-{key}.{kind}"


def note(figures):
    """What the sheet is: sample data if so, the period, of what, and the day of it."""
    parts = [gettext("Sample data")] if Register.holds_samples() else []
    parts += [gettext("Figures of labour programmes"), f"{figures.period.name} ({figures.period.dates})"]
    parts += [str(chosen) for chosen in figures.narrowed.values()]
    words = gettext("accepted records as of %(day)s") % {"day": vietnamese.day(figures.today)}
    return "# " + " · ".join([*parts, words])


def headings(figures):
    names = [gettext("Counted from"), str(figures.group.label)]
    for counted in OF_PERIOD:
        label = f"{counted.label} ({counted.unit})"
        names += [f"{label}, {span.key}" for span in (figures.period, figures.last)]
        names.append(gettext("on last year: %(what)s") % {"what": label})
    return [*names, gettext("Published words or remark"), gettext("Source")]


def list_rows(figures):
    """What is counted from lists."""
    for row in [*figures.rows, figures.total]:
        cells = [gettext("Accepted lists of workers"), row.name]
        for pair in row.pairs:
            cells += [number_or_words(pair.now), number_or_words(pair.before), pair.change.words]
        waiting = figures.waiting_words if row is figures.total else ""
        yield [*cells, waiting, ""]


def monthly_rows(monthly):
    """What monthly counts add up to."""
    if not monthly.is_told:
        return
    twice = gettext("a worker who left in two months is in both")
    for row in [*monthly.rows, monthly.total]:
        (people, people_before), (trips, trips_before) = row.pairs[:2]
        yield [
            gettext("Monthly counts"), row.name, people, people_before, "", trips, trips_before, "", twice, "",
        ]  # fmt: skip


def reported_rows(published):
    for each in published:
        figure = each.figure
        name = f"{figure.indicator}: {figure.amount_words} ({each.span_words})"
        words = " · ".join(filter(None, [figure.published_text, each.note]))
        yield [gettext("Reported figures"), name, *[""] * 6, words, figure.source]
