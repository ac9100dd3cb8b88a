"""The parts of a shift's form that are opened as needed, and what stands in each in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.patrols.marker_rows import PART
from borderops.patrols.shifts import FORCES

SHORT = 60


@dataclass(frozen=True)
class Section:
    """A part of the form as the page shows it."""

    key: str
    title: Promise
    words: str
    is_open: bool

    @property
    def template(self):
        return f"patrols/shift_{self.key}.html"


def sections_of(form):
    """Who was there, the hand-over note, the markers: closed, unless something in it is wrong or was just added."""
    told = [
        ("present", _("Who kept the post"), present_words(form), ["leader_number", *FORCES]),
        ("note", _("Hand-over note"), (form["handover_note"].value() or "")[:SHORT], ["handover_note"]),
        ("markers", _("Markers checked"), marker_words(form), [name for name in form.fields if PART in name]),
    ]
    return [
        Section(
            key,
            title,
            words,
            any(name in form.errors for name in names) or (PART, key) == (form.opened, "markers"),
        )
        for key, title, words, names in told
    ]


def present_words(form):
    """Who was there, in a line."""
    values = [(form[name].label.lower(), form[name].value()) for name in FORCES]
    said = [f"{label} {value}" for label, value in values if value not in (None, "")]
    leader = form["leader_number"].value()
    return ", ".join([*said, *([gettext("leader %(number)s") % {"number": leader}] if leader else [])])


def marker_words(form):
    """The markers that are kept with the record."""
    return "; ".join(str(row) for row in form.instance.part(PART))
