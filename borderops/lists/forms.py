"""Saving a list as one likes to see it, and searching all registers."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.lists.models import SavedView

MOST = 30


class SavedViewForm(forms.ModelForm):
    """The name of a view, who may use it, and whether the list opens with it; a name stands for one view only."""

    replace = forms.BooleanField(
        label=_("Replace the view that has this name"), required=False, widget=forms.HiddenInput
    )

    class Meta:
        model = SavedView
        fields = ["name", "shared", "opens_first"]

    def __init__(self, *args, searches_people=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.searches_people = searches_people

    def clean_shared(self):
        """Whom somebody searched for is not told to everybody who may open the list."""
        shared = self.cleaned_data["shared"]
        if shared and self.searches_people and QueryDict(self.instance.query).get("q"):
            raise ValidationError(
                gettext("This view searches for a person and is not shared. Clear the search first.")
            )
        return shared

    def clean_name(self):
        return vietnamese.clean(self.cleaned_data["name"], single_line=True)

    def clean(self):
        cleaned = super().clean()
        own = SavedView.objects.of_list(self.instance.list_key).filter(owner=self.instance.owner)
        self.same_name = own.exclude(pk=self.instance.pk).filter(name=cleaned.get("name")).first()
        if self.same_name and not cleaned.get("replace"):
            self.ask_to_replace()
        if not self.instance.pk and not self.same_name and own.count() >= MOST:
            words = gettext("You have %(n)s views of this list already. Delete one that you no longer need.")
            raise ValidationError(words % {"n": MOST})
        return cleaned

    def ask_to_replace(self):
        """Shows the box to tick, beside the reason."""
        self.fields["replace"].widget = forms.CheckboxInput()
        words = gettext(
            "You have a view “%(name)s” of this list already. Choose another name, or replace it."
        )
        self.add_error("name", words % {"name": self.same_name})

    def _post_clean(self):
        """A view that is replaced keeps its key, so that links to it still open."""
        super()._post_clean()
        if not self.errors and self.same_name:
            if self.instance.pk:
                self.same_name.delete()
            else:
                self.instance.pk, self.instance._state.adding = self.same_name.pk, False

    def validate_unique(self):
        """Asked and answered in `clean`."""


class SearchForm(forms.Form):
    """A few words, a number, a place; in words too short for an index the search would read every record."""

    SHORTEST = 3
    q = forms.CharField(label=_("Search"), max_length=100, required=False, widget=forms.SearchInput)

    def clean_q(self):
        text = vietnamese.clean(self.cleaned_data["q"], single_line=True)
        if text and max(map(len, text.split())) < self.SHORTEST:
            raise ValidationError(gettext("Write a word of at least three letters or digits."))
        return text
