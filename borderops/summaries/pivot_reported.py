"""What stands under the table: what documents publish, and how completely the period is reported."""

from datetime import timedelta

from borderops.districts.areas import PresentAreas
from borderops.patrols.expected import owed_everywhere
from borderops.patrols.models import Post
from borderops.summaries.reported import reported_beside
from borderops.summaries.shown import completeness_of

# Of these themes the reports of the shifts say how much of what happened is known.
BY_SHIFTS = ("incidents", "patrols")


def besides_of(pivot):
    """The published figures of the indicator for the period and the year before; they are never added."""
    return reported_beside(pivot.period, [pivot.asked.indicator.key])


def tell_completeness(pivot):
    """Says below each district how completely it is reported; gives the same of all that are shown, or nothing."""
    if pivot.asked.indicator.theme not in BY_SHIFTS:
        return None
    period = pivot.period
    owed = owed_everywhere(period.start - timedelta(days=1), period.end)
    areas = PresentAreas() if pivot.asked.is_by_present else None
    told = completeness_of(Post.objects.visible_to(pivot.asked.user), owed, period, areas)
    for row in pivot.rows:
        if row.head.district and (reporting := told.of({row.head.district.pk})):
            row.head.aside = reporting.words
    return told.of({each.pk for each in shown_places(pivot)})


def shown_places(pivot):
    """The districts that the table is of: those in rows, the chosen one, or all that the reader sees."""
    heads = pivot.heads
    in_rows = [row.head.district for row in pivot.rows if row.head.district]
    chosen = [heads.districts[value] for _each, value in pivot.asked.only if value in heads.districts]
    return in_rows or chosen or [heads.districts[code] for code in heads.reached]
