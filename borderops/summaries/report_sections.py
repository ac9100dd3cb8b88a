"""The sections of a report, one for each theme: sentences, what is missing, tables and charts."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from borderops.figures.themes import THEMES, theme_name
from borderops.summaries.report_amounts import amount_of, amount_words, capital
from borderops.summaries.report_charts import incident_charts
from borderops.summaries.report_comparisons import change_words, compared
from borderops.summaries.report_sources import Said
from borderops.summaries.report_tables import incident_tables
from borderops.summaries.report_times import last_year_words

MARKS = re.compile(r" \[[0-9, ]+\]")


class Sections:
    """Puts the sentences of the indicators together by theme."""

    def __init__(self, telling, register, period):
        self.telling, self.register, self.period = telling, register, period
        self.figures, self.sources = telling.figures, telling.sources
        self.gaps = []

    def made(self):
        """The sections that have anything to say, in the order of the themes."""
        themes = [*THEMES, *sorted({each.theme for each in self.figures.indicators} - {*THEMES})]
        sections = {theme: section for theme in themes if (section := self.section(theme))}
        for indicator in self.figures.indicators:
            if said := self.telling.left_over(indicator):
                section = sections.setdefault(indicator.theme, self.new_section(indicator.theme))
                section["sentences"].append({"key": indicator.key, "text": said.text, "refs": said.refs})
        return [sections[theme] for theme in themes if theme in sections]

    @staticmethod
    def new_section(theme):
        heading = str(theme_name(theme))
        return {"key": theme, "heading": heading, "sentences": [], "tables": [], "charts": [], "words": ""}

    def section(self, theme):
        """What there is to say of a theme; nothing where there is nothing."""
        indicators = [each for each in self.figures.indicators if each.theme == theme]
        section = self.new_section(theme)
        section["sentences"] = [sentence for each in indicators if (sentence := self.sentence(each))]
        if theme == "incidents":
            section["tables"] = incident_tables(self.register, self.sources)
            section["charts"] = incident_charts(self.register, self.sources)
        if gap := self.gap(theme, indicators):
            section["sentences"].append(gap)
        return section if section["sentences"] or section["tables"] else None

    def sentence(self, indicator):
        """What is counted, then what is published; nothing where neither is known."""
        said = Said()
        words, refs = self.register.told(indicator, self.sources, self.figures.last)
        if words:
            said.add(f"{capital(words)}.", refs)
        if published := self.telling.sentence(indicator):
            begin = f" {pgettext('report', 'As published')}: " if words else ""
            said.add(begin + (published.text[:1].lower() + published.text[1:] if words else published.text))
            said.add("", published.refs)
        if not said.text:
            return None
        return {"key": indicator.key, "text": said.text, "refs": said.refs}

    @property
    def in_short(self):
        """{key of an indicator: its amount and its change alone}, for places of their own in an office's template."""
        known = [each for each in self.figures.indicators if self.register.of(each) or self.figures.of(each)]
        return {each.key: self.short(each) for each in known}

    def short(self, indicator):
        """Counted before published."""
        if found := self.register.of(indicator):
            change = found.change
            words = change_words(indicator, change) if change else ""
            _told, refs = self.register.told(indicator, self.sources, self.figures.last)
            return {"amount": amount_words(amount_of(indicator, found.value)), "change": words, "refs": refs}
        published = self.figures.of(indicator)[0]
        beside = compared(published, self.figures.last, self.sources)
        amounts = [amount_words(figure) for figure in published.figures]
        refs = [self.sources.of_figure(figure) for figure in published.figures]
        return {"amount": "; ".join(amounts), "change": MARKS.sub("", beside.words), "refs": refs}

    def gap(self, theme, indicators):
        """One sentence of what is published at other times, or counted, and not known for this period."""
        missing = [each.label_vi for each in indicators if self.is_missing(each)]
        if not missing:
            return None
        year = last_year_words(self.period)
        words = _("No figures for %(period)s on: %(names)s.") % {"period": year, "names": "; ".join(missing)}
        self.gaps.append(words)
        return {"key": f"{theme}.gaps", "text": words, "refs": []}

    def is_known(self, indicator):
        """Whether it is published for the period, in this money or in another."""
        same = [each.pk for each in self.figures.indicators if each.same_as_id == indicator.pk]
        return any(self.figures.now.get(key) for key in (indicator.pk, *same))

    def is_missing(self, indicator):
        """Whether a figure is to be expected that nobody has: one that is compared from year to year."""
        if not indicator.comparable or indicator.part_of_id or self.is_known(indicator):
            return False
        if self.register.of(indicator) or indicator.pk not in self.figures.ever:
            return False
        return self.period.kind == "year" or indicator.key in self.register.countings
