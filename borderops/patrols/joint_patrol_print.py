"""A joint patrol on a sheet of A4."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.views.generic import DetailView

from borderops import vietnamese
from borderops.patrols.joint_patrols import JointPatrol
from borderops.review.paper import agency, filled, long_day
from borderops.review.views import by_reference

TOLD = ["kind", "held", "postponed_reason", "host"]
PLACES = ["district", "counterpart", "our_body", "their_body"]


def facts(record, whole):
    """The facts, as (label, words); how many they were only for who may read the whole record."""
    yield gettext("Day"), vietnamese.day(record.day)
    for name in TOLD:
        yield capfirst(record.label(name)), record.show(name, record.told_value(name))
    yield gettext("Stretch"), record.stretch
    for name in PLACES:
        yield capfirst(record.label(name)), record.show(name, record.told_value(name))
    for name in ["our_number", "their_number"] if whole else []:
        value = getattr(record, name)
        yield capfirst(record.label(name)), "" if value is None else vietnamese.number(value)
    yield capfirst(record.label("minutes_number")), record.minutes_number


class PrintJointPatrol(PermissionRequiredMixin, DetailView):
    """One joint patrol as a record of it; who may not read the whole gets neither accounts nor numbers of people."""

    permission_required = "patrols.view_jointpatrol"
    context_object_name = "patrol"
    template_name = "patrols/joint_patrol_print.html"

    def get_object(self, queryset=None):
        seen = JointPatrol.objects.visible_to(self.request.user).for_list()
        return by_reference(seen, self.kwargs["reference"])

    def get_context_data(self, **kwargs):
        whole = self.object.is_whole_for(self.request.user)
        return super().get_context_data(**kwargs) | {
            "agency": agency(self.request.user),
            "written_on": long_day(timezone.localdate()),
            "whole": whole,
            "facts": filled(facts(self.object, whole)),
            "checks": self.object.stored_part("marker_checks"),
        }
