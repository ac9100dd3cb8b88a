"""What an early notice says, in the words that pages, history and comparisons show."""

from django.utils.text import capfirst
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.crossings.moments import moment_words
from borderops.crossings.notice_rules import FLOW_FIELDS


class NoticeWords:
    """The told fields of a notice, or of a row of its history, as words."""

    @property
    def flows(self):
        """The flows that it is about."""
        return [flow for flow, name in FLOW_FIELDS.items() if getattr(self, name)]

    @property
    def flows_words(self):
        return flows_in_words(self)

    @property
    def crossings_words(self):
        return ", ".join(map(str, self.chosen))

    @property
    def state_words(self):
        """Whether it still waits, or is closed."""
        return gettext("dealt with") if self.done_at else gettext("not dealt with yet")

    @property
    def when_words(self):
        """From when to when, as exact as it was said."""
        start, end = rough_words(self.starts), rough_words(self.ends)
        if start and end:
            return f"{start} – {end}"
        if end:
            return gettext("until %(day)s") % {"day": end}
        return gettext("from %(day)s") % {"day": start} if start else ""

    def told_words(self):
        """Everything that its form asks, as words by field."""
        return told_words(self, self.chosen)


def told_words(notice, crossings):
    """What a notice, or a row of its history, says about these crossing points."""
    names = sorted(crossings, key=lambda crossing: crossing.pk)
    return {
        "text": notice.text,
        "source": notice.source,
        "side": notice.get_side_display(),
        "received_at": vietnamese.moment(notice.received_at),
        "starts": rough_words(notice.starts),
        "ends": rough_words(notice.ends),
        "crossings": ", ".join(map(str, names)),
        "flows": flows_in_words(notice),
        "importance": notice.get_importance_display(),
    }


def rough_words(text):
    return moment_words(text) if text else ""


def flows_in_words(notice):
    return ", ".join(str(flow.label) for flow, name in FLOW_FIELDS.items() if getattr(notice, name))


def label_of(model, name):
    """What a told field is called on the page."""
    return gettext("Flows") if name == "flows" else capfirst(model._meta.get_field(name).verbose_name)


def differences(model, old, new):
    """Where two tellings differ: (label, one, other)."""
    return [(label_of(model, name), old[name], new[name]) for name in old if old[name] != new[name]]
