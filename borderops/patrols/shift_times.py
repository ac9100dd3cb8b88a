"""Which shift a report is of: one of those that are due, or other hours that a person types."""

from datetime import datetime, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops.lists.fields import DayField, TimeField
from borderops.patrols.shift_offer import hours_in, hours_words, key_of

OTHER = "other"
CHOOSE = gettext_lazy("Choose one of the shifts, or “Other hours”.")
TYPED = {"starts_at": "from_time", "ends_at": "until_time"}


class ShiftField(forms.ChoiceField):
    """A shift by its hours; a form kept on a device may name one that is not offered any more."""

    def __init__(self):
        words = {"invalid_choice": CHOOSE}
        super().__init__(
            label=gettext_lazy("Shift"), required=False, widget=forms.RadioSelect, error_messages=words
        )

    def valid_value(self, value):
        return value == OTHER or hours_in(value) is not None


class ShiftTimes(forms.ModelForm):
    """The hours of the report; an end that is not after the beginning lies on the next day."""

    shift = ShiftField()
    on = DayField(label=gettext_lazy("Day of the beginning"), required=False)
    from_time = TimeField(label=gettext_lazy("From hour"), required=False)
    until_time = TimeField(label=gettext_lazy("Until hour"), required=False)

    def offer_shifts(self):
        """The shifts of the chosen post, that of the record first; the usual one is chosen."""
        offered, record = self.offer.choices, self.instance
        own = key_of(record.starts_at, record.ends_at) if record.starts_at else ""
        sent = self.data.get("shift") if self.is_bound else ""
        for key in (own, sent):
            if key and key not in dict(offered) and (hours := hours_in(key)):
                offered = [(key, hours_words(*hours)), *offered]
        self.fields["shift"].choices = [*offered, (OTHER, _("Other hours"))]
        self.initial.setdefault("shift", own or self.offer.usual or OTHER)
        self.initial.setdefault("on", timezone.localdate(record.starts_at) if own else timezone.localdate())

    def clean(self):
        cleaned = super().clean()
        hours = self.hours(cleaned)
        own = (self.instance.starts_at, self.instance.ends_at)
        if hours and not (all(own) and key_of(*own) == key_of(*hours)):  # an hour kept to the second stays
            self.instance.starts_at, self.instance.ends_at = hours
        return cleaned

    def hours(self, cleaned):
        """From when to when, or nothing where that is not clear."""
        chosen = cleaned.get("shift")
        typed = any((self.data.get(name) or "").strip() for name in TYPED.values())
        if chosen == OTHER or (typed and not chosen):
            return self.typed_hours(cleaned)
        if chosen and not typed:
            return hours_in(chosen)
        if "shift" not in self.errors:
            both = _("A shift is chosen, and other hours are typed. Choose “Other hours”, or empty them.")
            self.add_error("shift", both if chosen else CHOOSE)
        return None

    def typed_hours(self, cleaned):
        """The hours as they were typed; asks for what is missing."""
        parts = {name: cleaned.get(name) for name in ("on", "from_time", "until_time")}
        for name, value in parts.items():
            if value is None and name not in self.errors:
                self.add_error(name, _("Choose one of the shifts, or write day and hours here."))
        if any(name in self.errors for name in ("shift", *parts)):
            return None
        start = datetime.combine(parts["on"], parts["from_time"])
        end = datetime.combine(parts["on"], parts["until_time"])
        end += timedelta(days=1) if end <= start else timedelta(0)
        return timezone.make_aware(start), timezone.make_aware(end)

    def add_error(self, field, error):
        """What the model says of the hours stands beside what was chosen or typed."""
        if field is None and hasattr(error, "error_dict"):
            for name, beside in TYPED.items():
                said = error.error_dict.pop(name, [])
                place = beside if self.data.get("shift") in (None, "", OTHER) else "shift"
                if said and not any(one in self.errors for one in ("shift", "on", *TYPED.values())):
                    super().add_error(place, ValidationError(said))
            if not error.error_dict:
                return
        super().add_error(field, error)
