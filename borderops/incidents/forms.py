"""The quick form: when, where, what, which way, how many, in words."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.districts.forms import PlaceForm
from borderops.incidents.models import Direction, Incident, IncidentCode, Regime
from borderops.lists.fields import DayField, TimeField, WholeField
from borderops.review.forms import RecordForm

NO_ANSWER = [("", gettext_lazy("Not said"))]


class CodeField(forms.ModelChoiceField):
    """A kind of incident, offered under the name of its group; retired kinds only where already chosen."""

    def __init__(self, **kwargs):
        super().__init__(IncidentCode.objects.filter(parent__isnull=False), **kwargs)

    def offer(self, day, chosen=None):
        """Groups of the kinds that may be chosen for an incident of `day`."""
        kinds = IncidentCode.objects.select_related("parent").order_by("code")
        groups = {}
        for kind in kinds:
            if kind.parent_id and (kind.pk == chosen or not kind.is_retired_on(day)):
                groups.setdefault(str(kind.parent), []).append((kind.pk, str(kind)))
        self.choices = [("", _("Choose…")), *groups.items()]


class IncidentForm(RecordForm, PlaceForm):
    """Logs or mends an incident; the same rules hold in the admin and for workbooks."""

    occurred_on = DayField(label=gettext_lazy("Day"))
    occurred_time = TimeField(label=gettext_lazy("Time"), required=False)
    code = CodeField(label=gettext_lazy("Kind of incident"), required=False)
    direction = forms.ChoiceField(
        label=gettext_lazy("Direction"),
        required=False,
        choices=NO_ANSWER + Direction.choices,
        widget=forms.RadioSelect,
    )
    regime = forms.ChoiceField(
        label=gettext_lazy("Counts as"),
        required=False,
        choices=[("", gettext_lazy("As usual for this kind")), *Regime.choices],
    )
    offenders = WholeField(label=gettext_lazy("Offenders"), required=False)

    class Meta:
        model = Incident
        fields = [
            "occurred_on", "occurred_time", "place_note", "code", "direction", "regime",
            "offenders", "offenders_unknown", "account",
        ]  # fmt: skip
        widgets = {"account": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, within=user.writes_within, **kwargs)
        day = self.instance.occurred_on or timezone.localdate()
        self.fields["code"].offer(day, self.instance.code_id)
        if self.instance._state.adding:
            self.initial.setdefault("occurred_on", day)
            self.initial.setdefault("occurred_time", timezone.localtime().time())

    def clean_account(self):
        return vietnamese.clean(self.cleaned_data["account"])

    def clean_place_note(self):
        return vietnamese.clean(self.cleaned_data["place_note"], single_line=True)

    def clean_regime(self):
        """Without a word about it, the kind says what a case counts as."""
        chosen, code = self.cleaned_data["regime"], self.cleaned_data.get("code")
        return chosen or (code.default_regime if code else "")

    def clean(self):
        cleaned = super().clean()
        self.settle_place(cleaned, cleaned.get("occurred_on"))
        return cleaned

    @property
    def usual_regime(self):
        """What the chosen kind counts as by default."""
        return self.instance.code.default_regime if self.instance.code else ""

    def add_error(self, field, error):
        """What the model says about the commune stands beside the place that was typed."""
        if hasattr(error, "error_dict"):
            places = [error.error_dict.pop(name, []) for name in ("commune", "district", "marker")]
            if any(places) and "place" not in self.errors:
                super().add_error("place", sum(places, []))
            if not error.error_dict:
                return
        super().add_error(field, error)
