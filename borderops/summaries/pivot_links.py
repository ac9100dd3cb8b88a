"""Where a number of the table leads: to exactly its records, and from a row to the same table more closely."""

from urllib.parse import urlencode

from django.urls import reverse

from borderops.summaries.pivot_asked import FINER, Axis
from borderops.summaries.pivot_counts import NOT_SAID
from borderops.summaries.pivot_few import may_be_narrowed
from borderops.summaries.pivot_only import name_of
from borderops.summaries.pivot_spans import SMALLER, WEEK
from borderops.summaries.small_groups import keeps_few


def records_url(asked, row, column, period, spans=()):
    """The records of a cell; nothing where their list cannot be narrowed to exactly them."""
    chosen, span = dict(asked.only), period
    for head, axis in ((row, asked.rows), (column, asked.columns)):
        if head.is_total:
            continue
        if axis.is_time:
            span = spans[head.value]
        else:
            chosen[axis.dimension] = head.value
    pairs = without_coarser([*chosen.items()])
    if pairs is None or any(value == NOT_SAID for _dimension, value in pairs):
        return ""
    return asked.counting.url(asked.user, span, pairs)


def without_coarser(pairs):
    """The pairs of which each has a filter of its own: a kind stands for its group; None where one would be lost."""
    kept = {}
    for dimension, value in pairs:
        for name in (dimension.filters and dimension.filters(value)) or [dimension.key]:
            other = kept.get(name)
            if not other or dimension.key in FINER.get(other[0].key, ()):
                kept[name] = (dimension, value)
            elif other[1] != value and other[0].key not in FINER.get(dimension.key, ()):
                return None
    return [*dict.fromkeys(kept.values())]


def query_of(asked, **changed):
    """The address of the table as it is asked for, with some of it changed; what is empty is left out."""
    query = {
        "indicator": asked.indicator.key,
        "rows": asked.rows.key,
        "columns": asked.columns.key if asked.columns else "",
        "period": asked.period.key,
        "beside": "" if asked.beside_last else "none",
        "all": "1" if asked.shows_all else "",
        "only": [f"{dimension.key}:{value}" for dimension, value in asked.only],
    }
    kept = {name: value for name, value in (query | changed).items() if value}
    return f"{reverse('pivot')}?{urlencode(kept, doseq=True)}"


def closer_url(asked, head):
    """From a year to its months, from a district to its communes; nothing where there is nothing closer."""
    if head.is_total:
        return ""
    if asked.rows.is_time:
        unit = SMALLER.get(asked.rows.key)
        if unit == WEEK and keeps_few(asked.user, asked.counting):
            return ""  # people are told by whole months alone
        return query_of(asked, period=head.span.key, rows=unit) if unit else ""
    finer = asked.finer(asked.rows)
    if not finer or head.value == NOT_SAID:
        return ""
    only = [(each, value) for each, value in asked.only if each.key != asked.rows.key]
    only.append((asked.rows.dimension, head.value))
    axes = [axis for axis in (Axis.of(finer, asked.counting), asked.columns) if axis]
    if not may_be_narrowed(asked.user, asked.counting, axes, [each for each, _value in only]):
        return ""
    return query_of(asked, rows=finer, only=[f"{each.key}:{value}" for each, value in only], all="")


def wider_urls(asked):
    """(what the table is narrowed to, the address of it without that)."""
    for dimension, value in asked.only:
        others = [f"{each.key}:{other}" for each, other in asked.only if each is not dimension]
        yield dimension.label, name_of(asked.user, dimension, value), query_of(asked, only=others)
