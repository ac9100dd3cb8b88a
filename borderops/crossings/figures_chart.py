"""The months of a period beside those of the year before, as points of a chart."""

from borderops.crossings.figures_links import reports_url
from borderops.lists.charts import bar_chart

MOST_BARS = 24


def month_chart(figures, counted):
    """The chart's geometry; nothing for a period that is a single month, or of which nothing is known."""
    months = figures.period.months
    if len(months) < 2:
        return None
    points = [point_of(figures, counted, number, month) for number, month in enumerate(months)]
    if all(value is None for point in points for value in point[1:3]):
        return None
    return bar_chart(points) | {"is_long": len(points) > MOST_BARS}


def point_of(figures, counted, number, month):
    """(label, value, last year's value, address of the month's reports)."""
    label = month.short_name if len(figures.period.months) <= 12 else f"{month.end:%m/%Y}"
    values = [figures.in_month(counted, which, number) for which in (0, 1)]
    values = [value if value is None else float(value) for value in values]
    return label, *values, reports_url(month)
