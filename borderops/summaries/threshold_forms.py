"""The form of a threshold; the same in the administration."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops.districts.models import District
from borderops.figures.counting import countings
from borderops.figures.fields import AmountField
from borderops.figures.models import Indicator
from borderops.figures.themes import theme_name
from borderops.summaries.kept_once import offer_key, take_key
from borderops.summaries.thresholds import Threshold


class ThresholdForm(forms.ModelForm):
    """Which figure, where, over how long, and when it is to be marked."""

    limit = AmountField(
        label=pgettext_lazy("threshold", "Number"),
        help_text=_("In the unit of the indicator, or a per cent; such as 20, 1.500 or 180 triệu."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Threshold
        fields = ["indicator", "district", "period_kind", "what", "limit", "note", "active"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_key(self)
        if "indicator" not in self.fields:  # the administration shows it to who may only look
            return
        kept = self.instance
        self.fields["indicator"].queryset = offered = counted_indicators(kept.indicator_id)
        self.fields["indicator"].choices = [("", self.fields["indicator"].empty_label), *by_theme(offered)]
        self.fields["district"].queryset = District.objects.filter(Q(on_border=True) | Q(pk=kept.district_id))
        self.fields["district"].empty_label = _("Whole line")

    def clean(self):
        told = super().clean()
        take_key(self.instance, told)
        return told


def counted_indicators(kept=None):
    """Those that the register counts itself, and the one that is chosen already."""
    return Indicator.objects.filter(Q(key__in=countings) | Q(pk=kept))


def by_theme(indicators):
    """The same as choices under the names of their themes."""
    groups = {}
    for indicator in indicators:
        groups.setdefault(str(theme_name(indicator.theme)), []).append((indicator.pk, indicator.label))
    return groups.items()
