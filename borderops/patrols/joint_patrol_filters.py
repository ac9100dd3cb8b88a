"""What a list of joint patrols can be narrowed by; every filter stands in the address."""

import django_filters
from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.filters import AreaFilter, CommuneFilter, DayFilter, DistrictFilter, ShortFilterSet
from borderops.districts.sides import Side
from borderops.patrols.choices import Held, PatrolKind
from borderops.patrols.joint_patrols import JointPatrol
from borderops.review.states import State

SEARCHED = ["number", "minutes_number", "their_body", "our_body", "counterpart__name_vi"]


class JointPatrolFilter(ShortFilterSet):
    """Text, days, kind, held or put off, host, district, state."""

    q = django_filters.CharFilter(
        method="search", label=_("Number, minutes, marker or words"), widget=forms.SearchInput()
    )
    since = DayFilter(field_name="day", lookup_expr="gte", label=_("From day"))
    until = DayFilter(field_name="day", lookup_expr="lte", label=_("To day"))
    kind = django_filters.ChoiceFilter(choices=PatrolKind, label=_("Kind of patrol"), empty_label=_("All"))
    held = django_filters.ChoiceFilter(choices=Held, label=_("Held or put off"), empty_label=_("All"))
    host = django_filters.ChoiceFilter(choices=Side, label=_("Host"), empty_label=_("All"))
    district = DistrictFilter(label=_("District"))
    area = AreaFilter()
    commune = CommuneFilter()
    state = django_filters.ChoiceFilter(choices=State, label=_("State"), empty_label=_("All"))

    class Meta:
        model = JointPatrol
        fields = []

    when_asked = ("commune",)

    def search(self, queryset, name, value):
        """The patrols that hold every word, or have this marker; in accounts only for who may read them."""
        whole = JointPatrol.objects.whole_for(self.request.user)
        for word in vietnamese.clean(value, single_line=True).split():
            told = Q(*[(f"{field}__icontains", word) for field in SEARCHED], _connector=Q.OR)
            told |= whole & Q(findings__icontains=word)
            found = JointPatrol.objects.filter(marker_checks__marker__code=word).values("pk")
            ends = Q(from_marker__code=word) | Q(to_marker__code=word)
            queryset = queryset.filter(told | ends | Q(pk__in=found))
        return queryset


class WaitingJointPatrolFilter(JointPatrolFilter):
    """The same for the reviewers' inbox, where the state is given."""

    state = None
