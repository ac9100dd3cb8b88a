"""The form of an employer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.labour.intakes import Employer
from borderops.labour.programmes import Programme


class EmployerForm(forms.ModelForm):
    """Logs or changes an employer; the same rules hold in the administration and for workbooks."""

    told_fields = ["name", "name_there", "place", "licence", "note"]

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Employer
        fields = ["name", "name_there", "place", "programmes", "licence", "note"]
        widgets = {"programmes": forms.CheckboxSelectMultiple}
        help_texts = {"place": _("District and prefecture or province there, such as Phú Ninh, Văn Sơn")}

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["programmes"].queryset = Programme.objects.visible_to(user).order_by("code")
        if not self.instance._state.adding:
            self.initial["seen"] = self.instance.last_change

    def clean(self):
        cleaned = super().clean()
        self.instance.chosen_programmes = cleaned.get("programmes")
        return cleaned
