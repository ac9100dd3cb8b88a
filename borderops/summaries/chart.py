"""The months of a period beside those of the year before, as points of a chart."""

from borderops.lists.charts import bar_chart
from borderops.summaries.links import incidents_url

MOST_BARS = 24


def month_chart(summary, counted):
    """The chart's geometry; nothing for a single month, or where some of its months may not be told."""
    months = min(len(summary.now.months), len(summary.before.months))
    if months < 2 or any(summary.holds_back(counted, month) for month in summary.now.months):
        return None
    points = [point(summary, counted, number) for number in range(months)]
    return bar_chart(points) | {"is_long": len(points) > MOST_BARS}


def point(summary, counted, number):
    """(label, value, last year's value, address of the month's incidents)."""
    month = summary.now.months[number]
    label = month.short_name if len(summary.now.months) <= 12 else f"{month.end:%m/%Y}"
    values = [summary.in_month(counted, counts, number) for counts in (summary.now, summary.before)]
    return label, *values, incidents_url(month, counted.regime)
