"""Follow-ups: the list, one of them, its form; and the cases whose handling is overdue."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy

from borderops import vietnamese
from borderops.incidents.choices import UNRESOLVED
from borderops.incidents.follow_up_filters import FollowUpFilter, OverdueFilter
from borderops.incidents.follow_up_forms import FollowUpForm
from borderops.incidents.follow_up_tables import FollowUpTable, OverdueTable
from borderops.incidents.models import FollowUp, Incident
from borderops.lists.actions import Action
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage
from borderops.review.editing import RecordDetail, RecordEdit, RecordNew
from borderops.review.states import State
from borderops.review.views import by_reference


class FollowUpList(ListPage):
    """What was done about incidents, as far as the user may see it."""

    permission_required = "incidents.view_followup"
    template_name = "incidents/follow_up_list.html"
    filterset_class = FollowUpFilter
    table_class = FollowUpTable
    sorts = {"-happened_on": Sort("happened_on"), "happened_on": Sort("happened_on", descending=False)}
    summed = ["state", "incident__state", "fine", "people"]
    actions = [
        Action(gettext_lazy("Submit all drafts"), "incidents.change_followup", "submit-all", ("follow-ups",))
    ]

    def get_queryset(self):
        return FollowUp.objects.visible_to(self.request.user).for_list()

    def get_totals(self, rows):
        """The fines and the people of what is accepted, of incidents that count, among all rows."""
        accepted = (State.ACCEPTED, State.ACCEPTED)
        counted = [(fine or 0, people or 0) for *states, fine, people in rows if tuple(states) == accepted]
        sums = {
            "fines": sum(fine for fine, _people in counted),
            "people": sum(people for _fine, people in counted),
        }
        words = gettext("accepted: %(people)s people, fines %(fines)s đồng")
        return words % {name: vietnamese.number(value) for name, value in sums.items()}


class OverdueIncidents(ListPage):
    """Accepted cases of one's places that are not resolved though their day has passed, the oldest first."""

    permission_required = "incidents.view_followup"
    template_name = "incidents/follow_up_overdue.html"
    filterset_class = OverdueFilter
    table_class = OverdueTable
    sorts = {"handle_by": Sort("handle_by", descending=False), "-handle_by": Sort("handle_by")}

    def get_queryset(self):
        user = self.request.user
        mine = Incident.objects.readable_by(user)
        return mine.counted().filter(handling__in=UNRESOLVED, handle_by__isnull=False).for_list()


class FollowUpDetail(RecordDetail):
    """One follow-up with its trail; whom it names is told on the page of the persons alone."""

    permission_required = "incidents.view_followup"
    model = FollowUp
    context_object_name = "follow_up"
    template_name = "incidents/follow_up_detail.html"
    related = [
        "incident__commune", "incident__district", "incident__marker", "incident__code", "person", "unit",
        "entered_by", "reviewed_by",
    ]  # fmt: skip


class FollowUpFormPage:
    """What logging and mending share."""

    model = FollowUp
    form_class = FollowUpForm
    template_name = "incidents/follow_up_form.html"


class FollowUpNew(FollowUpFormPage, RecordNew):
    """The form for what was done about an accepted incident of one's places."""

    permission_required = "incidents.add_followup"

    @cached_property
    def incident(self):
        user = self.request.user
        incident = by_reference(Incident.objects.visible_to(user), self.kwargs["reference"])
        if not incident.is_whole_for(user):
            raise Http404
        return incident

    def get(self, request, *args, **kwargs):
        if self.incident.state != State.ACCEPTED:
            messages.error(request, FollowUp(incident=self.incident).unaccepted_words())
            return redirect(self.incident)
        return super().get(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"instance": FollowUp(incident=self.incident)}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"incident": self.incident}


class FollowUpEdit(FollowUpFormPage, RecordEdit):
    """Mends a draft or a returned follow-up of one's own unit."""

    permission_required = "incidents.change_followup"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"incident": self.object.incident}
