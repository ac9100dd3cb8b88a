"""What the forms of one change and of several at once ask alike."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.crossings.change_rules import WRITTEN
from borderops.crossings.choices import FlowReason, FlowState, KnownFrom, Told
from borderops.crossings.moment_fields import RoughMomentField
from borderops.crossings.moments import kept_moment
from borderops.crossings.order_rules import OrderRule
from borderops.crossings.points import CrossingPoint
from borderops.districts.models import Confidence
from borderops.districts.sides import Side
from borderops.review.forms import RecordForm

NOT_SAID = ("", gettext_lazy("Not said"))
# What every change says beside its crossing point, flow and side.
SHARED = [
    "state_of_flow", "since", "manner", "expected_until", "reason_kind", "reason", "imposed_by", "ordered_by",
    "legal_basis", "decision", "known_from", "told", "source", "confidence", "urgent",
]  # fmt: skip
LABELS = {
    "manner": gettext_lazy("How it passes, in words"),
    "reason": gettext_lazy("Reason in words"),
    "legal_basis": gettext_lazy("Legal basis"),
    "decision": gettext_lazy("Number and day of the decision"),
    "source": gettext_lazy("Source"),
    "urgent": gettext_lazy("Urgent: in force at once"),
}
WIDGETS = {"reason": forms.Textarea(attrs={"rows": 2})}
HELP_TEXTS = {
    "manner": gettext_lazy("Such as: vehicles are handed over, drivers do not cross."),
    "source": gettext_lazy("Who told it, or the name and day of the document."),
    "urgent": gettext_lazy(
        "The board shows it as soon as it is sent, and a reviewer looks at it within 12 hours. "
        "Without this it is in force once it is accepted."
    ),
}


class ChoiceOf(forms.ChoiceField):
    """One of few, as buttons side by side."""

    def __init__(self, label, choices, **more):
        super().__init__(label=label, choices=choices, widget=forms.RadioSelect, **more)


class SharedFields(RecordForm):
    """The state, its moments, why and by whose order, and how it is known."""

    state_of_flow = ChoiceOf(gettext_lazy("State of the flow"), FlowState)
    since = RoughMomentField(
        label=gettext_lazy("Since"),
        help_text=gettext_lazy("As exactly as it is known: 2021, 10/2021, 14/10/2021 or 14/10/2021 14:30."),
    )
    expected_until = RoughMomentField(label=gettext_lazy("Expected until"), required=False)
    reason_kind = forms.ChoiceField(
        label=gettext_lazy("Kind of reason"), choices=[NOT_SAID, *FlowReason.choices], required=False
    )
    imposed_by = ChoiceOf(gettext_lazy("Imposed by"), [NOT_SAID, *Side.choices], required=False)
    ordered_by = forms.ChoiceField(label=gettext_lazy("Ordered by (our side)"), required=False)
    known_from = ChoiceOf(gettext_lazy("Known from"), KnownFrom)
    told = ChoiceOf(gettext_lazy("Stated or inferred"), Told)
    confidence = forms.ChoiceField(
        label=gettext_lazy("How sure"), choices=[NOT_SAID, *Confidence.choices], required=False
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        titles = {*OrderRule.objects.titles(), self.instance.ordered_by} - {""}
        self.fields["ordered_by"].choices = [NOT_SAID, *[(title, title) for title in sorted(titles)]]
        if self.instance._state.adding:
            self.initial["since"] = self.initial.get("since") or kept_moment(timezone.now())

    def clean(self):
        """Tidies the words."""
        cleaned = super().clean()
        for name in WRITTEN:
            cleaned[name] = vietnamese.clean(cleaned.get(name, ""), single_line=True)
        return cleaned

    @property
    def rules_in_force(self):
        """The rules of who may order, to look into beside the field."""
        return OrderRule.objects.valid_on(timezone.localdate())


def offered_crossings(user):
    """The crossing points in whose place this person may log, west to east."""
    return CrossingPoint.objects.filter(
        pk__in=CrossingPoint.objects.in_places_of(user).values("pk")
    ).west_to_east()


class CrossingField(forms.ModelChoiceField):
    """A crossing point of the person's own places."""

    def __init__(self):
        super().__init__(
            CrossingPoint.objects.none(),
            label=gettext_lazy("Crossing point"),
            empty_label=gettext_lazy("Choose…"),
        )

    def offer(self, user):
        """Those of the person; the only one where there is but one."""
        self.queryset = offered_crossings(user)
        found = list(self.queryset[:2])
        if not found:
            self.help_text = _(
                "No crossing point lies in your places. Ask the administrator to look at your posting."
            )
        return found[0].pk if len(found) == 1 else None
