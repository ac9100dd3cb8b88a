"""The fields of a list of workers: what happened to them, and how they are looked for and chosen."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.crossings.models import CrossingPoint
from borderops.districts.models import Commune, District
from borderops.labour.choices import ListKind
from borderops.labour.list_choosing import own_districts
from borderops.labour.programmes import Programme
from borderops.labour.worker_lists import ListLine
from borderops.lists.fields import DayField

CHOOSE = _("Choose…")
KINDS = [("", CHOOSE), *ListKind.choices]
SAID = ["kind", "programme", "district", "day", "crossing", "minutes_number", "basis", "remark"]
LABELS = {"minutes_number": _("Number of the minutes"), "basis": _("Basis"), "remark": _("Remark")}
# What names people is not kept on the device.
NOT_KEPT = {"data-keep-not": ""}


class WhichList(forms.Form):
    """What the list is about: asked first, so that the right workers stand on the form."""

    kind = forms.ChoiceField(label=_("Kind of list"), choices=KINDS)
    programme = forms.ModelChoiceField(
        Programme.objects.all(), label=_("Labour programme"), empty_label=CHOOSE
    )
    district = forms.ModelChoiceField(
        District.objects.none(), label=_("Home district of the workers"), empty_label=CHOOSE
    )


class HowChosen(forms.Form):
    """How the workers of a list are looked for and named; none of it is a field of the record."""

    find = forms.CharField(
        label=_("Name or number contains"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs=NOT_KEPT),
    )
    commune = forms.ModelChoiceField(
        Commune.objects.none(), label=_("Home commune"), required=False, empty_label=_("All communes")
    )
    numbers = forms.CharField(
        label=_("Numbers of permits or papers, one in a line"),
        required=False,
        max_length=40_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"} | NOT_KEPT),
        help_text=_("Pasted from a sheet: the number, and for an extension the day in the next column."),
    )
    leave_out = forms.BooleanField(
        label=_("Send the list without the lines that were not found"), required=False
    )
    until = DayField(label=_("Extended until, for all"), required=False)


class WhatHappened(forms.Form):
    """When and where it happened."""

    day = DayField(label=_("Day"))
    crossing = forms.ModelChoiceField(
        CrossingPoint.objects.none(), label=_("Crossing point"), required=False, empty_label=CHOOSE
    )


class AskWhich(WhichList):
    """The first step of a new list; what is the only choice of a person is chosen already."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["district"].queryset = own_districts(user)
        for name in ("programme", "district"):
            only = list(self.fields[name].queryset[:2])
            if len(only) == 1:
                self.initial.setdefault(name, only[0].pk)


class Row:
    """A worker who may be ticked: the file, the box, the day of an extension, and what speaks against it."""

    def __init__(self, form, permit, may_name, is_ready, elsewhere):
        self.form, self.permit, self.is_ready, self.elsewhere = form, permit, is_ready, elsewhere
        self.worker = permit.worker if may_name else None
        self.is_ticked = permit.pk in form.ticked

    @property
    def until(self):
        """The field for the day until which it is extended; nothing in other kinds of lists."""
        return self.field("until")

    @property
    def remark(self):
        """The field for what is to be said of the worker; nothing where the name may not be known."""
        return self.field("remark")

    def field(self, of):
        name = f"{of}-{self.permit.pk}"
        return self.form[name] if name in self.form.fields else None


def remark_field(permit):
    """What a list says of one worker; it may name somebody, so that the device does not keep it."""
    label = gettext("%(permit)s, remark") % {"permit": permit}
    attrs = {"aria-label": label, "class": "form-control", "autocomplete": "off"} | NOT_KEPT
    return forms.CharField(
        label=label,
        required=False,
        max_length=ListLine._meta.get_field("remark").max_length,
        widget=forms.TextInput(attrs=attrs),
    )
