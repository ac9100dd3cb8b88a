"""Incidents: the list, one record, the quick form."""

from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy, ngettext

from borderops import vietnamese
from borderops.incidents.alike import alike, find_to_copy
from borderops.incidents.choices import RESOLVED
from borderops.incidents.filters import IncidentFilter
from borderops.incidents.forms import IncidentForm
from borderops.incidents.from_shift import find_shift, of_shift
from borderops.incidents.models import Incident
from borderops.incidents.tables import IncidentTable
from borderops.incidents.told import told_to
from borderops.lists.actions import Action
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage
from borderops.review.editing import RecordDetail, RecordEdit, RecordNew
from borderops.review.part_forms import AddsRows
from borderops.review.states import State


class IncidentList(ListPage):
    """Every incident that the user may see."""

    permission_required = "incidents.view_incident"
    template_name = "incidents/incident_list.html"
    filterset_class = IncidentFilter
    table_class = IncidentTable
    sorts = {"-occurred_on": Sort("occurred_on"), "occurred_on": Sort("occurred_on", descending=False)}
    summed = ["offenders", "offenders_unknown", "state", "handling"]
    actions = [
        Action(gettext_lazy("Submit all drafts"), "incidents.change_incident", "submit-all", ("incidents",))
    ]

    def get_queryset(self):
        return Incident.objects.visible_to(self.request.user).for_list()

    def get_page(self, rows, sort, known):
        """The rows, each with whether this person may read all of it."""
        page = super().get_page(rows, sort, known)
        for record in page.rows:
            record.is_whole = record.is_whole_for(self.request.user)
        return page

    def get_totals(self, rows):
        """The offenders of all rows together, and how many of the cases that count are resolved."""
        known = sum(offenders or 0 for offenders, *_ in rows)
        unknown = sum(fled for _, fled, *_ in rows)
        counted = [handling for *_, state, handling in rows if state == State.ACCEPTED]
        return "; ".join(filter(None, [offenders_words(known, unknown), handling_words(counted)]))


def offenders_words(known, unknown):
    """How many offenders, and in how many cases that is not known."""
    counts = {"n": vietnamese.number(known), "unknown": vietnamese.number(unknown)}
    if unknown:
        return gettext("offenders: %(n)s, and not known in %(unknown)s cases") % counts
    return ngettext("%(n)s offender", "%(n)s offenders", known) % counts


def handling_words(counted):
    """How many of the cases that count are resolved, and how many are not yet."""
    resolved = sum(handling in RESOLVED for handling in counted)
    counts = {"resolved": vietnamese.number(resolved), "open": vietnamese.number(len(counted) - resolved)}
    return gettext("%(resolved)s resolved, %(open)s being handled") % counts if counted else ""


class IncidentDetail(RecordDetail):
    """One incident with its trail; observers see neither account nor trail."""

    permission_required = "incidents.view_incident"
    model = Incident
    template_name = "incidents/incident_detail.html"
    related = [
        "commune", "district", "marker", "code__parent", "unit", "entered_by", "reviewed_by", "found_unit",
        "handling_unit",
    ]  # fmt: skip

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | told_to(self.request.user, self.object)


class IncidentFormPage(AddsRows):
    """What logging and mending share."""

    model = Incident
    form_class = IncidentForm
    template_name = "incidents/incident_form.html"


class IncidentNew(IncidentFormPage, RecordNew):
    """The quick form, empty or filled in from an incident like it (?like=NUMBER) or from a shift (?shift=NUMBER)."""

    permission_required = "incidents.add_incident"

    @cached_property
    def like(self):
        """The number of the incident to copy from, as the address says it."""
        return self.request.GET.get("like", "")

    @cached_property
    def copied(self):
        return find_to_copy(self.request.user, self.like) if self.like else None

    @cached_property
    def shift_asked(self):
        """The number of the shift report that the form was opened from, as the address says it."""
        return self.request.GET.get("shift", "")

    @cached_property
    def shift(self):
        return find_shift(self.request.user, self.shift_asked) if self.shift_asked else None

    def get_form_kwargs(self):
        given = super().get_form_kwargs()
        if self.copied:
            return given | {"instance": alike(self.copied)}
        return given | {"instance": of_shift(self.shift)} if self.shift else given

    def keep_key(self):
        """What is typed into a copy is kept apart from what waits in the plain form."""
        own = super().keep_key()
        if own != "incident-new":
            return own
        if self.shift:
            return f"incident-of-{self.shift.reference}"
        return f"incident-like-{self.copied}" if self.copied else own

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "like": self.like,
            "copied": self.copied,
            "shift_asked": self.shift_asked,
            "shift": self.shift,
        }


class IncidentEdit(IncidentFormPage, RecordEdit):
    """Mends a draft or a returned incident of one's own unit."""

    permission_required = "incidents.change_incident"
