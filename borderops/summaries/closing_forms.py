"""What is asked of who closes a period, and of who looks at the closings of a year."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.models import District
from borderops.figures.fields import PeriodField
from borderops.figures.periods import Period
from borderops.summaries.closing import LONGEST_REASON


class YearForm(forms.Form):
    """Stands in the address; what is left out is the current administrative year."""

    period = PeriodField(label=_("Year"), help_text=_("Such as 2021, or cal:2021 for the calendar year."))

    def __init__(self, asked):
        usual = {"period": Period.current(timezone.localdate()).key}
        given = {name: value for name in usual if (value := asked.get(name, "").strip())}
        super().__init__(usual | given)

    def clean_period(self):
        period = self.cleaned_data["period"]
        if period.kind != "year":
            words = gettext("Closings are shown for a whole year. Write for example %(year)s.")
            raise forms.ValidationError(words % {"year": period.end.year})
        return period

    @property
    def chosen(self):
        """The year; the current one in place of what cannot be read."""
        self.full_clean()
        return self.cleaned_data.get("period") or Period.current(timezone.localdate())


class WhatForm(forms.Form):
    """Which period of which district, or of the whole line, is to be closed."""

    period = PeriodField(label=_("Period"))
    district = forms.ModelChoiceField(
        District.objects.all(), to_field_name="code", required=False, label=_("District")
    )


class CloseForm(forms.Form):
    """The reason, where one must be given, and what the person has looked at."""

    reason = forms.CharField(
        label=_("Why it is closed nevertheless"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, asked, digest, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = digest
        self.fields["reason"].required = bool(asked)
        if not asked:
            self.fields["reason"].label = _("Remark (optional)")

    def clean_reason(self):
        return vietnamese.clean(self.cleaned_data["reason"], single_line=True)
