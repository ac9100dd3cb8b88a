"""The form of a joint patrol: what was held or put off, along which stretch, what was found."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.marker_fields import MarkerField
from borderops.districts.models import Counterpart, District
from borderops.districts.sides import Side
from borderops.lists.fields import DayField, WholeField
from borderops.patrols.choices import Held, PatrolKind
from borderops.patrols.joint_patrols import JointPatrol
from borderops.patrols.marker_rows import MarkerRows
from borderops.review.forms import RecordForm

NOT_SAID = _("Not said")


class JointPatrolForm(MarkerRows, RecordForm):
    """Logs or mends a joint patrol; the same rules hold in the admin and for workbooks."""

    kind = forms.ChoiceField(label=_("Kind of patrol"), choices=PatrolKind, widget=forms.RadioSelect)
    held = forms.ChoiceField(label=_("Held or put off"), choices=Held, widget=forms.RadioSelect)
    day = DayField(label=_("Day"))
    host = forms.ChoiceField(label=_("Host"), choices=Side, widget=forms.RadioSelect)
    district = forms.ModelChoiceField(
        District.objects.none(), label=_("District"), required=False, empty_label=NOT_SAID
    )
    counterpart = forms.ModelChoiceField(
        Counterpart.objects.order_by("name_vi"), label=_("Place on the other side"), required=False,
        empty_label=NOT_SAID,
    )  # fmt: skip
    our_number = WholeField(label=_("How many of ours"), required=False)
    their_number = WholeField(label=_("How many of theirs"), required=False)
    from_marker = MarkerField(label=_("From marker"), required=False)
    to_marker = MarkerField(label=_("To marker"), required=False)

    # As on the page, so that the errors summed at its top lead down it.
    field_order = ["kind", "held", "postponed_reason", "day", "host", "from_marker", "to_marker", "district"]

    class Meta:
        model = JointPatrol
        fields = [
            "kind", "held", "postponed_reason", "day", "host", "from_marker", "to_marker", "district", "counterpart",
            "our_body", "their_body", "our_number", "their_number", "findings", "minutes_number", "agreed",
        ]  # fmt: skip
        labels = {
            "postponed_reason": _("Why it was put off"),
            "our_body": _("Our units"),
            "their_body": _("Unit on the other side"),
            "findings": _("What was found"),
            "minutes_number": _("Number of the minutes"),
            "agreed": _("Agreed, to be followed up"),
        }
        widgets = {
            "findings": forms.Textarea(attrs={"rows": 4}),
            "agreed": forms.Textarea(attrs={"rows": 3}),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        for name in ("from_marker", "to_marker"):
            self.initial[name] = str(getattr(self.instance, name) or "")
        districts = self.fields["district"].queryset = districts_of(user)
        if self.instance._state.adding:
            for name in ("kind", "held", "host", "day"):
                self.initial.setdefault(name, getattr(self.instance, name))
            only = list(districts[:2])
            self.initial.setdefault("district", only[0].pk if len(only) == 1 else None)

    def clean(self):
        """Tidies the words."""
        cleaned = super().clean()
        for name in ("our_body", "their_body", "minutes_number", "postponed_reason"):
            cleaned[name] = vietnamese.clean(cleaned.get(name, ""), single_line=True)
        for name in ("findings", "agreed"):
            cleaned[name] = vietnamese.clean(cleaned.get(name, ""))
        return cleaned


def districts_of(user):
    """The districts in which a person may log a patrol, west to east."""
    places = user.writes_within
    if places.everywhere:
        return District.objects.on_border()
    reached = Q(pk__in=places.districts) | Q(communes__in=places.communes) | Q(units__in=places.units)
    return District.objects.filter(reached).distinct()
