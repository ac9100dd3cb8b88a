"""The tables of a report: the counted incidents of each district, beside the same days of last year."""

from django.utils.translation import gettext as _

from borderops.incidents.figure_names import COUNTED


def incident_tables(register, sources):
    """One table where anything is counted; none where the register is empty."""
    summary = register.summary
    shown = [place for place, each in enumerate(COUNTED) if is_known(summary, place)]
    if not shown:
        return []
    columns = [_("District")]
    for place in shown:
        label = str(COUNTED[place].label)
        columns += [label, _("%(what)s, same period last year") % {"what": label}]
    rows = [cells(row, shown) for row in [*summary.rows, summary.total]]
    return [
        {
            "heading": heading(register),
            "columns": columns,
            "rows": rows,
            "refs": refs(register, sources, shown),
        }
    ]


def is_known(summary, place):
    """Whether any district has a figure in a column, now or last year."""
    pairs = [row.pairs[place] for row in summary.rows]
    return any(cell.value is not None for pair in pairs for cell in (pair.now, pair.before))


def cells(row, shown):
    told = [row.name]
    for place in shown:
        told += [words_of(row.pairs[place].now), words_of(row.pairs[place].before)]
    return told


def words_of(cell):
    """A figure, with the cases whose offenders nobody knows, which it does not hold."""
    return f"{cell.words} ({cell.unknown_words})" if cell.unknown_words else cell.words


def heading(register):
    told = {"dates": register.days.dates, "last": register.last.dates}
    if register.is_running:
        return _("Incidents by district, %(dates)s beside %(last)s (accepted records)") % told
    return _("Incidents by district, %(dates)s (accepted records)") % told


def refs(register, sources, shown):
    """The numbers of the rows behind its columns, of now and of last year."""
    told = [
        rows_behind(register, sources, COUNTED[place], span) for place, span in spans_told(register, shown)
    ]
    return sorted(n for n in told if n)


def spans_told(register, shown):
    """Each column with the days of which it tells anything."""
    summary = register.summary
    for place in shown:
        for when, span in (("now", register.days), ("before", register.last)):
            if any(getattr(row.pairs[place], when).value is not None for row in summary.rows):
                yield place, span


def rows_behind(register, sources, counted, span):
    """The number of the rows that are counted; nothing for an indicator that the register does not have."""
    if counted.key in register.countings and counted.key in register.indicators:
        indicator, counting = register.indicators[counted.key], register.countings[counted.key]
        return sources.of_counting(indicator, counting, register.user, span)
    return None
