"""The form of a report of traffic: which crossing point and period, who and what passed."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.crossings.change_fields import CrossingField
from borderops.crossings.choices import TrafficStanding
from borderops.crossings.traffic import TrafficReport
from borderops.crossings.traffic_fields import DayOrMonthField
from borderops.crossings.traffic_part_forms import TrafficRows
from borderops.lists.fields import WholeField
from borderops.review.forms import RecordForm

COUNTED = ["vehicles_in", "vehicles_out", "health_checked"]


def last_month():
    """The month before this one, as it is kept."""
    return (timezone.localdate().replace(day=1) - timedelta(days=1)).strftime("%Y-%m")


class TrafficForm(TrafficRows, RecordForm):
    """Logs or mends a report; the same rules hold in the admin and for workbooks."""

    crossing = CrossingField()
    period = DayOrMonthField(
        label=_("Day or month"), help_text=_("A month such as 05/2024, or a day such as 20/05/2024.")
    )
    standing = forms.ChoiceField(
        label=_("Estimate or final"),
        choices=TrafficStanding,
        widget=forms.RadioSelect,
        help_text=_("A final stands beside its estimate; both are kept."),
    )
    vehicles_in = WholeField(label=_("Vehicles entering"), required=False)
    vehicles_out = WholeField(label=_("Vehicles leaving"), required=False)
    health_checked = WholeField(label=_("People whose health was checked"), required=False)

    # As on the page, so that the errors summed at its top lead down it.
    field_order = ["crossing", "period", "standing"]

    class Meta:
        model = TrafficReport
        fields = ["crossing", "period", "standing", *COUNTED, "source", "remark"]
        labels = {"source": _("Source"), "remark": _("Remark")}
        widgets = {"remark": forms.Textarea(attrs={"rows": 2})}
        help_texts = {"source": _("The document's name or number, and its day.")}

    def __init__(self, *args, estimate=None, **kwargs):
        self.estimate = estimate
        super().__init__(*args, **kwargs)
        only = self.fields["crossing"].offer(self.user)
        if self.instance._state.adding:
            self.initial["crossing"] = self.initial.get("crossing") or only
            self.initial["period"] = self.initial.get("period") or last_month()
            self.initial["standing"] = self.initial.get("standing") or TrafficStanding.ESTIMATE

    def clean(self):
        """Where a number could not be read, the others are not weighed against it."""
        cleaned = super().clean()
        self.instance.rows_follow = bool(self.errors)
        return cleaned
