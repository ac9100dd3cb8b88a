"""Follow-ups, and cases that should be resolved by now, as rows."""

import django_tables2 as tables
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from borderops import vietnamese

NUMBERS = {"td": {"class": "num nowrap"}, "th": {"class": "num"}}
ONE_LINE = {"td": {"class": "nowrap"}}


class FollowUpTable(tables.Table):
    """The list of follow-ups; nobody is named in it."""

    number = tables.Column(_("Number"), accessor="reference", linkify=True)
    happened_on = tables.Column(_("Day"), orderable=True, attrs=ONE_LINE)
    what = tables.Column(_("Outcome"))
    decision = tables.Column(_("Decision or letter"), accessor="document_words", empty_values=("",))
    fine = tables.Column(_("Fine in đồng"), attrs=NUMBERS)
    people = tables.Column(_("People"), attrs=NUMBERS)
    handed_to = tables.Column(_("Handed to"))
    incident = tables.Column(_("Incident"), linkify=True, attrs=ONE_LINE)
    place = tables.Column(_("Place"), accessor="incident__place")
    district = tables.Column(_("District"), accessor="incident__district")
    unit = tables.Column(_("Unit that handles it"), accessor="incident")
    handling = tables.Column(_("Handling since then"))
    state = tables.TemplateColumn(template_name="incidents/state_cell.html", verbose_name=_("State"))

    class Meta:
        orderable = False
        hidden = ["place", "district", "unit", "handling"]
        empty_text = _(
            "No follow-up matches these filters. Clear them; a new one is logged from its incident's page."
        )

    caption = _("Follow-ups")

    def render_number(self, record):
        return str(record)

    def render_happened_on(self, value):
        return vietnamese.day(value)

    def render_fine(self, value):
        return vietnamese.number(value)

    def render_people(self, value):
        return vietnamese.number(value)

    def render_unit(self, value):
        return value.handling_unit or value.unit or ""


class WaitingFollowUpTable(FollowUpTable):
    """Follow-ups that wait for review, with who logged them and since when they wait."""

    happened_on = tables.Column(_("Day"), orderable=False, attrs=ONE_LINE)
    entered_by = tables.Column(_("Logged by"))
    submitted_at = tables.TemplateColumn(
        template_name="review/waits_cell.html", verbose_name=_("Waits"), orderable=True
    )
    state = None

    class Meta:
        orderable = False
        hidden = ["district", "unit", "handed_to"]
        empty_text = _("Nothing waits for your review.")

    def render_entered_by(self, record):
        return f"{record.entered_by}, {record.unit}" if record.unit else record.entered_by


class OverdueTable(tables.Table):
    """Cases that are not resolved, with the day by which they should be."""

    number = tables.Column(_("Number"), accessor="reference", linkify=True)
    handle_by = tables.Column(_("To be handled by"), orderable=True)
    overdue = tables.Column(_("Overdue"), accessor="handle_by")
    occurred_on = tables.Column(_("Happened"), attrs=ONE_LINE)
    place = tables.Column(_("Place"))
    district = tables.Column(_("District"))
    code = tables.Column(_("Kind of incident"))
    severity = tables.Column(_("Severity"))
    handling = tables.Column(_("Handling"))
    unit = tables.Column(_("Unit that handles it"), empty_values=())

    class Meta:
        orderable = False
        hidden = ["district"]
        empty_text = _("No case of yours is overdue. Those that fall due soon are under “Show”.")

    caption = _("Cases whose handling is overdue")

    def render_number(self, record):
        return str(record)

    def render_handle_by(self, value):
        return vietnamese.day(value)

    def render_overdue(self, value):
        return overdue_words(value, timezone.localdate())

    def render_occurred_on(self, record):
        return record.happened

    def render_unit(self, record):
        return record.handling_unit or record.unit or ""


def overdue_words(due, today):
    """How far a day lies behind or before us, in words."""
    days = (today - due).days
    if days == 0:
        return _now("due today")
    number = {"n": vietnamese.number(abs(days))}
    if days > 0:
        return ngettext("overdue by %(n)s day", "overdue by %(n)s days", days) % number
    return ngettext("%(n)s day left", "%(n)s days left", -days) % number
