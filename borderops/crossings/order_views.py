"""Who may order what: the rules as a page, and what they say of a change that is being written."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils import timezone
from django.views.generic import TemplateView

from borderops.crossings.change_fields import offered_crossings
from borderops.crossings.changes import FlowChange
from borderops.crossings.moments import read_rough_moment
from borderops.crossings.order_rules import OrderRule
from borderops.crossings.orders import Ruling, weightiest

ASKED = ("state_of_flow", "imposed_by", "ordered_by")


class OrderRules(PermissionRequiredMixin, TemplateView):
    """Every rule that is written down, those in force first said as such."""

    permission_required = "crossings.view_orderrule"
    template_name = "crossings/order_rules.html"

    def get_context_data(self, **kwargs):
        today = timezone.localdate()
        in_force = OrderRule.objects.valid_on(today)
        others = OrderRule.objects.exclude(pk__in=in_force.values("pk"))
        return super().get_context_data(**kwargs) | {"in_force": in_force, "others": others, "today": today}


class OrderRuling(PermissionRequiredMixin, TemplateView):
    """The part of the form that quotes the rule while somebody writes; it keeps nothing."""

    permission_required = ["crossings.view_orderrule", "crossings.add_flowchange"]
    template_name = "crossings/ruling.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"ruling": self.ruling_asked()}

    def ruling_asked(self):
        """What the rules say of what has been written so far; nothing where that cannot be read yet."""
        sent = self.request.GET
        try:
            since, until = (moment_in(sent.get(name, "")) for name in ("since", "expected_until"))
        except ValueError:
            return Ruling()
        told = {name: sent.get(name, "") for name in ASKED} | {"since": since, "expected_until": until}
        return weightiest([FlowChange(crossing=crossing, **told) for crossing in self.crossings()])

    def crossings(self):
        """The crossing points that are chosen, of those where this person may log."""
        keys = [*self.request.GET.getlist("crossing"), *self.request.GET.getlist("crossings")]
        known = [key for key in keys if key.isdecimal() and len(key) < 10]
        return offered_crossings(self.request.user).filter(pk__in=known).with_life()


def moment_in(text):
    """A rough moment as it is kept; ValueError where it cannot be read."""
    return read_rough_moment(text) if text.strip() else ""
