"""Posts as rows, each as it stood on the day of the list."""

import django_tables2 as tables
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese

ONE_LINE = {"td": {"class": "nowrap"}}


class PostTable(tables.Table):
    """The list of posts; each row knows the day that it is shown for (`shown_on`)."""

    name = tables.Column(_("Post"), linkify=True, orderable=True, order_by="rank")
    short_number = tables.Column(_("Number"))
    kind = tables.Column(_("Sort of post"), attrs=ONE_LINE)
    place = tables.Column(_("Place"), orderable=True, order_by="rank")
    district = tables.Column(_("District"), attrs=ONE_LINE)
    unit = tables.Column(_("Unit of the post"))
    state = tables.TemplateColumn(template_name="patrols/post_state_cell.html", verbose_name=_("On that day"))
    since = tables.Column(_("Last change"), empty_values=(), attrs=ONE_LINE)
    staffing = tables.Column(_("Kept by"))
    crossing = tables.Column(_("Crossing point"))
    per_day = tables.Column(
        _("Reports a day"), empty_values=(), attrs={"td": {"class": "num"}, "th": {"class": "num"}}
    )

    class Meta:
        orderable = False
        default = vietnamese.NO_FIGURE
        hidden = ["short_number", "since", "staffing", "crossing", "per_day"]
        empty_text = _("No post matches these filters on that day. Clear them, or choose another day.")

    caption = _("Posts")

    def render_place(self, record):
        return record.place_on(record.shown_on)

    def render_district(self, record, value):
        stood = record.place_event(record.shown_on)
        return (stood and stood.district) or value

    def render_since(self, record):
        last = record.event_before(record.shown_on)
        if last is None:
            return vietnamese.NO_FIGURE
        words = gettext("%(what)s on %(day)s")
        return words % {"what": last.get_kind_display(), "day": vietnamese.day(last.on)}

    def render_per_day(self, record):
        owed = record.expectation_on(record.shown_on)
        return vietnamese.number(owed.per_day if owed else None)
