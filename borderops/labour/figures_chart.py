"""The departures of the months of a period beside those of the year before, as points of a chart."""

from borderops.lists.charts import bar_chart

MOST_BARS = 24


def month_chart(figures):
    """The chart's geometry, where months are shown and they are few enough to be drawn."""
    if figures.group.short != "month" or not 1 < len(figures.rows) <= MOST_BARS:
        return None
    points = [point_of(row) for row in figures.rows]
    return bar_chart(points) if any(value is not None for point in points for value in point[1:3]) else None


def point_of(row):
    """(label, departures, last year's, address)."""
    pair = row.departures
    return row.name, pair.now.value, pair.before.value, pair.now.url
