"""What is in the way of a hand-over: a crossing point that is shut or not confirmed, a programme that rests."""

from django.utils.translation import gettext

from borderops.crossings.choices import SHUT, Flow
from borderops.districts.sides import Side


def warnings_of_way(standing):
    """In words, what is wrong with how people pass; on both sides, since both are needed."""
    if standing.is_closed:
        return [gettext("This crossing point is closed for good. Agree on another one.")]
    return [words for side in Side if (words := warning_of_side(standing.of(Flow.PEOPLE, side)))]


def warning_of_side(people):
    """What is wrong on one side; nothing where people pass and somebody has confirmed it lately."""
    told = {"side": people.side.label, "state": people.state_words, "known": people.known_words}
    if not people.is_known:
        words = gettext("%(side)s: nobody has logged whether people pass. Ask before the hand-over.")
    elif people.change.state_of_flow in SHUT:
        told["when"] = people.change.since_words
        words = gettext(
            "%(side)s: passage of people %(state)s since %(when)s. Agree on another day or crossing point."
        )
    elif people.is_unconfirmed:
        words = gettext(
            "%(side)s: passage of people %(state)s, but %(known)s. Confirm it before the hand-over."
        )
    else:
        return ""
    return words % told


def warnings_of_programmes(programmes, day):
    """Which of the programmes rest or are over, and since when."""
    for programme in programmes:
        if programme.runs_on(day) is False:
            step = programme.step_on(day)
            words = gettext("%(programme)s: %(step)s. Departures need it restored.")
            yield words % {"programme": programme, "step": f"{step.get_kind_display()}, {step.on_words}"}
