"""What the list of reports can be narrowed by; every filter stands in the address."""

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops import vietnamese
from borderops.figures.filters import PeriodFilter
from borderops.summaries.reports import Report, ReportState

VALID, REPLACED, TO_CHECK = "valid", "replaced", "to-check"
STANDINGS = [
    (VALID, pgettext_lazy("report", "Issued and in force")),
    (REPLACED, pgettext_lazy("report", "Replaced by a later one")),
    (TO_CHECK, pgettext_lazy("report", "Drafts that somebody else wrote last")),
]


class ReportFilter(django_filters.FilterSet):
    """Number or subject, period, state."""

    q = django_filters.CharFilter(
        method="saying", label=_("Search"), max_length=100, widget=forms.SearchInput()
    )
    period = PeriodFilter(method="within", label=_("Period"))
    state = django_filters.ChoiceFilter(
        choices=[*ReportState.choices, *STANDINGS], method="standing", label=_("State"),
        empty_label=pgettext_lazy("report", "All but the discarded ones"),
    )  # fmt: skip

    class Meta:
        model = Report
        fields = []

    def filter_queryset(self, queryset):
        """What was discarded is shown to who asks for it, by its state or its number."""
        found = super().filter_queryset(queryset)
        asked = self.form.cleaned_data
        number = vietnamese.clean(asked["q"], single_line=True).upper()
        return found if asked["state"] else found.filter(Q(number=number) | ~Q(state=ReportState.DISCARDED))

    def saying(self, queryset, name, value):
        """By one's own number, the paper's number or the subject; reports are few."""
        words = vietnamese.clean(value, single_line=True)
        said = Q(number__icontains=words) | Q(official_number__icontains=words) | Q(title__icontains=words)
        return queryset.filter(said)

    def within(self, queryset, name, value):
        """Those of the period itself or of a part of it."""
        return queryset.filter(start__gte=value.start, end__lte=value.end)

    def standing(self, queryset, name, value):
        if value == VALID:
            return queryset.current()
        if value == TO_CHECK:
            return queryset.to_check_by(self.request.user)
        if value == REPLACED:
            return queryset.issued().filter(superseded_by__isnull=False)
        return queryset.filter(state=value)
