"""The sentences of a report: what is published of an indicator, with its time, its place and its comparison."""

from django.utils.translation import gettext as _

from borderops.figures.sums import Sum
from borderops.summaries.report_amounts import amount_words, capital, clause, notes
from borderops.summaries.report_comparisons import compared, stated_words
from borderops.summaries.report_sources import Said, marks
from borderops.summaries.report_times import time_words


class Telling:
    """Tells the published figures of one report, and keeps what there is to warn of."""

    def __init__(self, figures, sources, today):
        self.figures, self.sources, self.today = figures, sources, today
        self.by_key = {indicator.pk: indicator for indicator in figures.indicators}
        self.warnings = []

    def sentence(self, indicator):
        """Everything published of an indicator with its parts and its other money; nothing where nothing is."""
        told = self.figures.of(indicator)
        return self.sentence_of([each for each in told if not self.is_told_beside(indicator, each)])

    def left_over(self, indicator):
        """What should have been told beside another indicator and was not, since that one stands beside a third."""
        told = self.figures.of(indicator)
        return self.sentence_of([each for each in told if each.figures[0].pk not in self.sources.numbers])

    def sentence_of(self, told):
        said, by_district = Said(), []
        for published in told:
            if self.is_in_short(published):
                by_district.append(published)
            else:
                said.add(" " if said.text else "")
                self.tell(published, said)
        self.tell_districts(by_district, said)
        return said if said.text else None

    @staticmethod
    def is_in_short(published):
        """Whether it may stand in a line with those of other districts: without any doubt of its own."""
        plain = published.is_main and published.single and not published.beside.contradicts
        return bool(plain and published.is_of_one_district)

    def tell_districts(self, by_district, said):
        """Figures of single districts in one sentence, west to east; one alone in its own words."""
        if len(by_district) < 2:
            for published in by_district:
                said.add(" " if said.text else "")
                self.tell(published, said)
            return
        label, told = by_district[0].single.indicator.label_vi, []
        for published in sorted(by_district, key=lambda each: each.district.order_west_to_east or 0):
            figure, n = published.single, self.sources.of_figure(published.single)
            beside = compared(published, self.figures.last, self.sources)
            amount = amount_words(figure) + self.noted(figure) + marks([n])
            told.append(f"{published.district.name} {amount}{beside.joined if beside.is_change else ''}")
            said.add("", [n, *(beside.refs if beside.is_change else ())])
        words = _("%(indicator)s by district: %(figures)s.")
        said.add(" " if said.text else "")
        said.add(words % {"indicator": label, "figures": "; ".join(told)})

    def tell(self, published, said):
        """One place and one time: the clause, its place, its comparison, its parts."""
        start = time_words(published.figures[0], self.figures.period, self.today)
        begun = len(said.text)
        said.add(f"{start}, " if start else "")
        self.amounts(published, said)
        said.add(self.place(published))
        beside = compared(published, self.figures.last, self.sources)
        said.add(beside.joined, beside.refs)
        if published.beside.contradicts:
            self.warn(published, beside.words)
        self.parts(published, said)
        said.text = f"{said.text[:begun]}{capital(said.text[begun:])}."

    def amounts(self, published, said):
        """The clause with its figure; further figures for the same are told beside it, each with its source."""
        first, *others = published.figures
        refs = [self.sources.of_figure(first)]
        said.add(clause(first) + self.noted(first, self.other_money(published, refs)) + marks(refs), refs)
        for other in others:
            n = self.sources.of_figure(other)
            words = "; " + _("another source gives %(amount)s") % {"amount": amount_words(other)}
            said.add(words + self.noted(other) + marks([n]), [n])
        if published.beside.disagree:
            self.warn_of_disagreement(published)

    @staticmethod
    def noted(figure, *more):
        told = [words for words in (*more, *notes(figure)) if words]
        return f" ({'; '.join(told)})" if told else ""

    def other_money(self, published, refs):
        """The same amount in other currencies, for the same place and time."""
        told = []
        for other in self.in_other_money(published):
            refs.append(self.sources.of_figure(other))
            told.append(amount_words(other))
        return _("equal to %(amount)s") % {"amount": ", ".join(told)} if told else ""

    def in_other_money(self, published):
        first = published.single
        if first is None or first.value is None:
            return
        for indicator in self.figures.indicators:
            if indicator.same_as_id == first.indicator_id:
                for other in self.figures.of(indicator):
                    if self.is_told_beside(indicator, other):
                        yield other.single

    def is_told_beside(self, indicator, published):
        """Whether it is told within the sentence of another indicator: an amount once more, or a part."""
        figure = published.single
        if figure is None or not published.is_main:
            return False
        if indicator.part_of_id:
            return bool(self.main_of(indicator.part_of_id, published.place))
        plain = figure.value is not None and not figure.published_change
        main = self.main_of(indicator.same_as_id, published.place) if indicator.same_as_id and plain else None
        return bool(main and main.single and main.single.value is not None)

    def main_of(self, key, place):
        """What is published of another indicator for the report's period in the same place."""
        indicator = self.by_key.get(key)
        told = self.figures.of(indicator) if indicator else []
        return next((each for each in told if each.is_main and each.place == place), None)

    def place(self, published):
        """Its districts; a figure for several that its source does not split says so."""
        names = [district.name for district in published.figures[0].districts.all()]
        if len(names) == 1:
            return ", " + _("in the district of %(name)s") % {"name": names[0]}
        if names:
            words = _("in the districts of %(names)s, which the source does not split")
            return ", " + words % {"names": ", ".join(names)}
        return ""

    def parts(self, published, said):
        """The parts that follow their whole; a sum that fails stays, and says so."""
        parts = [part for part in self.parts_of(published) if part]
        if not parts:
            return
        told = []
        for part in parts:
            n = self.sources.of_figure(part)
            said.add("", [n])
            change = f", {stated_words(part)}" if part.published_change else ""
            told.append(clause(part) + self.noted(part) + marks([n]) + change)
        said.add("; " + _("of which: %(parts)s") % {"parts": "; ".join(told)})
        if failing := self.failing_sum(published, parts):
            said.add(f" ({failing})")
            self.warn(published, failing)

    def parts_of(self, published):
        """The figure of each part for the same place; None for a part without one."""
        whole = published.figures[0].indicator
        if not published.is_main:
            return
        for indicator in self.figures.indicators:
            if indicator.part_of_id == whole.pk:
                main = self.main_of(indicator.pk, published.place)
                yield main.single if main else None

    def failing_sum(self, published, parts):
        """In words that the parts do not make up the whole: all of them are known, or they are more than it."""
        whole = published.single
        if whole is None or whole.value is None or any(part.value is None for part in parts):
            return ""
        made = Sum(whole, tuple(parts), is_complete=len(parts) == len([*self.parts_of(published)]))
        if not made.fails:
            return ""
        words = _("the parts make %(sum)s = %(total)s and not %(whole)s; all are told as published")
        told = " + ".join(made.shown(part.value) for part in parts)
        return words % {"sum": told, "total": made.shown(made.together), "whole": made.shown(whole.value)}

    def warn_of_disagreement(self, published):
        told = [
            amount_words(figure) + marks([self.sources.of_figure(figure)]) for figure in published.figures
        ]
        words = _("sources differ (%(amounts)s); all are told")
        self.warn(published, words % {"amounts": "; ".join(told)})

    def warn(self, published, words):
        """What is in doubt, and what a person has decided of it."""
        label = published.figures[0].indicator.label_vi
        decided = [
            _("decided: %(words)s") % {"words": each.judgement} for each in published.beside.judgements
        ]
        self.warnings.append("; ".join([f"{label}: {words}", *decided]) + ".")
