"""The form of an early notice: what is announced, by whom, about what, from when to when."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.crossings.choices import Flow, Importance
from borderops.crossings.moment_fields import RoughMomentField
from borderops.crossings.notice_rules import FLOW_FIELDS, LONGEST
from borderops.crossings.notices import Notice
from borderops.crossings.points import CrossingPoint
from borderops.districts.sides import Side
from borderops.lists.fields import MomentField, SeveralField

BESIDE = dict.fromkeys(FLOW_FIELDS.values(), "flows")


class NoticeForm(forms.ModelForm):
    """Logs or changes a notice; the same rules hold in the administration and for workbooks."""

    received_at = MomentField(label=_("Received at"))
    side = forms.ChoiceField(label=_("Whose move"), choices=Side, widget=forms.RadioSelect)
    crossings = SeveralField(
        CrossingPoint.objects.none(),
        label=_("Crossing points"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    flows = forms.MultipleChoiceField(
        label=_("Flows"), choices=Flow, required=False, widget=forms.CheckboxSelectMultiple
    )
    starts = RoughMomentField(label=_("Expected from"), required=False)
    ends = RoughMomentField(label=_("Expected until"), required=False)
    importance = forms.ChoiceField(label=_("Importance"), choices=Importance, widget=forms.RadioSelect)
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    # As on the page, so that the errors summed at its top lead down it.
    field_order = [
        "text", "source", "received_at", "side", "crossings", "flows", "starts", "ends", "importance",
    ]  # fmt: skip

    class Meta:
        model = Notice
        fields = ["text", "source", "side", "received_at", "starts", "ends", "importance"]
        labels = {"text": _("What is announced"), "source": _("Who told it, and how")}
        widgets = {"text": forms.Textarea(attrs={"rows": 5, "maxlength": LONGEST})}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer_crossings(user)
        notice = self.instance
        if notice._state.adding:
            for name in ("form_key", "side", "received_at", "importance"):
                self.initial.setdefault(name, getattr(notice, name))
        else:
            self.initial |= {"seen": notice.last_change, "flows": notice.flows}
            self.initial["crossings"] = [crossing.pk for crossing in notice.chosen]

    def offer_crossings(self, user):
        """Those of the own places first, each part west to east; where there is but one, it is meant."""
        seen = CrossingPoint.objects.visible_to(user).select_related("district").west_to_east()
        own = list(seen.in_places_of(user))
        keys = {crossing.pk for crossing in own}
        others = [crossing for crossing in seen if crossing.pk not in keys]
        field = self.fields["crossings"]
        field.queryset = seen
        field.choices = [(crossing.pk, field.label_from_instance(crossing)) for crossing in [*own, *others]]
        if self.instance._state.adding and len(own) == 1:
            self.initial.setdefault("crossings", [own[0].pk])

    def clean_text(self):
        return vietnamese.clean(self.cleaned_data["text"])

    def clean_source(self):
        return vietnamese.clean(self.cleaned_data["source"], single_line=True)

    def clean(self):
        cleaned = super().clean()
        notice = self.instance
        notice.chosen_crossings = cleaned.get("crossings")
        for flow, name in FLOW_FIELDS.items():
            setattr(notice, name, flow in cleaned.get("flows", []))
        if notice._state.adding and cleaned.get("form_key"):
            notice.form_key = cleaned["form_key"]
        for name in ("starts", "ends"):
            cleaned[name] = cleaned.get(name) or ""
        return cleaned

    def add_error(self, field, error):
        """What the model says of a flow stands beside the flows; what the form does not ask, above it."""
        if hasattr(error, "error_dict"):
            told = {}
            for name, said in error.error_dict.items():
                beside = BESIDE.get(name, name)
                if beside != name and beside in self._errors:  # it could not be read, and says so
                    continue
                told.setdefault(beside if beside in self.fields else NON_FIELD_ERRORS, []).extend(said)
            error.error_dict = told
        super().add_error(field, error)
