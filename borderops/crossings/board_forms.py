"""For which day the board is asked, and what it is narrowed by."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops.crossings.choices import CrossingKind, Flow, FlowState
from borderops.districts.models import District
from borderops.figures.as_of import AsOfForm

UNKNOWN = "unknown"
NOT_KNOWN = [(UNKNOWN, pgettext_lazy("flow", "not known"))]
ALL = [("", _("All"))]


class BoardForm(AsOfForm):
    """The day; names, district, kind on that day, a flow and its state, what has to be confirmed anew."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100, widget=forms.SearchInput())
    district = forms.ModelChoiceField(
        District.objects.on_border(),
        to_field_name="code",
        label=_("District"),
        empty_label=_("All"),
        required=False,
    )
    kind = forms.ChoiceField(
        label=_("Kind on that day"), choices=[*ALL, *CrossingKind.choices, *NOT_KNOWN], required=False
    )
    flow = forms.ChoiceField(
        label=pgettext_lazy("crossing", "Flow"), choices=[*ALL, *Flow.choices], required=False
    )
    state = forms.ChoiceField(
        label=_("State of the flow"), choices=[*ALL, *FlowState.choices, *NOT_KNOWN], required=False
    )
    unconfirmed = forms.ChoiceField(
        label=_("Confirmation"),
        choices=[*ALL, ("on", _("Only what nobody has confirmed lately"))],
        required=False,
    )

    def __init__(self, asked):
        super().__init__(asked)
        self.fields["as_of"].initial = timezone.localdate()

    def keeps(self, standing):
        """Whether a crossing point, as it stood on the day, is among what is asked for."""
        wanted = self.cleaned_data
        if wanted["kind"] and (standing.kind or UNKNOWN) != wanted["kind"]:
            return False
        if wanted["unconfirmed"] and not standing.is_unconfirmed:
            return False
        return not (wanted["flow"] or wanted["state"]) or any(map(self.is_asked_for, standing.flows))

    def is_asked_for(self, standing):
        """Whether one flow on one side is asked for; a flow alone asks for those of which something is known."""
        flow, state = self.cleaned_data["flow"], self.cleaned_data["state"]
        if not standing.passes or (flow and standing.flow != flow):
            return False
        if state in ("", UNKNOWN):
            return standing.is_known == (state == "")
        return standing.is_known and standing.change.state_of_flow == state
