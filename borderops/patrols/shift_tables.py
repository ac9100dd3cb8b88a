"""Shift reports as rows."""

import django_tables2 as tables
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.patrols.shift_words import duty_words, present_words, taken_over_words

NUMBERS = {"td": {"class": "num"}, "th": {"class": "num"}}
NOWRAP = {"td": {"class": "nowrap"}}
HOURS = {"td": {"class": "hours"}}


class CountColumn(tables.Column):
    """A number as people here write it; what was not counted is a dash, not 0."""

    def __init__(self, label, **kwargs):
        super().__init__(label, attrs=NUMBERS, **kwargs)

    def render(self, value):
        return vietnamese.number(value)


class ForWholeColumn(tables.Column):
    """What only those find filled who may read all of a report: who kept the post, and who took over."""

    def __init__(self, label, say, **kwargs):
        super().__init__(label, empty_values=(), **kwargs)
        self.say = say

    def render(self, record):
        return (self.say(record) if getattr(record, "is_whole", False) else "") or vietnamese.NO_FIGURE


class ShiftTable(tables.Table):
    """The list of shift reports."""

    number = tables.Column(_("Number"), accessor="reference", linkify=True)
    starts_at = tables.Column(_("Shift"), accessor="hours", orderable=True, attrs=HOURS)
    duty_day = tables.Column(_("Duty day"), attrs=NOWRAP)
    post = tables.Column(_("Post"), accessor="post__name")
    unit = tables.Column(_("Unit in charge"), accessor="post__unit")
    district = tables.Column(_("District"))
    outcome = tables.Column(_("What happened"), accessor="get_outcome_display")
    people = CountColumn(_("People checked"))
    people_in = CountColumn(_("People entering"))
    people_out = CountColumn(_("People leaving"))
    vehicles = CountColumn(_("Vehicles checked"))
    vehicles_in = CountColumn(_("Vehicles entering"))
    vehicles_out = CountColumn(_("Vehicles leaving"))
    declarations = CountColumn(_("Health declarations"))
    present = ForWholeColumn(_("Present"), present_words)
    leader_number = ForWholeColumn(_("Leader's service number"), lambda record: record.leader_number)
    handover = ForWholeColumn(_("Hand-over confirmed"), taken_over_words, accessor="pk")
    state = tables.TemplateColumn(template_name="patrols/shift_state_cell.html", verbose_name=_("State"))

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = [
            "duty_day", "district", "people_in", "people_out", "vehicles_in", "vehicles_out", "declarations",
            "present", "leader_number", "handover",
        ]  # fmt: skip
        empty_text = _("No shift report matches these filters. Clear them, or report a shift.")

    caption = _("Shift reports")

    def render_number(self, record):
        return str(record)

    def render_duty_day(self, record):
        return duty_words(record)


class WaitingShiftTable(ShiftTable):
    """Shift reports that wait for review, with who logged them and since when they wait."""

    starts_at = tables.Column(_("Shift"), accessor="hours", orderable=False, attrs=HOURS)
    entered_by = tables.Column(_("Logged by"))
    submitted_at = tables.TemplateColumn(
        template_name="review/waits_cell.html", verbose_name=_("Waits"), orderable=True
    )
    state = handover = present = leader_number = None

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = [
            "duty_day",
            "district",
            "people_in",
            "people_out",
            "vehicles_in",
            "vehicles_out",
            "declarations",
        ]
        empty_text = _("Nothing waits for your review.")
