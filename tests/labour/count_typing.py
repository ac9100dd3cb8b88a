"""What people type into the grid of a month and into the form of a count."""

import re
import uuid

LIST, GRID, PRINT = "/labour/counts/", "/labour/counts/grid/", "/labour/counts/grid/print/"
ASKED = "?programme=VS&month=05/2024&district=026"
COUNTS = ("people_out", "trips_out", "people_in", "trips_in", "overdue")


def row(commune, *numbers, record=None):
    """The cells of a commune, from the left; with the count and the version that the page was filled from."""
    cells = dict(zip(COUNTS, [*map(str, numbers), *[""] * 5], strict=False))
    seen = {"of": str(record.form_key) if record else "", "version": record.version if record else ""}
    return {f"{commune.pk}-{name}": value for name, value in (cells | seen).items()}


def grid(*rows, then="draft", source="Báo cáo tháng", **fields):
    """What the browser sends of a grid."""
    sent = {"form_key": str(uuid.uuid4()), "source": source, "then": then} | fields
    for each in rows:
        sent |= each
    return sent


def text_of(page):
    """What a page says, without its marks and over its line breaks."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())
