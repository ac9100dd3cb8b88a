"""What the reader of a day or of a month chooses; it stands in the address."""

import re
from calendar import monthrange
from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.districts.models import District, Unit
from borderops.lists.fields import DayField, WrittenField
from borderops.patrols.expected import present_duty_day
from borderops.vietnamese import YEARS, clean

MONTH = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d?)|(?P<m>\d\d?)/(?P<y>\d{4})", re.ASCII)


def parse_month(text):
    """The first day of the month that somebody wrote, or a refusal that says how to write it."""
    found = MONTH.fullmatch(clean(text, single_line=True))
    year, month = (int(found["year"] or found["y"]), int(found["month"] or found["m"])) if found else (0, 0)
    if year not in YEARS or not 1 <= month <= 12:
        raise ValueError(gettext("Write the month as mm/yyyy, for example 11/2026."))
    return date(year, month, 1)


def month_words(first):
    return f"{first:%m}/{first.year:04}"


def last_of_month(first):
    return first.replace(day=monthrange(first.year, first.month)[1])


class MonthField(WrittenField):
    """A month as mm/yyyy, or 2026-11 as addresses write it."""

    read = staticmethod(parse_month)
    show = staticmethod(month_words)

    def widget_attrs(self, widget):
        return {"inputmode": "numeric", "placeholder": "mm/yyyy", "autocomplete": "off"}


class PostsForm(forms.Form):
    """Which of the posts that a person sees: those of a district, of a unit, or all."""

    WHEN = ""  # the name of the field that says which day or month

    district = forms.ModelChoiceField(
        label=_("District"), queryset=None, required=False, to_field_name="code", empty_label=_("All")
    )
    unit = forms.ModelChoiceField(
        label=_("Unit in charge"), queryset=None, required=False, empty_label=_("All")
    )

    def __init__(self, asked, *, posts, now):
        self.duty_day = present_duty_day(posts, now)
        self.present = self.present_of(self.duty_day)
        given = {name: value for name in self.base_fields if (value := asked.get(name, "").strip())}
        given[self.WHEN] = self.as_people_write(given.get(self.WHEN))
        super().__init__(given, initial={self.WHEN: self.present})
        districts = {post.district_id for post in posts}
        districts |= {event.district_id for post in posts for event in post.events.all()}
        self.fields["district"].queryset = District.objects.filter(pk__in=districts - {None})
        self.fields["unit"].queryset = Unit.objects.filter(pk__in={post.unit_id for post in posts}).order_by(
            "name"
        )

    def as_people_write(self, text):
        """The day or month of an address as it is written here; what cannot be read as it was typed."""
        field = type(self.base_fields[self.WHEN])
        try:
            return field.show(field.read(text) if text else self.present)
        except ValueError:
            return text

    def clean(self):
        chosen = self.cleaned_data.get(self.WHEN)
        if chosen and chosen > self.present:
            self.add_error(self.WHEN, ValidationError(self.to_come))
        return self.cleaned_data

    @cached_property
    def chosen(self):
        """What was chosen; the usual in place of what cannot be read."""
        self.is_valid()
        return {self.WHEN: self.present, "district": None, "unit": None} | self.cleaned_data

    @property
    def narrowed(self):
        """What stays in the address from one day to another."""
        district, unit = self.chosen["district"], self.chosen["unit"]
        narrowed = {"district": district and district.code, "unit": unit and unit.pk}
        return {name: value for name, value in narrowed.items() if value}


class DayForm(PostsForm):
    """One duty day, the present one unless another is asked for."""

    WHEN = "day"
    to_come = _("This day is still to come. Choose today or an earlier day.")
    day = DayField(label=_("Duty day"), required=False)
    field_order = ["day", "district", "unit"]

    def present_of(self, duty_day):
        return duty_day


class MonthForm(PostsForm):
    """One month, the present one unless another is asked for."""

    WHEN = "month"
    to_come = _("This month is still to come. Choose this month or an earlier one.")
    month = MonthField(label=_("Month"), required=False)
    field_order = ["month", "district", "unit"]

    def present_of(self, duty_day):
        return duty_day.replace(day=1)
