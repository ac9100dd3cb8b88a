"""Incidents: the list, one record, the quick form."""

from django.utils.translation import gettext, ngettext

from borderops import vietnamese
from borderops.incidents.filters import IncidentFilter
from borderops.incidents.forms import IncidentForm
from borderops.incidents.models import Incident
from borderops.incidents.tables import IncidentTable
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage
from borderops.review.editing import RecordDetail, RecordEdit, RecordNew


class IncidentList(ListPage):
    """Every incident that the user may see."""

    permission_required = "incidents.view_incident"
    template_name = "incidents/incident_list.html"
    filterset_class = IncidentFilter
    table_class = IncidentTable
    sorts = {"-occurred_on": Sort("occurred_on"), "occurred_on": Sort("occurred_on", descending=False)}
    summed = ["offenders", "offenders_unknown"]

    def get_queryset(self):
        return Incident.objects.visible_to(self.request.user).for_list()

    def get_totals(self, rows):
        """The offenders of all rows together, with the cases in which they are unknown."""
        known, unknown = sum(offenders or 0 for offenders, _ in rows), sum(fled for _, fled in rows)
        counts = {"n": vietnamese.number(known), "unknown": vietnamese.number(unknown)}
        if unknown:
            return gettext("offenders: %(n)s, and not known in %(unknown)s cases") % counts
        return ngettext("%(n)s offender", "%(n)s offenders", known) % counts


class IncidentDetail(RecordDetail):
    """One incident with its trail; observers see neither account nor trail."""

    permission_required = "incidents.view_incident"
    model = Incident
    template_name = "incidents/incident_detail.html"
    related = ["commune", "district", "marker", "code__parent", "unit", "entered_by", "reviewed_by"]


class IncidentNew(RecordNew):
    """The quick form."""

    permission_required = "incidents.add_incident"
    model = Incident
    form_class = IncidentForm
    template_name = "incidents/incident_form.html"


class IncidentEdit(RecordEdit):
    """Mends a draft or a returned incident of one's own unit."""

    permission_required = "incidents.change_incident"
    model = Incident
    form_class = IncidentForm
    template_name = "incidents/incident_form.html"
