"""What the numbers of a report stand on, each under the number that the text refers to."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.figures.counting import StandingCounting
from borderops.lists.sources import source_words

COUNTED, REPORTED = "counted", "reported"


class Sources:
    """The list at the end of a report: rows of the register and published figures, numbered as they are met."""

    def __init__(self, period, today):
        self.period, self.today, self.entries = period, today, []
        self.numbers = {}  # of the figures that are told, by their keys

    def note(self, kind, words, url):
        """The number under which something stands; the same one for the same words and address."""
        known = next((each for each in self.entries if (each["words"], each["url"]) == (words, url)), None)
        if not known:
            known = {"n": len(self.entries) + 1, "words": words, "url": url, "kind": kind}
            self.entries.append(known)
        return known["n"]

    def of_figure(self, figure):
        """A published figure: its document and its number in the register, its own words, and what to know of it."""
        if figure.pk not in self.numbers:
            self.numbers[figure.pk] = self.note(
                REPORTED, self.figure_words(figure), figure.get_absolute_url()
            )
        return self.numbers[figure.pk]

    @staticmethod
    def figure_words(figure):
        span = _("published for %(span)s") % {"span": figure.span} if figure.period else figure.span
        words = f"{source_words(figure.source)} ({figure.number}, {span})"
        if figure.published_text:
            words += f": “{figure.published_text}”"
        if figure.replaces:
            words += ", " + _("in place of %(amount)s") % {"amount": figure.replaces.amount_words}
        if figure.remark:
            words += f" – {figure.remark}"
        return words

    def of_counting(self, indicator, counting, user, period):
        """The rows of the register behind a counted figure."""
        told = {"indicator": indicator.label_vi, "dates": period.dates, "today": vietnamese.day(self.today)}
        words = _("Register: %(indicator)s, %(dates)s, accepted records as of %(today)s")
        if isinstance(counting, StandingCounting):
            told["day"] = vietnamese.day(min(period.end, self.today))
            words = _("Register: %(indicator)s, as it stood on %(day)s")
        words = words % told
        return self.note(COUNTED, words, counting.url(user, period))


@dataclass
class Said:
    """A text that grows, and the numbers of the sources that it refers to."""

    text: str = ""
    refs: list = field(default_factory=list)

    def add(self, text, refs=()):
        self.text += text
        self.refs += [n for n in refs if n not in self.refs]


def marks(numbers):
    """How a text refers to them: [1] or [1, 2]."""
    return f" [{', '.join(map(str, numbers))}]" if numbers else ""
