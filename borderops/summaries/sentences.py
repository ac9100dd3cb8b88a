"""The sentence for a report, in Vietnamese as the report is; what is missing is said to be missing."""

from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from borderops import vietnamese
from borderops.figures.comparison import compare
from borderops.incidents.figure_names import AGREEMENT, COUNTED, LAW, OFFENDERS
from borderops.summaries.cells import missing_words


def counted_sentence(summary):
    """What the accepted records say of the period."""
    if not summary.rows:
        return ""
    with translation.override("vi"):
        pairs = dict(zip(COUNTED, summary.total.pairs, strict=True))
        parts = [agreement_counted(pairs[AGREEMENT]), law_counted(pairs[LAW], pairs[OFFENDERS])]
        return f"{sentence(parts, where(summary))} {basis(summary, pairs)}"


def where(summary):
    """Nothing for the whole line, else the districts."""
    return "" if summary.whole_line else ", ".join(row.name for row in summary.rows)


def sentence(parts, place=""):
    """One sentence of what is known, then what is not."""
    known = "; ".join(words for words, is_known in parts if is_known)
    gaps = "; ".join(words for words, is_known in parts if not is_known)
    begin = (
        _("In the period there occurred in %(districts)s %(cases)s")
        if place
        else _("In the period there occurred %(cases)s")
    )
    said = [begin % {"districts": place, "cases": known}] if known else []
    if gaps:
        said.append(gaps if known else _("In the period: %(gaps)s") % {"gaps": gaps})
    return "; ".join(said) + "."


def agreement_counted(pair):
    """(words, whether the figure is known)."""
    if pair.now.value is None:
        return _("no figures yet on breaches of the Agreement on border-management regulations"), False
    return agreement_words(vietnamese.number(pair.now.value), pair.now.value, change_words(pair)), True


def agreement_words(written, value, change, place=""):
    words = ngettext(
        "%(n)s case breaking the Agreement on border-management regulations",
        "%(n)s cases breaking the Agreement on border-management regulations",
        int(value),
    ) % {"n": written}
    if place:
        words = _("%(cases)s in %(districts)s") % {"cases": words, "districts": place}
    return f"{words} ({change})"


def law_counted(cases, offenders):
    """(words, whether the figure is known)."""
    if cases.now.value is None:
        return _("no figures yet on breaches of law in the border area"), False
    written = vietnamese.number(cases.now.value)
    people = None if offenders.now.value is None else vietnamese.number(offenders.now.value)
    changes = [change_words(cases)]
    if offenders.now.unknown:
        words = ngettext(
            "offenders unknown in %(n)s case", "offenders unknown in %(n)s cases", offenders.now.unknown
        )
        changes.append(words % {"n": vietnamese.number(offenders.now.unknown)})
    return law_words(written, cases.now.value, people, "; ".join(changes)), True


def law_words(written, value, people, change):
    """570 cases with 2.186 offenders against the law in the border area."""
    if people is None:
        words = ngettext(
            "%(n)s case breaking the law in the border area",
            "%(n)s cases breaking the law in the border area",
            int(value),
        )
    else:
        words = ngettext(
            "%(n)s case with %(people)s offenders against the law in the border area",
            "%(n)s cases with %(people)s offenders against the law in the border area",
            int(value),
        )
    return f"{words % {'n': written, 'people': people}} ({change})"


def change_words(pair):
    """How it stands to the same period last year."""
    if pair.without:
        words = _("not compared with the same period last year: %(missing)s")
        return words % {"missing": missing_words(pair.without)}
    return since_last_year(compare(pair.now.value, pair.before.value, str(pair.now.counted.unit)))


def since_last_year(change):
    if change is None or change.direction == "missing":
        return _("no figures for the same period last year")
    return _("%(change)s on the same period last year") % {"change": change.words}


def basis(summary, pairs):
    """What the numbers stand on: the days, the state of the records, the districts without figures."""
    words = _("Period: %(dates)s; accepted records as of %(today)s.") % {
        "dates": summary.period.dates, "today": vietnamese.day(timezone.localdate()),
    }  # fmt: skip
    missing = max(pairs[counted].now.missing for counted in (AGREEMENT, LAW))
    more = (
        [_("same period last year: %(dates)s") % {"dates": summary.last.dates}]
        if summary.running_words
        else []
    )
    more += [missing_words(missing)] if missing else []
    if reporting := summary.total.reporting:
        more.append(_("%(fraction)s units reported every shift") % {"fraction": reporting.fraction})
    return "; ".join([words[:-1], *more]) + "."
