"""The board: how every crossing point stands on a day, and how many there are of each kind."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext, pgettext

from borderops import vietnamese
from borderops.crossings.choices import PARTS, CrossingKind, Flow
from borderops.crossings.points import CrossingPoint
from borderops.crossings.standing import CrossingStanding, standings
from borderops.districts.sides import Side
from borderops.districts.strip import Thing, strip_of
from borderops.lists.sources import source_words


@dataclass
class BoardRow:
    """One crossing point on the board."""

    standing: CrossingStanding
    may_confirm: bool

    @property
    def crossing(self):
        return self.standing.crossing

    @property
    def kind_words(self):
        """Its kind on the day, or that no source says it."""
        if self.standing.is_closed:
            return gettext("closed for good")
        return kind_words(self.standing.kind)

    @property
    def proposal_words(self):
        """What it shall become, and how far that has come."""
        stage = self.standing.proposal
        if not stage:
            return ""
        words = gettext("%(stage)s: %(kind)s, %(when)s")
        return words % {
            "stage": stage.get_kind_display().lower(),
            "kind": stage.get_kind_after_display().lower(),
            "when": stage.on_words,
        }

    @property
    def sources(self):
        """The sources of what stands, each once."""
        told = [source_words(each.change.source) for each in self.standing.known]
        return [source for source in dict.fromkeys(told) if source]

    @property
    def following(self):
        """What comes next: flow and side, and the change."""
        return [each for each in self.standing.flows if each.following]

    @property
    def following_lines(self):
        """What comes next in lines, the first to come on top: flows that change alike share one."""
        alike = {}
        for each in sorted(self.following, key=lambda standing: standing.following.counts_from):
            alike.setdefault(each.following_words, []).append(each.following.flow_words)
        return [f"{words} ({'; '.join(flows)})" for words, flows in alike.items()]

    @property
    def state_words(self):
        """What is known of its flows in a line."""
        words = [f"{each.change.flow_words}: {each.state_words}" for each in self.standing.known]
        return "; ".join(words) or pgettext("flow", "not known")


@dataclass
class Board:
    """Every row of the board that is asked for."""

    day: date
    rows: list

    flows, sides = list(Flow), list(Side)

    @property
    def is_today(self):
        return self.day == timezone.localdate()

    @cached_property
    def count_words(self):
        """How many pairs of each kind there are on the day; one number of gates would say nothing."""
        pairs, parts = Counter(), Counter()
        for row in self.rows:
            (parts if row.standing.kind in PARTS else pairs)[row.kind_words] += 1
        number = sum(pairs.values())
        words = ngettext("%(n)s pair", "%(n)s pairs", number) % {"n": vietnamese.number(number)}
        words = f"{words}: {listed(pairs)}" if pairs else words
        return f"{words}; {gettext('besides')} {listed(parts)}" if parts else words

    @cached_property
    def strip(self):
        """The border strip with the crossing points on it, each by the worst that is known of it."""
        things = [
            Thing(str(row.crossing), row.crossing.get_absolute_url(), row.standing.tone, row.state_words,
                  row.crossing.district, row.crossing.marker)
            for row in self.rows
        ]  # fmt: skip
        return strip_of(things, legend(row.standing.tone for row in self.rows))


def board_of(user, form):
    """The board as the user may see and confirm it, for the day and under the filters of a form that can be read."""
    asked = form.cleaned_data
    crossings = CrossingPoint.objects.visible_to(user).for_list().named(asked["q"]).west_to_east()
    if asked["district"]:
        crossings = crossings.filter(district=asked["district"])
    own = confirmed_by(user)
    shown = [each for each in standings(crossings, asked["as_of"]) if form.keeps(each)]
    return Board(asked["as_of"], [BoardRow(each, each.crossing.pk in own) for each in shown])


def confirmed_by(user):
    """The keys of the crossing points whose state the user may confirm."""
    if not user.has_perm("crossings.add_confirmation"):
        return frozenset()
    return frozenset(CrossingPoint.objects.in_places_of(user).order_by().values_list("pk", flat=True))


def kind_words(kind):
    return str(CrossingKind(kind).label) if kind else pgettext("flow", "not known")


def listed(counts):
    """2 border openings, 1 border market: the most first, what is not known last."""
    unknown = kind_words("")
    ordered = sorted(counts.items(), key=lambda pair: (pair[0] == unknown, -pair[1], pair[0]))
    return ", ".join(f"{vietnamese.number(count)} {name.lower()}" for name, count in ordered)


def legend(tones):
    """What the shapes on the strip mean, and how many crossing points wear each."""
    shown = Counter(tones)
    meanings = [
        ("ok", gettext("what is known is open")),
        ("wait", gettext("something is restricted")),
        ("stop", gettext("something is suspended or closed")),
        ("mute", pgettext("flow", "not known")),
    ]
    return [(tone, f"{words}: {vietnamese.number(shown[tone])}") for tone, words in meanings]
