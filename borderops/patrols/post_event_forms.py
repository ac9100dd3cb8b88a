"""What happened to a post on a day, and how many reports it owes."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.lists.fields import DayField, TimeField, WholeField
from borderops.patrols.choices import PostChange, PostKind
from borderops.patrols.models import Expectation, PostEvent
from borderops.patrols.post_forms import StretchForm
from borderops.patrols.stretches import faults_of_stretch


class PostEventForm(StretchForm):
    """Moved, closed or reopened on a day; where it stands from then on."""

    day_field = "on"

    on = DayField(label=_("Day"))
    field_order = ["kind", "on", "place", "spot", "first_marker", "last_marker", "basis"]

    class Meta:
        model = PostEvent
        fields = ["kind", "on", "spot", "basis"]
        widgets = {"kind": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        life = self.instance.post.life
        kinds = [kind for kind in PostChange if (kind == PostChange.OPENED) == (not life)]
        self.fields["kind"].choices = [(kind.value, kind.label) for kind in kinds]
        self.initial.setdefault("on", timezone.localdate())
        if self.instance.post.kind == PostKind.FIXED:
            del self.fields["first_marker"], self.fields["last_marker"]

    def clean_basis(self):
        return vietnamese.clean(self.cleaned_data["basis"], single_line=True)

    def clean_spot(self):
        return vietnamese.clean(self.cleaned_data["spot"], single_line=True)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == PostChange.CLOSED:
            cleaned |= {"place": "", "spot": "", "first_marker": None, "last_marker": None}
        event = self.instance
        event.chosen_to_marker = last = self.settle_stretch(cleaned, cleaned.get("on"))
        faults = faults_of_stretch(event.marker, last, named=["first_marker", "last_marker"])
        for name, words in faults.items():
            self.add_error(name, words)
        if cleaned.get("kind") == PostChange.OPENED and not cleaned.get("place"):
            self.add_error("place", gettext("Say where the post was opened."))
        return cleaned


class ExpectationForm(forms.ModelForm):
    """How many reports a post owes a day, and from when to when."""

    per_day = WholeField(label=_("Reports a day"))
    first_start = TimeField(label=_("The first shift begins at"))
    hours_to_send = WholeField(label=_("Hours to send a report after the shift"))
    valid_from = DayField(label=_("From day"))
    valid_to = DayField(label=_("Until day, if it has ended"), required=False)

    class Meta:
        model = Expectation
        fields = ["per_day", "first_start", "hours_to_send", "valid_from", "valid_to"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance._state.adding:
            self.initial["valid_from"] = timezone.localdate()
