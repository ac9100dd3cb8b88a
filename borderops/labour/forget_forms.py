"""The form by which the province removes the personal data of a programme."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


class ForgetForm(forms.Form):
    """Asks for the programme's code, so that nobody removes anything by a slip."""

    code = forms.CharField(
        label=_("Write the code of the programme to remove the data"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args, programme, **kwargs):
        super().__init__(*args, **kwargs)
        self.programme = programme

    def clean_code(self):
        code = self.cleaned_data["code"].strip()
        if code != self.programme.code:
            words = gettext("This is not the code of the programme (%(code)s). Nothing was removed.")
            raise ValidationError(words % {"code": self.programme.code})
        return code
