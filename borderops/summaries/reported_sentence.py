"""The sentence of the reported figures: the published values, whose they are, and what is missing."""

from django.utils import translation
from django.utils.translation import gettext as _

from borderops.incidents.figure_names import AGREEMENT, LAW, OFFENDERS
from borderops.summaries.sentences import agreement_words, law_words, sentence, since_last_year


def reported_sentence(besides):
    """Nothing where no document publishes a figure for the period."""
    single = {each.example.indicator.key: each for each in besides if is_plain(each, besides)}
    with translation.override("vi"):
        parts = [
            *agreement_reported(single.get(AGREEMENT.key)),
            *law_reported(single.get(LAW.key), single.get(OFFENDERS.key)),
        ]
        if not parts:
            return ""
        sources = dict.fromkeys(figure.source for each in single.values() for figure in each.now)
        words = _("As reported. Source: %(sources)s.") % {"sources": ", ".join(sources)}
        return f"{sentence([(part, True) for part in parts])} {words}"


def is_plain(beside, besides):
    """Whether one document gives one number, so that a sentence may state it."""
    key = beside.example.indicator.key
    alone = sum(other.example.indicator.key == key for other in besides) == 1
    return alone and len(beside.now) == 1 and beside.now[0].value is not None


def agreement_reported(beside):
    if beside:
        figure = beside.now[0]
        districts = ", ".join(district.name for district in figure.districts.all())
        yield agreement_words(written(figure), figure.value, compared(beside), districts)


def law_reported(beside, offenders):
    if beside:
        figure = beside.now[0]
        people = written(offenders.now[0]) if offenders else None
        yield law_words(written(figure), figure.value, people, compared(beside))


def written(figure):
    """The value with the word that makes it an estimate, such as "trên"."""
    return f"{figure.qualifier} {figure.value_words}".strip()


def compared(beside):
    """The source's own comparison, word for word, else ours."""
    stated = beside.now[0].published_change
    return _("%(change)s, as published") % {"change": stated} if stated else since_last_year(beside.change)
