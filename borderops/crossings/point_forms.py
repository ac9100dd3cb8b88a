"""The form of a crossing point: its names, where it lies, whose part it is, when and with what papers it is passed."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.crossings.models import CrossingPoint
from borderops.districts.forms import PlaceForm
from borderops.districts.lookup import Place
from borderops.districts.marker_fields import MarkerField
from borderops.districts.markers import read_marker_code
from borderops.districts.models import BorderMarker, District
from borderops.lists.fields import DayField

BESIDE = {"commune": "place", "district": "place", "marker": "main_marker"}


class MarkersField(forms.CharField):
    """Several markers by their codes, with | or a comma between them."""

    def to_python(self, value):
        parts = super().to_python(value).replace(",", "|").replace(";", "|").split("|")
        codes = [read_marker_code(part) for part in parts if part.strip()]
        return [BorderMarker.objects.called(code, None) for code in dict.fromkeys(codes)]

    def validate(self, value):
        """Nothing is asked beyond codes of this line."""

    def run_validators(self, value):
        """The codes were read one by one."""

    def prepare_value(self, value):
        return value if isinstance(value, str) else ", ".join(map(str, value or ()))

    def widget_attrs(self, widget):
        return {"autocomplete": "off", "placeholder": "261(2), 262"}


class CrossingForm(PlaceForm):
    """A crossing point; what kind of crossing it is follows from the events of its life."""

    day_field = "place_on"

    place = forms.CharField(label=_("Commune"), required=False, max_length=160)
    place_on = DayField(
        label=_("Commune as it was called on"),
        help_text=_("The day of the source: communes were merged on 01/07/2025."),
    )
    area = forms.ModelChoiceField(
        District.objects.on_border(),
        label=_("District, where the commune is not known"),
        required=False,
        empty_label=_("Not chosen"),
    )
    main_marker = MarkerField(label=_("Marker"), required=False)
    more_markers = MarkersField(label=_("Further markers"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = CrossingPoint
        fields = [
            "code", "name", "other_name", "name_zh", "pinyin", "aliases", "facing", "part_of", "marker_confidence",
            "hours", "days", "documents", "source", "confidence",
        ]  # fmt: skip
        help_texts = {
            "code": _("Stands in addresses and sheets and stays, such as TT-TB."),
            "aliases": _("With | between them."),
            "part_of": _("Only for a clearance way or a freight road."),
            "hours": _("As the source says it, such as 7h00 – 17h30."),
            "documents": _("With which papers people pass, such as hộ chiếu, giấy thông hành."),
            "source": _("The document's name or number, and its day."),
        }

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, crossing = user, self.instance
        gates = CrossingPoint.objects.visible_to(user).filter(part_of=None).exclude(pk=crossing.pk)
        self.fields["part_of"].queryset = gates.west_to_east()
        self.fields["source"].required = True
        if crossing.pk:
            del self.fields["code"]
            self.initial |= told_by(crossing)
        self.initial.setdefault("place_on", timezone.localdate())

    def clean(self):
        cleaned = super().clean()
        self.settle_place(cleaned, cleaned.get("place_on"))
        crossing, area = self.instance, cleaned.get("area")
        if area and crossing.commune:
            words = gettext("The commune says the district. Leave this empty, or empty the commune.")
            self.add_error("area", words)
        crossing.district = crossing.district or area
        crossing.marker = cleaned.get("main_marker") or crossing.marker
        crossing.chosen_further_markers = cleaned.get("more_markers", [])
        if "place" not in self.errors and "place_on" not in self.errors:
            self.refuse_elsewhere()
        return cleaned

    def refuse_elsewhere(self):
        """Where it lies must be the person's to keep; said beside the place, before anything is kept."""
        if self.instance.is_kept_by(self.user):
            return
        words = gettext("This place lies outside your places. Only who reviews there keeps this register.")
        if not self.instance.district:
            words = gettext("Say where it lies: a commune or a district of yours.")
        self.add_error("place", words)

    def add_error(self, field, error):
        """What the rules say of a place stands beside what was typed; what the form does not ask, above it."""
        if hasattr(error, "error_dict"):
            told = {}
            for name, said in error.error_dict.items():
                beside = {"further_markers": "more_markers"}.get(name, BESIDE.get(name, name))
                told.setdefault(beside if beside in self.fields else NON_FIELD_ERRORS, []).extend(said)
            error.error_dict = told
        super().add_error(field, error)


def told_by(crossing):
    """What a stored crossing point puts into the fields that are no columns of it."""
    told = {"seen": crossing.last_change, "main_marker": crossing.marker, "place": ""}
    told["more_markers"] = list(crossing.further_markers.all())
    if crossing.commune and crossing.district:
        told["place"] = Place(crossing.commune, crossing.district).text
        if crossing.commune.valid_to:
            told["place_on"] = crossing.commune.valid_to
    else:
        told["area"] = crossing.district
    return told
