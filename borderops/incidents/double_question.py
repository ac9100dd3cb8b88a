"""Asks once, before a report goes to review, whether it was logged already."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

SHOWN = 5


class DoubleQuestion(forms.ModelForm):
    """Names the records that look like this one, of those that the person may see; a tick says it is another case."""

    not_double = forms.BooleanField(label=gettext_lazy("Possible double"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.doubles = []

    def ask_before_submit(self):
        super().ask_before_submit()
        self.doubles = list(self.instance.likely_doubles(self.user).for_list()[:SHOWN])
        if self.doubles and not self.cleaned_data.get("not_double"):
            words = _("%(records)s. Look there first; if it is another case, tick so and submit again.")
            found = "; ".join(f"{record} ({record.happened})" for record in self.doubles)
            self.add_error("not_double", words % {"records": found})

    def words_of_submit(self):
        """What the trail keeps of the answer."""
        if not self.doubles:
            return super().words_of_submit()
        numbers = ", ".join(str(record) for record in self.doubles)
        return _("Another case than %(records)s.") % {"records": numbers}

    @property
    def asks_of_doubles(self):
        """Whether the question stands on the page."""
        return bool(self.doubles or self["not_double"].errors or self["not_double"].value())
