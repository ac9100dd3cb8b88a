"""The charts of a report: the counted cases of each month beside those of the year before."""

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.incidents.figure_names import AGREEMENT, LAW
from borderops.summaries.report_tables import rows_behind

CHARTED = (AGREEMENT, LAW)


def incident_charts(register, sources):
    """A chart for each regime of which anything is counted in a period of several months."""
    summary = register.summary
    if min(len(summary.now.months), len(summary.before.months)) < 2:
        return []
    charts = {counted: chart for counted in CHARTED if (chart := month_chart(register, counted))}
    return [chart | {"refs": refs(register, sources, counted, chart)} for counted, chart in charts.items()]


def refs(register, sources, counted, chart):
    """The numbers of the rows behind its bars."""
    spans = {"now": register.days, "before": register.last}
    told = [when for when in spans if any(point[when] is not None for point in chart["points"])]
    found = [rows_behind(register, sources, counted, spans[when]) for when in told]
    return sorted(n for n in found if n)


def month_chart(register, counted):
    """Its points, month by month; nothing where no month has a case."""
    summary = register.summary
    number = min(len(summary.now.months), len(summary.before.months))
    points = [point(summary, counted, place) for place in range(number)]
    if not any(value for each in points for value in (each["now"], each["before"])):
        return None
    return {"heading": heading(register, counted), "points": points}


def heading(register, counted):
    """What it shows; of a period that runs also which days stand beside which."""
    told = {"what": str(counted.label), "dates": register.days.dates, "last": register.last.dates}
    if register.is_running:
        return _("%(what)s by month, %(dates)s beside %(last)s") % told
    return _("%(what)s by month") % told


def point(summary, counted, place):
    """A month's figure and that of the year before; None is missing, and written as a dash."""
    now, before = (summary.in_month(counted, counts, place) for counts in (summary.now, summary.before))
    words = _("%(now)s; same period last year %(before)s")
    told = {"now": vietnamese.number(now), "before": vietnamese.number(before)}
    label = summary.now.months[place].short_name
    return {"label": label, "now": now, "before": before, "words": words % told}
