"""The form of a shift report: which shift, what was checked, who was there; sent with one tap."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.lists.fields import WholeField
from borderops.patrols.choices import ShiftOutcome
from borderops.patrols.marker_rows import MarkerRows
from borderops.patrols.posts import Post
from borderops.patrols.shift_offer import LIMITS, Offer, offered_posts, offers_for, usual_post
from borderops.patrols.shift_sections import sections_of
from borderops.patrols.shift_times import ShiftTimes
from borderops.patrols.shifts import CHECKED, FORCES, HeadCountField, ShiftReport
from borderops.review.forms import RecordForm

# What a button says of the shift besides sending it.
OUTCOMES = {"nil": ShiftOutcome.NIL, "cases": ShiftOutcome.CASES}


class Count(WholeField):
    """A number of people, vehicles or papers; empty where nobody counted."""

    def __init__(self, label):
        super().__init__(label=label, required=False, validators=HeadCountField.default_validators)


class PostField(forms.ModelChoiceField):
    """A post that this person reports from."""

    def __init__(self):
        super().__init__(Post.objects.none(), label=gettext_lazy("Post"))

    def offer(self, posts):
        """Under their districts, where there are several."""
        groups = {}
        for post in posts:
            groups.setdefault(str(post.district), []).append((post.pk, str(post)))
        grouped = list(groups.items()) if len(groups) > 1 else next(iter(groups.values()), [])
        self.choices = [("", _("Choose…")), *grouped]


class ShiftForm(ShiftTimes, MarkerRows, RecordForm):
    """Reports a shift or mends its report; the same rules hold in the admin and for workbooks."""

    post = PostField()
    people_in = Count(gettext_lazy("People entering"))
    people_out = Count(gettext_lazy("People leaving"))
    vehicles_in = Count(gettext_lazy("Vehicles entering"))
    vehicles_out = Count(gettext_lazy("Vehicles leaving"))
    declarations = Count(gettext_lazy("Health declarations"))
    border_guard = Count(gettext_lazy("Border guard"))
    police = Count(gettext_lazy("Police"))
    military = Count(gettext_lazy("Military"))
    militia = Count(gettext_lazy("Militia"))
    health = Count(gettext_lazy("Health staff"))
    customs = Count(gettext_lazy("Customs"))
    other_forces = Count(gettext_lazy("Other forces"))
    limits = LIMITS
    took_over = forms.CharField(
        label=gettext_lazy("Hand-over of the shift before"), required=False, max_length=40
    )

    field_order = ["post", "shift", "on", "from_time", "until_time", "took_over", *CHECKED]

    class Meta:
        model = ShiftReport
        fields = ["post", *CHECKED, "declarations_reason", *FORCES, "leader_number", "handover_note"]
        widgets = {"handover_note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        posts = offered_posts(user, self.instance.post_id)
        self.offers = offers_for(user, posts)
        self.fields["post"].queryset = Post.objects.reportable_by(user).with_life()
        self.fields["post"].offer(posts)
        self.settle_post(posts)
        self.offer_shifts()
        if self.instance._state.adding:
            self.initial |= self.offer.kept

    def settle_post(self, posts):
        """The post of the record, else the one asked for, else the usual one."""
        asked = self.initial.get("post")
        if asked not in self.offers:
            usual = usual_post(self.user, posts)
            self.initial["post"] = usual and usual.pk

    @property
    def offer(self):
        """What is offered for the post that is chosen."""
        chosen = str(self["post"].value() or "")
        return self.offers.get(int(chosen) if chosen.isdecimal() and len(chosen) < 10 else None) or Offer(
            None
        )

    def show_post(self):
        """Offers the shifts and numbers of the chosen post, where no script does so; says nothing of faults yet."""
        self.data = self.data.copy()
        self.data.pop("shift", None)
        self.data.update({name: "" if value is None else value for name, value in self.offer.kept.items()})
        self.data["shift"] = self.offer.usual
        self.offer_shifts()
        self.full_clean()
        self.errors.clear()

    @property
    def for_script(self):
        """What js/shifts.js offers when another post is chosen."""
        today = timezone.localdate()
        return {str(key): offer.for_script(today) for key, offer in self.offers.items()}

    @property
    def submits(self):
        return self.data.get("then") in OUTCOMES

    def clean_leader_number(self):
        return vietnamese.clean(self.cleaned_data["leader_number"], single_line=True)

    def clean_declarations_reason(self):
        return vietnamese.clean(self.cleaned_data["declarations_reason"], single_line=True)

    def clean_handover_note(self):
        return vietnamese.clean(self.cleaned_data["handover_note"])

    def clean_took_over(self):
        """The report whose hand-over is confirmed with this one."""
        number = self.cleaned_data["took_over"]
        if not number:
            return None
        found = ShiftReport.objects.filter(number=number, post=self.cleaned_data.get("post")).first()
        if found is None:
            raise ValidationError(_("This hand-over belongs to another post. Untick it."))
        return found

    def clean(self):
        cleaned = super().clean()
        self.instance.outcome = OUTCOMES.get(self.data.get("then"), self.instance.outcome)
        return cleaned

    @property
    def sections(self):
        """The parts of the form that are opened as needed."""
        return sections_of(self)

    @property
    def asks_for_reason(self):
        """Whether the page asks why declarations are missing."""
        return bool(self["declarations_reason"].value() or self["declarations_reason"].errors)
