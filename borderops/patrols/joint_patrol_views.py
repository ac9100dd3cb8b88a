"""Joint patrols: the list, one record, its form."""

from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from borderops import vietnamese
from borderops.lists.actions import Action
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage
from borderops.patrols.choices import Held, Mechanism, MechanismState
from borderops.patrols.joint_patrol_filters import JointPatrolFilter
from borderops.patrols.joint_patrol_forms import JointPatrolForm
from borderops.patrols.joint_patrol_tables import JointPatrolTable
from borderops.patrols.joint_patrols import JointPatrol
from borderops.patrols.mechanisms import MechanismChange
from borderops.review.editing import RecordDetail, RecordEdit, RecordNew
from borderops.review.part_forms import AddsRows

PATROLS = [Mechanism.BILATERAL_PATROL, Mechanism.JOINT_PATROL]


def mechanisms_today(mechanisms=Mechanism):
    """Each mechanism with where it stands today: (label, its last change or nothing)."""
    standing = MechanismChange.objects.standing_on(timezone.localdate())
    return [(mechanism.label, standing.get(mechanism)) for mechanism in mechanisms]


class JointPatrolList(ListPage):
    """Joint patrols that the user may see, below where each mechanism stands today."""

    permission_required = "patrols.view_jointpatrol"
    template_name = "patrols/joint_patrol_list.html"
    filterset_class = JointPatrolFilter
    table_class = JointPatrolTable
    sorts = {"-day": Sort("day"), "day": Sort("day", descending=False)}
    summed = ["held"]
    actions = [
        Action(
            gettext_lazy("Submit all drafts"), "patrols.change_jointpatrol", "submit-all", ("joint-patrols",)
        )
    ]

    def get_queryset(self):
        return JointPatrol.objects.visible_to(self.request.user).for_list()

    def get_page(self, rows, sort, known):
        """The rows, each with whether this person may read all of it."""
        page = super().get_page(rows, sort, known)
        for record in page.rows:
            record.is_whole = record.is_whole_for(self.request.user)
        return page

    def get_totals(self, rows):
        """How many were held, and how many put off."""
        held = [held for (held,) in rows]
        counts = {name: vietnamese.number(held.count(name)) for name in Held.values}
        return gettext("held %(done)s, put off %(postponed)s") % counts

    def get_context_data(self, **kwargs):
        may_see = self.request.user.has_perm("patrols.view_mechanismchange")
        return super().get_context_data(**kwargs) | {"mechanisms": mechanisms_today() if may_see else []}


class JointPatrolDetail(RecordDetail):
    """One joint patrol with its trail; observers see neither trail nor files."""

    permission_required = "patrols.view_jointpatrol"
    model = JointPatrol
    context_object_name = "patrol"
    template_name = "patrols/joint_patrol_detail.html"
    related = [
        "district", "counterpart", "from_marker__commune", "to_marker", "unit", "entered_by", "reviewed_by",
    ]  # fmt: skip

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "whole": self.object.is_whole_for(self.request.user),
            "checks": self.object.stored_part("marker_checks"),
        }


class JointPatrolFormPage(AddsRows):
    """What logging and mending share."""

    model = JointPatrol
    form_class = JointPatrolForm
    template_name = "patrols/joint_patrol_form.html"

    def get_context_data(self, **kwargs):
        told = mechanisms_today(PATROLS)
        suspended = [each for each in told if each[1] and each[1].state != MechanismState.RUNNING]
        return super().get_context_data(**kwargs) | {"suspended": suspended}


class JointPatrolNew(JointPatrolFormPage, RecordNew):
    """The form for a new joint patrol."""

    permission_required = "patrols.add_jointpatrol"


class JointPatrolEdit(JointPatrolFormPage, RecordEdit):
    """Mends a draft or a returned joint patrol of one's own unit."""

    permission_required = "patrols.change_jointpatrol"
