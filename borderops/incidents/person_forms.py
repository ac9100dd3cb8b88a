"""What is typed of a person: beside a follow-up, to mend it, and why somebody must see a paper's number."""

from copy import deepcopy

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.incidents.models import Person
from borderops.lists.fields import WholeField

PREFIX = "person_"


class PersonFields(forms.ModelForm):
    """A person, as typed for the first time."""

    birth_year = WholeField(label=_("Year of birth"), required=False)

    class Meta:
        model = Person
        fields = Person.TYPED
        labels = {
            "part": _("Part in the case"),
            "name": _("Family name and name"),
            "sex": _("Sex"),
            "nationality": _("Nationality"),
            "paper_kind": _("Kind of paper"),
            "paper_number": _("Number of the paper"),
        }


class PersonForm(PersonFields):
    """Mends a person. The stored number of a paper is not shown; it stays unless another one is typed."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, version, **kwargs):
        super().__init__(*args, **kwargs)
        self.stored_paper = self.instance.paper_number
        self.initial |= {"paper_number": "", "version": version}
        if self.stored_paper:
            words = gettext(
                "%(paper)s is kept. Leave this empty to keep it, or choose no paper above to remove it."
            )
            self.fields["paper_number"].help_text = words % {"paper": self.instance.masked_paper}

    def clean_paper_number(self):
        typed = self.cleaned_data["paper_number"]
        return typed or (self.stored_paper if self.cleaned_data.get("paper_kind") else "")


class PurposeForm(forms.Form):
    """For what somebody must see the number of a paper; kept with who and when."""

    LETTERS = 5
    purpose = forms.CharField(
        label=_("What do you need the number for?"),
        min_length=LETTERS,
        max_length=200,
        help_text=_("Kept with your name and the time, for whoever checks who looked."),
    )

    def clean_purpose(self):
        """In words: dots, digits and what nobody sees are none."""
        purpose = vietnamese.clean(self.cleaned_data["purpose"], single_line=True)
        if sum(map(str.isalpha, purpose)) < self.LETTERS:
            raise ValidationError(gettext("Say in words what you need the number for."))
        return purpose


class PersonChoice(forms.ModelChoiceField):
    """The persons of an incident by what may be told without a name."""

    user = None

    def label_from_instance(self, person):
        paper = person.masked_paper if person.name_for(self.user) else ""
        return " · ".join(filter(None, [str(person), person.in_short, paper]))


class WithPerson(forms.Form):
    """The part of a follow-up's form that names a person: one of the incident's, or a new one."""

    person = PersonChoice(label=_("Whom it concerns"), queryset=Person.objects.none(), required=False)

    def add_person_fields(self):
        """Offers whom this person may see, and the fields for somebody new."""
        incident = self.instance.incident
        known = Person.objects.visible_to(self.user).filter(incident=incident).select_related("incident")
        self.fields["person"].user = self.user
        self.fields["person"].queryset = known
        self.fields["person"].empty_label = gettext("Nobody by name, or somebody new")
        for name, field in PersonFields.base_fields.items():
            self.fields[PREFIX + name] = deepcopy(field)
            self.fields[PREFIX + name].required = False

    @property
    def new_person_fields(self):
        return [self[PREFIX + name] for name in PersonFields.base_fields]

    @property
    def has_new_person(self):
        """Whether something of a new person was typed, which must then be in sight."""
        return any(
            field.value() or field.errors
            for field in self.new_person_fields
            if field.html_name != "person_part"
        )

    def settle_person(self, cleaned):
        """Puts the typed person in the place of a chosen one; both at once cannot be meant."""
        values = {name: cleaned.get(PREFIX + name) for name in PersonFields.base_fields}
        typed = {name: value for name, value in values.items() if value}
        if not set(typed) - {"part"}:
            return
        if cleaned.get("person"):
            words = gettext("Either choose a person or write a new one, not both.")
            self.add_error("person", words)
            return
        cleaned["person"] = Person(incident=self.instance.incident, **typed)
        try:
            cleaned["person"].full_clean(exclude=["incident"])
        except ValidationError as faults:
            for name, said in faults.error_dict.items():
                self.add_error(PREFIX + name, said)
