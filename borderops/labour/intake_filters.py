"""What the list of demands can be narrowed by; every filter stands in the address."""

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops.labour.employer_filters import LONGEST_SEARCH, programmes_of
from borderops.labour.intakes import Employer, Intake
from borderops.labour.sectors import Sector

OPEN, OVER, CLOSED = "open", "over", "closed"
STANDINGS = [
    (OPEN, pgettext_lazy("demand", "Open")),
    (OVER, _("Its time is over")),
    (CLOSED, pgettext_lazy("demand", "Closed")),
]


def employers_of(request):
    """The employers that may be asked for."""
    return Employer.objects.visible_to(request.user)


class IntakeFilter(django_filters.FilterSet):
    """Words, programme, employer, sector, open or closed."""

    q = django_filters.CharFilter(
        method="saying",
        label=_("Number of the demand, letter, employer"),
        max_length=LONGEST_SEARCH,
        widget=forms.SearchInput(),
    )
    programme = django_filters.ModelChoiceFilter(
        queryset=programmes_of, to_field_name="code", label=_("Programme"), empty_label=_("All")
    )
    employer = django_filters.ModelChoiceFilter(
        queryset=employers_of, label=_("Employer"), empty_label=_("All")
    )
    sector = django_filters.ModelChoiceFilter(
        queryset=Sector.objects.all(), to_field_name="code", label=_("Sector of work"), empty_label=_("All")
    )
    state = django_filters.ChoiceFilter(
        choices=STANDINGS, method="standing", label=_("Open or closed"), empty_label=_("All")
    )

    class Meta:
        model = Intake
        fields = []

    def saying(self, queryset, name, value):
        return queryset.search(value)

    def standing(self, queryset, name, value):
        if value == OPEN:
            return queryset.still_open()
        if value == CLOSED:
            return queryset.filter(closed_on__isnull=False)
        return queryset.filter(closed_on__isnull=True, ends_on__lt=timezone.localdate())
