"""Why two records are one worker, or why they are two persons."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese


class MergeForm(forms.Form):
    """What somebody knows of why both are one; may stay empty, since the records themselves often say it."""

    why = forms.CharField(
        label=_("How do you know that they are the same?"),
        required=False,
        max_length=200,
        help_text=_("No names and no numbers of papers here."),
    )


class ApartForm(forms.Form):
    """Why the two are different persons; asked, so that nobody has to find it out again."""

    reason = forms.CharField(
        label=_("Why are they two persons?"),
        max_length=200,
        help_text=_(
            "Such as: the number was mistyped and is corrected. No names and no numbers of papers here."
        ),
    )

    def clean_reason(self):
        """In words."""
        reason = vietnamese.clean(self.cleaned_data["reason"], single_line=True)
        if not any(map(str.isalpha, reason)):
            raise ValidationError(gettext("Say in words why they are two persons."))
        return reason
