"""The months of a period beside those of the year before, as points of a chart."""

from borderops.lists.charts import bar_chart
from borderops.patrols.day_forms import month_words
from borderops.patrols.figures_links import rows_url

MOST_BARS = 24


def month_chart(figures, counted):
    """The chart's geometry; nothing for a period that is a single month."""
    months = list(zip(figures.period.months, figures.months_before, strict=False))
    if len(months) < 2:
        return None
    points = [point(figures, counted, *pair, is_year=len(months) <= 12) for pair in months]
    return bar_chart(points) | {"is_long": len(points) > MOST_BARS}


def point(figures, counted, month, before, is_year):
    """(label, value, last year's value, address of the month's shifts)."""
    label = month.short_name if is_year else month_words(month.end)
    values = [figures.in_month(counted, each) for each in (month, before)]
    return label, *values, rows_url(counted, month, month.end)
