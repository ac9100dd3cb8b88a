"""The form of one change of a flow: what changes, why and by whose order, how it is known."""

from django.utils.translation import gettext_lazy

from borderops.crossings.change_fields import (
    HELP_TEXTS,
    LABELS,
    SHARED,
    WIDGETS,
    ChoiceOf,
    CrossingField,
    SharedFields,
)
from borderops.crossings.changes import FlowChange
from borderops.crossings.choices import Flow
from borderops.districts.sides import Side


class ChangeForm(SharedFields):
    """Logs or mends a change; the same rules hold in the admin and for workbooks."""

    crossing = CrossingField()
    flow = ChoiceOf(gettext_lazy("Which flow"), Flow)
    side = ChoiceOf(gettext_lazy("Side"), Side)

    # As on the page, so that the errors summed at its top lead down it.
    field_order = ["crossing", "flow", "side", *SHARED]

    class Meta:
        model = FlowChange
        fields = ["crossing", "flow", "side", *SHARED]
        labels, widgets, help_texts = LABELS, WIDGETS, HELP_TEXTS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        only = self.fields["crossing"].offer(self.user)
        if self.instance._state.adding:
            self.initial["crossing"] = self.initial.get("crossing") or only
            self.initial["side"] = self.initial.get("side") or Side.OURS
