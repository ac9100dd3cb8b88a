"""What in the register is otherwise since a report took its figures."""

from borderops.figures.models import Indicator
from borderops.summaries.report_content import content_of


def changed_since(report, user):
    """(indicator, amount in the report, amount now) of each figure that is another one now."""
    then, now = report.told["figures"], content_of(user, report.span)["figures"]
    keys = [key for key in dict.fromkeys([*then, *now]) if amount(then, key) != amount(now, key)]
    names = {each.key: each.label for each in Indicator.objects.filter(key__in=keys)}
    return [(names.get(key, key), amount(then, key), amount(now, key)) for key in keys]


def amount(figures, key):
    return figures.get(key, {}).get("amount", "")
