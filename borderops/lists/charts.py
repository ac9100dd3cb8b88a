"""Geometry of small charts; the template draws it, the style sheet colours it."""

from math import ceil

from borderops.vietnamese import number

LEFT, TOP, BOTTOM = 44, 20, 24
# Long names stand on end under their bars, which takes this much more below the line.
ON_END = 78
# Of the large letters of a phone, where labels that would touch make the drawing wider instead.
A_LETTER = 9
GAP = "–"


def bar_chart(points, width=720, height=180, is_on_end=False):
    """This period beside last year's. A point is (label, value, last value[, url]); None is missing, not zero.

    With `is_on_end` the labels stand on end, and the drawing is higher by the room that they take.
    """
    points = [(*point, None)[:4] for point in points]
    values = [value for point in points for value in point[1:3]]
    ticks = axis(ceil(max((value for value in values if value is not None), default=0)))
    base = height - BOTTOM
    scale = (base - TOP) / ticks[-1]
    return {
        "width": width,
        "height": height + (ON_END if is_on_end else 0),
        "left": LEFT,
        "tick_x": LEFT - 8,
        "gap_y": base - 4,
        "label_y": height - 7,
        "is_on_end": is_on_end,
        "has_last": any(last is not None for _, _, last, _ in points),
        "has_gaps": None in values,
        "is_wordy": is_on_end or sum(len(point[0]) for point in points) * A_LETTER > width - LEFT,
        "ticks": [{"value": tick, "words": number(tick), "y": base - round(tick * scale)} for tick in ticks],
        "bars": list(pairs(points, width, base, scale)),
    }


def pairs(points, width, base, scale):
    """Two bars for each point: last year's on the left, this period's on the right."""
    step = (width - LEFT) / max(len(points), 1)
    thickness = max(4, min(26, round(step * 0.36)))
    for place, (label, value, last, url) in enumerate(points):
        centre = round(LEFT + step * (place + 0.5))
        yield {
            "label": label,
            "url": url,
            "centre": centre,
            "value": value,
            "last_value": last,
            "now": bar(value, centre + 1, thickness, base, scale),
            "last": bar(last, centre - 1 - thickness, thickness, base, scale),
        }


def bar(value, x, thickness, base, scale):
    """Where one bar stands, how high it is, and its number in words; a missing value has the sign of a gap."""
    height = round((value or 0) * scale)
    return {
        "x": x,
        "y": base - height,
        "width": thickness,
        "height": height,
        "middle": x + thickness // 2,
        "words_y": base - height - 5,
        "words": GAP if value is None else number(value),
    }


def axis(highest):
    """Round ticks from 0 to just above the highest value, five at most."""
    unit = 1
    while True:
        for step in (unit, 2 * unit, 5 * unit):
            if step * 4 >= highest:
                return list(range(0, max(step, -(-highest // step) * step) + 1, step))
        unit *= 10
