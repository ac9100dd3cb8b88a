"""The report that a post gives by telephone: when, where, who found it, how many, which way, what is done.

Names never stand in it: the account and the words of follow-ups, where some may, are left out.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext, ngettext

from borderops import vietnamese
from borderops.review.states import State


def quick_report(incident):
    """The report as plain text, in the order in which it is asked for; what is not known is left out."""
    lines = [head, when_and_where, units, offenders, others, direction, handling, standing]
    return "\n".join(filter(None, (line(incident) for line in lines)))


def head(incident):
    return f"{gettext('QUICK REPORT')} {incident.number or ''}".strip()


def when_and_where(incident):
    marker = incident.marker and gettext("marker %(code)s") % {"code": incident.marker}
    parts = [when(incident), marker, incident.place_note, incident.commune, incident.district]
    return sentence(", ".join(str(part) for part in parts if part))


def when(incident):
    day, time = vietnamese.day(incident.occurred_on), incident.occurred_time
    if time is None:
        return gettext("On %(day)s") % {"day": day}
    return gettext("At %(hour)s:%(minute)s on %(day)s") % {
        "hour": f"{time:%H}", "minute": f"{time:%M}", "day": day}  # fmt: skip


def units(incident):
    """Who found it and how, and who handles it; where nobody is named as finding it, who reports it."""
    how, found = within(incident.get_found_by_display()), incident.found_unit
    handles = incident.handling_unit if incident.handling_unit_id != incident.found_unit_id else None
    said = [
        found and label(name_of(incident, "found_unit"), f"{found} ({how})" if how else found),
        not found and how and label(name_of(incident, "found_by"), how),
        not found and incident.unit and label(gettext("Reporting unit"), incident.unit),
        handles and label(name_of(incident, "handling_unit"), handles),
    ]
    return " ".join(filter(None, said))


def offenders(incident):
    """The kind, the number of offenders, men and women, and of which nationality."""
    kind = incident.code.label if incident.code else gettext("Incident")
    if incident.offenders_unknown:
        return label(kind, gettext("number of offenders not known"))
    if incident.offenders is None:
        return sentence(kind)
    total = ngettext("%(n)s offender", "%(n)s offenders", incident.offenders)
    total %= {"n": vietnamese.number(incident.offenders)}
    counts = [
        (gettext("%(n)s male"), incident.male),
        (gettext("%(n)s female"), incident.female),
        (gettext("%(n)s under 18"), incident.under_18),
        (gettext("%(n)s Vietnamese"), incident.vn),
        (gettext("%(n)s Chinese"), incident.cn),
        (gettext("%(n)s of other nationality"), incident.other_nationality),
    ]
    parts = listed(counts)
    return label(kind, f"{total} ({parts})" if parts else total)


def others(incident):
    """Victims, people handed back or received, injured: never added to the offenders."""
    names = [(incident.label(name), getattr(incident, name)) for name in incident.OTHERS]
    parts = ", ".join(f"{name} {vietnamese.number(count)}" for name, count in names if count)
    return label(gettext("Other people concerned"), parts)


def direction(incident):
    return label(gettext("Which way"), within(incident.get_direction_display()))


def handling(incident):
    """What was done, and how far the case is; only what is signed off."""
    done = [outcome(each) for each in incident.follow_ups.counted().order_by("happened_on", "pk")]
    return label(gettext("Handling"), "; ".join([*done, within(incident.get_handling_display())]))


def outcome(follow_up):
    """What was done with how many people and to whom, without names."""
    people = follow_up.people and gettext("%(n)s people") % {"n": vietnamese.number(follow_up.people)}
    parts = [within(follow_up.what), people, within(follow_up.get_handed_to_display())]
    return ", ".join(str(part) for part in parts if part)


def standing(incident):
    """That the figures may still change, while nobody has signed them off."""
    if incident.state == State.ACCEPTED:
        return ""
    if incident.state == State.STRUCK:
        return gettext("This record does not count.")
    return gettext("First figures, not reviewed yet.")


def listed(counts):
    """The numbers above zero in words, one after the other."""
    return ", ".join(words % {"n": vietnamese.number(count)} for words, count in counts if count)


def name_of(incident, name):
    """What a field is called, at the start of a line."""
    return capfirst(incident.label(name))


def label(name, words):
    """A line that says what it is about; nothing where there is nothing to say."""
    return sentence(f"{name}: {words}") if words else ""


def within(words):
    """A word of a list as it stands within a sentence."""
    words = str(words)
    return words[:1].lower() + words[1:]


def sentence(words):
    """A line with one stop at its end."""
    return f"{str(words).rstrip('.')}." if words else ""
