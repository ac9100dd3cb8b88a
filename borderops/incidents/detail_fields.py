"""The fuller facts on the form: nothing of it is asked, and what an older copy of the form lacks stays as it is."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.districts.models import Unit
from borderops.incidents.choices import Confidence, FoundBy, Severity
from borderops.incidents.models import FurtherKind, Incident, IncidentCode
from borderops.lists.fields import MomentField, SeveralField, WholeField

MOST_PEOPLE = 99_999  # a slip of the finger beyond it; and not every database would refuse it
NOT_SAID = ("", gettext_lazy("Not said"))


class Count(WholeField):
    """A number of people; empty where nobody counted."""

    def __init__(self, label):
        super().__init__(label=label, required=False, validators=[MaxValueValidator(MOST_PEOPLE)])


class KindChoices:
    """The kinds of incident under the names of their groups; retired ones only where already chosen."""

    def grouped(self, day, chosen=()):
        """(group, its kinds) that may be chosen for an incident of `day`."""
        groups = {}
        for kind in IncidentCode.objects.select_related("parent").order_by("code"):
            if kind.parent_id and (kind.pk in chosen or not kind.is_retired_on(day)):
                groups.setdefault(str(kind.parent), []).append((kind.pk, str(kind)))
        return list(groups.items())


class CodeField(KindChoices, forms.ModelChoiceField):
    """A kind of incident."""

    def __init__(self, **kwargs):
        super().__init__(IncidentCode.objects.filter(parent__isnull=False), **kwargs)

    def offer(self, day, chosen=None):
        self.choices = [("", _("Choose…")), *self.grouped(day, [chosen])]


class CodesField(KindChoices, SeveralField):
    """Further kinds of the same case."""

    def __init__(self, **kwargs):
        kinds = IncidentCode.objects.filter(parent__isnull=False)
        super().__init__(kinds, widget=forms.CheckboxSelectMultiple, **kwargs)

    def offer(self, day, chosen=()):
        self.choices = self.grouped(day, chosen)


class UnitField(forms.ModelChoiceField):
    """A unit of the register."""

    def __init__(self, label, empty_label):
        super().__init__(Unit.objects.all(), label=label, required=False, empty_label=empty_label)


class DetailFields(forms.ModelForm):
    """Who found it, which people, how grave, what it follows from."""

    FURTHER = "further_kinds"

    reported_at = MomentField(label=gettext_lazy("Reported at"), required=False)
    found_by = forms.ChoiceField(
        label=gettext_lazy("How it was found"), required=False, choices=[NOT_SAID, *FoundBy.choices]
    )
    found_unit = UnitField(gettext_lazy("Unit that found it"), NOT_SAID[1])
    handling_unit = UnitField(gettext_lazy("Unit that handles it"), gettext_lazy("The unit that logs it"))
    male = Count(gettext_lazy("Male"))
    female = Count(gettext_lazy("Female"))
    under_18 = Count(gettext_lazy("Under 18"))
    vn = Count(gettext_lazy("Viet Nam"))
    cn = Count(gettext_lazy("China"))
    other_nationality = Count(gettext_lazy("Another country"))
    sums_reason = forms.CharField(
        label=gettext_lazy("Why the numbers do not agree"), required=False, max_length=200
    )
    victims = Count(gettext_lazy("Victims"))
    handed_back = Count(gettext_lazy("Handed back"))
    received = Count(gettext_lazy("Received"))
    injured = Count(gettext_lazy("Injured"))
    further_kinds = CodesField(label=gettext_lazy("Further kinds"), required=False)
    severity = forms.ChoiceField(
        label=gettext_lazy("Severity"),
        required=False,
        initial=Severity.ORDINARY,
        choices=Severity.choices,
        widget=forms.RadioSelect,
    )
    confidence = forms.ChoiceField(
        label=gettext_lazy("How far checked"), required=False, choices=[NOT_SAID, *Confidence.choices]
    )
    follows_from = forms.CharField(
        label=gettext_lazy("Follows from"), required=False, max_length=40,
        help_text=gettext_lazy("The number of the earlier incident, for example VV-2026-DV-0001."),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["follows_from"] = str(self.instance.follows_from or "")
        self.initial[self.FURTHER] = [row.code_id for row in self.instance.part(self.FURTHER)]

    def take_as_it_stands(self, names):
        """Puts what stands in the record into fields that were not asked."""
        self.data = self.data.copy()
        for name in names:
            value = self.fields[name].prepare_value(self.get_initial_for_field(self.fields[name], name))
            if value not in (None, "", False):
                self.data.setlist(name, [str(one) for one in (value if isinstance(value, list) else [value])])

    def clean_reported_at(self):
        """A moment is shown to the minute: what was not touched keeps its seconds."""
        said, stored = self.cleaned_data["reported_at"], self.initial.get("reported_at")
        return stored if stored and said == stored.replace(second=0, microsecond=0) else said

    def clean_sums_reason(self):
        return vietnamese.clean(self.cleaned_data["sums_reason"], single_line=True)

    def clean_paper_book_number(self):
        return vietnamese.clean(self.cleaned_data["paper_book_number"], single_line=True)

    def clean_severity(self):
        return self.cleaned_data["severity"] or Severity.ORDINARY

    def clean_follows_from(self):
        """The incident of this number, if this person may see it; or the one that stood there before."""
        number = vietnamese.fold(self.cleaned_data["follows_from"]).upper()
        if not number:
            return None
        earlier = self.instance.follows_from
        if earlier and number == str(earlier).upper():
            return earlier
        found = Incident.objects.visible_to(self.user).filter(number=number).first()
        if found is None:
            words = _("No incident that you may see has the number “%(number)s”. Check it in the list.")
            raise ValidationError(words % {"number": number})
        return found

    @property
    def kinds_by_group(self):
        """The further kinds to tick: (group, [value, label, chosen])."""
        chosen = {str(value) for value in self[self.FURTHER].value() or []}
        return [
            (group, [{"value": pk, "label": label, "chosen": str(pk) in chosen} for pk, label in kinds])
            for group, kinds in self.fields[self.FURTHER].choices
        ]

    def clean(self):
        cleaned = super().clean()
        if self.FURTHER in cleaned:
            self.instance.set_part(self.FURTHER, self.kinds_to_keep(cleaned[self.FURTHER]))
        return cleaned

    def kinds_to_keep(self, codes):
        """The rows of the chosen kinds beside the main one: those that stand already stay."""
        stored = {row.code_id: row for row in self.instance.stored_part(self.FURTHER)}
        main = self.cleaned_data.get("code")
        return [stored.get(code.pk) or FurtherKind(code=code) for code in codes if code != main]
