"""Whether an authority may order a change: what the rules say, quoted, and whether they refuse or only advise."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext as _

from borderops.crossings.choices import FlowState
from borderops.crossings.moments import A_DAY, end_of, moment_of
from borderops.crossings.order_rules import OrderRule
from borderops.districts.sides import Side


@dataclass(frozen=True)
class Ruling:
    """What the rules say of an order: the rules that were asked, and what speaks against it."""

    rules: tuple = ()
    fault: str = ""
    field: str = "ordered_by"

    @property
    def refuses(self):
        """Whether the order cannot be: something speaks against it, and every rule asked was compared."""
        return bool(self.fault and self.rules) and all(rule.verified for rule in self.rules)

    @property
    def advises(self):
        """Whether something speaks against it that nobody has compared with the law yet."""
        return bool(self.fault) and not self.refuses


def ruling_of(change):
    """What the rules say of a change that our side orders; nothing where nobody is named or nothing is limited.

    Whoever is named orders for our side, also where nobody wrote down which side imposes it.
    """
    is_ours = change.ordered_by and change.imposed_by != Side.THEIRS
    if not is_ours or change.state_of_flow == FlowState.OPEN or not change.crossing_id or not change.since:
        return Ruling()
    day = timezone.localdate(moment_of(change.since))
    rules = tuple(OrderRule.objects.valid_on(day).filter(title=change.ordered_by))
    kind = change.crossing.kind_on(day)
    if not rules:
        return Ruling(fault=_("No rule of this title is written down for that day. Check who may order it."))
    fitting = tuple(rule for rule in rules if rule.kind == kind)
    if not kind:
        return Ruling(rules)
    if not fitting:
        words = _("By these rules %(title)s may not order it at this kind of crossing (%(kind)s).")
        return Ruling(rules, words % {"title": change.ordered_by, "kind": kind.label})
    return of_length(change, fitting)


def of_length(change, rules):
    """Whether the order lasts longer than its rule allows."""
    longest = rules[0].longest_hours
    if longest is None or len(change.since) < A_DAY:
        return Ruling(rules)
    limit = {"rule": rules[0].longest_words}
    if not change.expected_until:
        words = _("The rule says %(rule)s: say until when.") % limit
        return Ruling(rules, words, "expected_until")
    if end_of(change.expected_until) - moment_of(change.since) > timedelta(hours=longest):
        words = _(
            "This lasts longer than the rule allows (%(rule)s). Shorten it, or name who may order it for longer."
        )
        return Ruling(rules, words % limit, "expected_until")
    return Ruling(rules)


def weightiest(changes):
    """What the rules say of several changes: the first thing that speaks against one, or else the rules asked."""
    rulings = [change.ruling() for change in changes]
    against = [ruling for ruling in rulings if ruling.fault]
    return next(iter(against or [ruling for ruling in rulings if ruling.rules]), Ruling())


def tell_ruling(request, changes):
    """Quotes on the next page the rules by which changes were ordered, and what they advise."""
    ruling = weightiest(changes)
    if ruling.fault:
        messages.warning(request, in_words(ruling))
    elif ruling.rules:
        messages.info(request, in_words(ruling))


def in_words(ruling):
    """What speaks against an order, if anything, and the rules that were asked, each with where it stands."""
    return " ".join(filter(None, [ruling.fault, "; ".join(rule.quoted for rule in ruling.rules)]))
