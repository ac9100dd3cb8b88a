"""What the list of employers can be narrowed by."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.labour.intakes import Employer
from borderops.labour.programmes import Programme

LONGEST_SEARCH = 200


def programmes_of(request):
    """The programmes that may be asked for."""
    return Programme.objects.visible_to(request.user).order_by("code")


class EmployerFilter(django_filters.FilterSet):
    """Words, programme."""

    q = django_filters.CharFilter(
        method="saying",
        label=_("Name, place or licence"),
        max_length=LONGEST_SEARCH,
        widget=forms.SearchInput(),
    )
    programme = django_filters.ModelChoiceFilter(
        field_name="programmes",
        queryset=programmes_of,
        to_field_name="code",
        label=_("Programme"),
        empty_label=_("All"),
    )

    class Meta:
        model = Employer
        fields = []

    def saying(self, queryset, name, value):
        return queryset.search(value)
