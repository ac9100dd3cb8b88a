"""What the reader of the dashboard chooses: the period, and once and for all the indicators."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.figures.fields import PeriodField
from borderops.figures.periods import Period
from borderops.figures.themes import by_theme, key_and_name
from borderops.summaries.dashboard_choice import MOST, DashboardChoice, countable_indicators


class DashboardForm(forms.Form):
    """The period, in the address; the running month where none is named."""

    period = PeriodField(
        label=_("Period"),
        widget=forms.TextInput(attrs={"list": "periods", "class": "form-control"}),
        help_text=_("Such as 2021, 2021-H1, 2021-Q3, 2021-M07, cal:2021 or 01/01/2021..31/03/2021."),
    )

    def __init__(self, asked):
        self.usual = Period.current(timezone.localdate(), "month")
        super().__init__({"period": asked.get("period", "").strip() or self.usual.key})

    @property
    def chosen(self):
        """What was asked for, or the running month in place of what cannot be read."""
        return self.cleaned_data["period"] if self.is_valid() else self.usual


class ChoiceForm(forms.Form):
    """A list to choose from for each place on the dashboard, the first on top; empty places close up."""

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        indicators = countable_indicators(user)
        self.labels = dict(map(key_and_name, indicators))
        choices = [("", _("— none —")), *by_theme(indicators, key_and_name)]
        chosen = [key for key in DashboardChoice.keys_of(user) if key in self.labels]
        for number in range(min(MOST, len(indicators))):
            self.fields[f"place-{number + 1}"] = forms.ChoiceField(
                label=_("Place %(n)s") % {"n": number + 1},
                choices=choices,
                required=False,
                initial=chosen[number] if number < len(chosen) else "",
            )

    def clean(self):
        """Each indicator once."""
        taken = {}
        for name in self.fields:
            key = self.cleaned_data.get(name)
            if key and key in taken:
                words = gettext("“%(label)s” is chosen already. Choose another one, or none.")
                self.add_error(name, ValidationError(words % {"label": self.labels[key]}))
            taken.setdefault(key, name)
        return self.cleaned_data

    def keep(self):
        """Remembers the choice, for this person alone."""
        keys = [key for name in self.fields if (key := self.cleaned_data[name])]
        DashboardChoice.objects.update_or_create(user=self.user, defaults={"keys": keys})
