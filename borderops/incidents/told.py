"""What the page of an incident tells whom: all that was filled in, of people only what the reader may know."""

from django.db.models import Q
from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.incidents.details import Details
from borderops.incidents.sections import FOUND, PEOPLE, RATED, SUMS
from borderops.patrols.models import ShiftReport

FEW = 5  # people who could be known by their number
WITHIN = {"found_unit", "handling_unit", "sums_reason", "paper_book_number"}


def told_to(user, record):
    """The context of the page beside the record itself."""
    whole = record.is_whole_for(user)
    goods = record.part("goods")
    return {
        "whole": whole,
        "groups": [group for group in groups(record, whole) if group[1]],
        "failing_sums": record.sums_that_fail() if whole else [],
        "goods": goods,
        "goods_value": sum(row.value_vnd for row in goods if row.value_vnd is not None),
        "coordinations": record.part("coordinations"),
        "further_kinds": record.part("further_kinds"),
        "links": links(user, record),
    }


def groups(record, whole):
    """(title, [(label, words)]) of the details."""
    people = people_facts(record) if whole else few_hidden(record)
    rated = [fact for fact in RATED.facts(record) if fact[0] not in ("follows_from", "shift")]
    found = [(FOUND.title, FOUND.facts(record)), (PEOPLE.title, people), (_("Assessment"), rated)]
    return [
        (title, [(label, words) for name, label, words in facts if whole or name not in WITHIN])
        for title, facts in found
    ]


def people_facts(record):
    """The numbers of people; those who are no offenders are called so."""
    return [(name, other_label(name, label), words) for name, label, words in PEOPLE.facts(record)]


def other_label(name, label):
    return _("Other people: %(who)s") % {"who": label.lower()} if name in Details.OTHERS else label


def few_hidden(record):
    """The same for a reader who is told of no persons: a small group is not broken down."""
    small = record.offenders is None or record.offenders < FEW
    shown = [fact for fact in people_facts(record) if not (small and fact[0] in SUMS)]
    return [(name, label, few_words(record, name, words)) for name, label, words in shown]


def is_told_to_all(record, name):
    """Whether a number of people may be told to who reads no persons."""
    if name in SUMS:
        return (record.offenders or 0) >= FEW
    return name in Details.OTHERS and not 0 < (getattr(record, name) or 0) < FEW


def few_words(record, name, words):
    if name in Details.OTHERS and 0 < getattr(record, name) < FEW:
        return _("fewer than %(n)s") % {"n": vietnamese.number(FEW)}
    return words


def others_words(record, whole):
    """Other people concerned in a line, by what happened to them; they are no offenders and never added to them."""
    told = [(name, getattr(record, name)) for name in Details.OTHERS if getattr(record, name) is not None]
    words = [(record.label(name), name, vietnamese.number(count)) for name, count in told]
    return ", ".join(
        f"{label} {said if whole else few_words(record, name, said)}" for label, name, said in words
    )


def links(user, record):
    """(what it is to this one, records), of those that this person may see."""
    near = Q(pk=record.follows_from_id) | Q(follows_from=record.pk)
    seen = list(type(record).objects.visible_to(user).filter(near).for_list().order_by("pk"))
    by_kind = [
        (_("Follows from"), [one for one in seen if one.pk == record.follows_from_id]),
        (_("Led to"), [one for one in seen if one.follows_from_id == record.pk]),
    ]
    if record.shift_id:
        shifts = ShiftReport.objects.visible_to(user).filter(pk=record.shift_id).select_related("post__unit")
        by_kind.append((_("Reported by the shift"), list(shifts)))
    return [(label, records) for label, records in by_kind if records]
