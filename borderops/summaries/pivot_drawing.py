"""The table of many dimensions as a chart and along the border: of the very cells that stand in the table."""

from dataclasses import dataclass

from borderops.districts.strip import Stretch, strip_of
from borderops.lists.charts import bar_chart
from borderops.summaries.pivot_cells import Cell

# More bars than these nobody could tell apart.
MOST_BARS = 24
WIDTH, A_LETTER = 720, 6.4
# So many letters of a name that stands on end; it does where hardly more than half of them have room beside each other.
ON_END, TOO_FEW = 16, 10
# Room above the line for the figures.
ABOVE = 22


def drawn_cells(pivot):
    """(head, cell) of what the chart shows: time where there is any, else the rows; what is held back is left out."""
    if pivot.asked.columns and pivot.asked.columns.is_time and pivot.total:
        found = list(zip(pivot.columns, pivot.total.cells, strict=True))
    else:
        found = [(row.head, row.total) for row in pivot.rows if row.total]
    return [(head, cell) for head, cell in found if not is_held_back(cell)]


def is_held_back(cell):
    return cell.now.is_held_back or bool(cell.before and cell.before.is_held_back)


def chart_of(pivot):
    """The chart's geometry; nothing for a single bar, or for more than can be drawn."""
    cells = drawn_cells(pivot)
    if not 2 <= len(cells) <= MOST_BARS:
        return None
    room = int((WIDTH - 44) / len(cells) / A_LETTER)
    is_on_end = room < TOO_FEW and any(len(without_brackets(label_of(head))) > room for head, _cell in cells)
    points = [point(head, cell, ON_END if is_on_end else room) for head, cell in cells]
    return bar_chart(points, width=WIDTH, is_on_end=is_on_end)


def point(head, cell, room):
    """(label, value, last year's value, address of the records)."""
    before = cell.before and as_drawn(cell.before.known)
    return shortened(label_of(head), room), as_drawn(cell.now.known), before, cell.url


def label_of(head):
    """What stands under a bar, in full."""
    return head.span.short_name if head.span and head.span.kind != "year" else head.name


def as_drawn(value):
    """A number that a drawing can be reckoned with."""
    return None if value is None else int(value) if value == int(value) else float(value)


def shortened(name, room):
    """A name as long as there is room for under its bar; what stands in brackets behind it goes first."""
    name = name if len(name) <= room else without_brackets(name)
    return name if len(name) <= room else f"{name[: room - 1].rstrip()}…"


def without_brackets(name):
    return name.partition(" (")[0]


@dataclass(frozen=True)
class Along:
    """A district's stretch of the line, with its cell."""

    stretch: Stretch
    cell: Cell


def strip_cells(pivot):
    """The border strip, and the cell of each of its districts; nothing where the rows are no districts."""
    if not pivot.asked.rows.is_of_places:
        return None
    cells = {row.head.district.pk: row.total for row in pivot.rows if row.head.district and row.total}
    strip = strip_of(())
    found = [Along(each, cells[each.district.pk]) for each in strip.stretches if each.district.pk in cells]
    return {"strip": strip, "along": found, "height": strip.height + ABOVE} if len(found) > 1 else None
