"""Joint patrols as rows."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese

NUMBERS = {"td": {"class": "num"}, "th": {"class": "num"}}
ONE_LINE = {"td": {"class": "nowrap"}}


class JointPatrolTable(tables.Table):
    """The list of joint patrols."""

    number = tables.Column(_("Number"), accessor="reference", linkify=True)
    day = tables.Column(_("Day"), orderable=True, attrs=ONE_LINE)
    kind = tables.Column(_("Kind of patrol"), attrs={"td": {"class": "kind-of"}})
    held = tables.TemplateColumn(
        template_name="patrols/joint_patrol_held.html", verbose_name=_("Held or put off")
    )
    stretch = tables.Column(_("Stretch"), attrs=ONE_LINE)
    host = tables.Column(_("Host"))
    district = tables.Column(_("District"), attrs=ONE_LINE)
    counterpart = tables.Column(_("Place on the other side"))
    our_body = tables.Column(_("Our units"))
    their_body = tables.Column(_("Unit on the other side"))
    our_number = tables.Column(_("How many of ours"), attrs=NUMBERS)
    their_number = tables.Column(_("How many of theirs"), attrs=NUMBERS)
    minutes_number = tables.Column(_("Number of the minutes"))
    state = tables.TemplateColumn(template_name="review/state_cell.html", verbose_name=_("State"))
    unit = tables.Column(_("Logged by unit"))

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = ["counterpart", "our_body", "their_body", "our_number", "their_number", "unit"]
        empty_text = _("No joint patrol matches these filters. Clear them, or log one.")

    caption = _("Joint patrols")

    def is_whole(self, record):
        """Whether whoever reads the list may read all of the record; nothing said is no."""
        return getattr(record, "is_whole", False)

    def for_whole(self, record, words):
        return words if self.is_whole(record) else vietnamese.NO_FIGURE

    def render_number(self, record):
        return str(record)

    def render_day(self, value):
        return vietnamese.day(value)

    def render_our_number(self, record, value):
        return self.for_whole(record, vietnamese.number(value))

    def render_their_number(self, record, value):
        return self.for_whole(record, vietnamese.number(value))

    def render_unit(self, record, value):
        return self.for_whole(record, value)


class WaitingJointPatrolTable(JointPatrolTable):
    """Joint patrols that wait for review, with who logged them and since when they wait."""

    day = tables.Column(_("Day"), orderable=False, attrs=ONE_LINE)
    entered_by = tables.Column(_("Logged by"))
    submitted_at = tables.TemplateColumn(
        template_name="review/waits_cell.html", verbose_name=_("Waits"), orderable=True
    )
    state = unit = None

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = ["our_body", "their_body", "our_number", "their_number", "counterpart"]
        empty_text = _("Nothing waits for your review.")

    def is_whole(self, record):
        """Who reviews a record reads it whole."""
        return True

    def render_entered_by(self, record):
        return f"{record.entered_by}, {record.unit}" if record.unit else record.entered_by
