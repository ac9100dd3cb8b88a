"""The form of a post: what it is, where it stands or along which stretch it moves, and whom it belongs to."""

from django import forms
from django.conf import settings
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.forms import PlaceForm
from borderops.districts.lookup import Place
from borderops.districts.marker_fields import MarkerField
from borderops.districts.models import District, Unit
from borderops.lists.fields import DayField, WholeField
from borderops.patrols.choices import PostKind
from borderops.patrols.models import Post
from borderops.patrols.post_degrees import DegreeField
from borderops.patrols.post_rules import kept_by

PLAN = ["strength", "latitude", "longitude"]
BESIDE = {"commune": "place", "district": "place", "marker": "first_marker", "to_marker": "last_marker"}


class StretchForm(PlaceForm):
    """A place, or for a team the stretch from marker to marker, within the places whose posts a person keeps."""

    first_marker = MarkerField(label=_("First marker of the stretch"), required=False)
    last_marker = MarkerField(label=_("Last marker of the stretch"), required=False)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, within=kept_by(user), **kwargs)
        self.user = user

    def settle_stretch(self, cleaned, on):
        """Sets the place on the record; gives the last marker of the stretch, if one is named."""
        self.settle_place(cleaned, on)
        record = self.instance
        if first := cleaned.get("first_marker"):
            first.commune = first.commune or record.commune
            record.marker = first
        return cleaned.get("last_marker")

    def add_error(self, field, error):
        """What the models say of a place stands beside what was typed; what the form does not ask, above it."""
        if hasattr(error, "error_dict"):
            told = {}
            for name, said in error.error_dict.items():
                beside = BESIDE.get(name, name)
                told.setdefault(beside if beside in self.fields else NON_FIELD_ERRORS, []).extend(said)
            error.error_dict = told
        super().add_error(field, error)


class PostForm(StretchForm):
    """What a new post and a changed one are asked alike."""

    day_field = "opened_on"

    name = forms.CharField(label=_("Name"), max_length=120)
    opened_on = DayField(label=_("Opened on"))
    strength = WholeField(label=_("Strength"), required=False)
    latitude = DegreeField(label=_("Latitude"), most=90)
    longitude = DegreeField(label=_("Longitude"), most=180)

    class Meta:
        model = Post
        fields = [
            "kind", "name", "short_number", "staffing", "unit", "crossing", "further_districts", "spot", *PLAN,
        ]  # fmt: skip
        widgets = {"kind": forms.RadioSelect, "further_districts": forms.CheckboxSelectMultiple}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["place"].required = True
        self.fields["unit"].queryset = units_kept_by(self.within, self.instance.unit_id)
        self.fields["further_districts"].queryset = districts_kept_by(self.within, self.instance)
        self.fields["crossing"].queryset = self.fields["crossing"].queryset.visible_to(self.user)
        if not settings.DEPLOYMENT:
            for name in PLAN:
                del self.fields[name]

    def clean_name(self):
        return vietnamese.clean(self.cleaned_data["name"], single_line=True)

    def clean_spot(self):
        return vietnamese.clean(self.cleaned_data["spot"], single_line=True)

    def clean(self):
        cleaned = super().clean()
        self.instance.to_marker = self.settle_stretch(cleaned, cleaned.get("opened_on"))
        self.instance.chosen_further_districts = cleaned.get("further_districts")
        return cleaned


class NewPostForm(PostForm):
    """A post with the day on which it was opened."""

    basis = forms.CharField(label=_("Decision, reason"), max_length=200, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("opened_on", timezone.localdate())

    def clean_opened_on(self):
        day = self.cleaned_data["opened_on"]
        if day > timezone.localdate():
            raise ValidationError(_("This day lies in the future. Write what has happened."))
        return day

    def clean_basis(self):
        return vietnamese.clean(self.cleaned_data["basis"], single_line=True)


class PostChangeForm(PostForm):
    """The facts of a post; where it stands is corrected as of the day since when it stands there."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        post = self.instance
        del self.fields["kind"]
        stood = post.place_event()
        self.fields["opened_on"] = DayField(widget=forms.HiddenInput, disabled=True)
        self.initial["opened_on"] = stood.on if stood else timezone.localdate()
        self.initial["seen"] = post.last_change
        self.initial["last_marker"] = post.to_marker
        if post.kind == PostKind.MOBILE and post.commune:
            self.initial["place"] = Place(post.commune, post.district).text
            self.initial["first_marker"] = post.marker


def units_kept_by(places, current=None):
    """The units that a person may give posts to: those of the own places, and the one that a post has."""
    units = Unit.objects.order_by("name")
    if places.everywhere:
        return units
    own = Q(district__in=places.districts) | Q(pk__in=places.units)
    covers = Unit.communes.through.objects.filter(commune__in=places.communes).values("unit")
    return units.filter(own | Q(pk__in=covers) | Q(pk=current))


def districts_kept_by(places, post):
    """The districts through which a person may say that a stretch leads, and those said already."""
    border = District.objects.on_border()
    if places.everywhere:
        return border
    said = post.further_districts.values("pk") if post.pk else []
    return border.filter(Q(pk__in=places.districts) | Q(pk__in=said))
