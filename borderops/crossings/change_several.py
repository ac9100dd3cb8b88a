"""The form that logs the same change for several crossing points, flows and sides at once."""

import uuid
from itertools import product

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops.crossings.change_fields import (
    HELP_TEXTS,
    LABELS,
    SHARED,
    WIDGETS,
    SharedFields,
    offered_crossings,
)
from borderops.crossings.changes import FlowChange
from borderops.crossings.choices import Flow
from borderops.crossings.points import CrossingPoint
from borderops.districts.sides import Side
from borderops.lists.fields import SeveralField

TICKS = {"class": "form-check-input"}


class Ticked(forms.MultipleChoiceField):
    """Several of a few, each with a box."""

    def __init__(self, label, choices):
        super().__init__(label=label, choices=choices, widget=forms.CheckboxSelectMultiple(attrs=TICKS))


class SeveralForm(SharedFields):
    """Crossing points × flows × sides, and what is the same for all of them; only sent to review, never a draft."""

    crossings = SeveralField(
        CrossingPoint.objects.none(),
        label=gettext_lazy("Crossing points"),
        widget=forms.CheckboxSelectMultiple(attrs=TICKS),
    )
    flows = Ticked(gettext_lazy("Flows"), Flow)
    sides = Ticked(gettext_lazy("Sides"), Side)
    submits = True

    field_order = ["crossings", "flows", "sides", *SHARED]

    class Meta:
        model = FlowChange
        fields = SHARED
        labels, widgets, help_texts = LABELS, WIDGETS, HELP_TEXTS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["crossings"].queryset = offered_crossings(self.user)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("form_key") is None:
            cleaned["form_key"] = self.instance.form_key
        return cleaned

    def complain_of_gaps(self):
        """Says of each change by name what speaks against it."""
        if self.errors:
            return
        self.changes, self.left_out = [], []
        for crossing, flow, side in self.combined():
            self.judge(self.change_at(crossing, flow, side))
        if self.left_out and not self.changes and not self.errors:
            self.add_error(
                "flows", _("None of these flows passes there: %(which)s.") % {"which": self.left_out_words}
            )

    def combined(self):
        """Every crossing point with every flow and side, by district, so that numbers are always counted in turn."""
        crossings = sorted(self.cleaned_data["crossings"], key=lambda each: (each.district_id or 0, each.pk))
        return product(crossings, self.cleaned_data["flows"], self.cleaned_data["sides"])

    def change_at(self, crossing, flow, side):
        """One of the changes, with a key of its own by which a second send of the form is known."""
        key = uuid.uuid5(self.cleaned_data["form_key"], f"{crossing.pk} {flow} {side}")
        told = {name: getattr(self.instance, name) for name in SHARED}
        notice = self.instance.notice
        return FlowChange(crossing=crossing, flow=flow, side=side, form_key=key, notice=notice, **told)

    def judge(self, change):
        """Takes a change up, leaves out a flow that cannot pass there, or says what is wrong with it."""
        if change.flow not in change.flows_then():
            self.left_out.append(change)
            return
        self.changes.append(change)
        if change.stored():
            return
        try:
            change.clean_for_submit()
        except ValidationError as refusal:
            self.refuse(change, refusal)

    def refuse(self, change, refusal):
        """Names the crossing point, flow and side that cannot be kept."""
        self.add_error(None, f"{change.crossing}, {change.flow_words}: {' '.join(refusal.messages)}")

    @property
    def left_out_words(self):
        return "; ".join(f"{change.crossing}, {change.get_flow_display()}" for change in self.left_out)
