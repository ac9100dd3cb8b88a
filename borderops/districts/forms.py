"""The place part of a form: one text that names commune and marker, and a choice where it may mean several."""

import json

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops.districts.lookup import Gazetteer, Place, wrong_marker
from borderops.districts.markers import not_a_marker
from borderops.districts.models import BorderMarker


def look_up(day_field):
    """What makes the field ask for places while somebody types, on the day that another field says."""
    return {
        "hx-get": reverse("places"),
        "hx-trigger": f"input changed delay:300ms, change from:#id_{day_field}",
        "hx-target": "#place-found",
        "hx-include": f"#id_{day_field}",
        "hx-vals": json.dumps({"day_field": day_field}),
        "autocomplete": "off",
    }


class PlaceForm(forms.ModelForm):
    """Sets commune, district and marker of a record from what a person types."""

    # The field that says on which day the place must have stood.
    day_field = "occurred_on"

    place = forms.CharField(label=gettext_lazy("Commune, marker or place"), required=False, max_length=160)
    place_choice = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, within=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.within = within
        self.places = []
        self.fields["place"].widget.attrs |= look_up(self.day_field)
        if self.instance.commune_id and self.instance.district_id:
            self.initial["place"] = place_of(self.instance).text
            self.initial["place_choice"] = place_of(self.instance).key

    @property
    def shown_places(self):
        """The choices to show under the field: those found, or the stored one."""
        if not self.is_bound and self.initial.get("place"):
            return [place_of(self.instance)]
        return self.places

    def settle_place(self, cleaned, on):
        """Finds what was typed on the day of the event; asks where it may mean several places."""
        text = cleaned.get("place") or ""
        self.instance.commune = self.instance.district = self.instance.marker = None
        if not text or not on:
            return
        self.places = Gazetteer().find(text, on, self.within)
        chosen = self.chosen(cleaned.get("place_choice"))
        if chosen:
            self.take(chosen)
        else:
            self.add_error("place", self.question(text))

    def chosen(self, key):
        """The place that was picked, or the only one there is when nothing about it needs a word."""
        for place in self.places:
            if place.key == key:
                return place
        sure = len(self.places) == 1 and not self.places[0].formerly
        return self.places[0] if sure else None

    def question(self, text):
        if wrong := wrong_marker(text):
            return not_a_marker(wrong)
        if not self.places:
            return _("No commune of yours called “%(text)s” stood on that day. Check the spelling or name a commune."
                     ) % {"text": text}  # fmt: skip
        if self.places[0].formerly:
            return _("%(old)s no longer stands on that day. Choose the commune that it belongs to.") % {
                "old": self.places[0].formerly}  # fmt: skip
        return _("“%(text)s” may mean several places. Choose one.") % {"text": text}

    def take(self, place):
        """Puts the place on the record."""
        self.instance.commune, self.instance.district = place.commune, place.district
        if place.marker:
            self.instance.marker = BorderMarker.objects.called(place.marker, place.commune)


def place_of(record):
    """The place that a record stands at."""
    marker = getattr(record, "marker", None)
    return Place(record.commune, record.district, marker.code if marker else "")
