"""What the list of early notices can be narrowed by; every filter stands in the address."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.crossings.choices import Flow, Importance
from borderops.crossings.notice_rules import FLOW_FIELDS
from borderops.crossings.notices import Notice
from borderops.crossings.points import CrossingPoint
from borderops.districts.filters import DayFilter

WAITING, OURS, CLOSED = "waiting", "ours", "closed"
STANDINGS = [
    (WAITING, _("Not dealt with")),
    (OURS, _("Not dealt with, at our crossing points")),
    (CLOSED, _("Dealt with")),
]
# SQLite refuses a condition of a thousand words.
LONGEST_SEARCH = 500


def crossings_of(request):
    """The crossing points that may be asked for, west to east."""
    return CrossingPoint.objects.visible_to(request.user).west_to_east()


class NoticeFilter(django_filters.FilterSet):
    """Words, crossing point, flow, importance, waiting or closed, days on which it was received."""

    q = django_filters.CharFilter(
        method="saying",
        label=_("Words or crossing point"),
        max_length=LONGEST_SEARCH,
        widget=forms.SearchInput(),
    )
    crossing = django_filters.ModelChoiceFilter(
        queryset=crossings_of,
        to_field_name="code",
        method="about",
        label=_("Crossing point"),
        empty_label=_("All"),
    )
    flow = django_filters.ChoiceFilter(choices=Flow, method="of_flow", label=_("Flows"), empty_label=_("All"))
    importance = django_filters.ChoiceFilter(choices=Importance, label=_("Importance"), empty_label=_("All"))
    state = django_filters.ChoiceFilter(
        choices=STANDINGS, method="standing", label=_("Dealt with or not"), empty_label=_("All")
    )
    since = DayFilter(method="received_since", label=_("Received from day"))
    until = DayFilter(method="received_until", label=_("Received to day"))

    class Meta:
        model = Notice
        fields = []

    def saying(self, queryset, name, value):
        return queryset.saying(value)

    def about(self, queryset, name, value):
        return queryset.about(CrossingPoint.objects.filter(pk=value.pk))

    def of_flow(self, queryset, name, value):
        return queryset.filter(**{FLOW_FIELDS[value]: True})

    def standing(self, queryset, name, value):
        if value == CLOSED:
            return queryset.closed()
        rows = queryset.waiting()
        return rows.answerable_by(self.request.user) if value == OURS else rows

    def received_since(self, queryset, name, value):
        return queryset.received_between(since=value)

    def received_until(self, queryset, name, value):
        return queryset.received_between(until=value)
