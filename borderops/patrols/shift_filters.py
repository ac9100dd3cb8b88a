"""What a list of shift reports can be narrowed by; every filter stands in the address."""

from datetime import timedelta

import django_filters
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops.districts.filters import AreaFilter, CommuneFilter, DayFilter, DistrictFilter, ShortFilterSet
from borderops.districts.models import Unit
from borderops.patrols.days import A_DAY, midnight
from borderops.patrols.models import Post, ShiftOutcome, ShiftReport
from borderops.review.states import State

LATELY = timedelta(days=30)
SEARCH = forms.SearchInput(attrs={"placeholder": "CT-2026-DV-0001"})
LATE = [("report", _("The report came late")), ("review", _("Review is late"))]
TAKEN_OVER = [
    ("mine", _("Waits for my unit to confirm")),
    ("no", _("Not confirmed, last 30 days")),
    ("yes", _("Confirmed")),
]


def posts_of(request):
    """The posts that may be asked for: those that the person sees."""
    return Post.objects.visible_to(request.user).select_related("unit").order_by("name", "pk")


def units_of(request):
    """The units that keep these posts."""
    return Unit.objects.filter(pk__in=posts_of(request).order_by().values("unit")).order_by("name")


class ShiftFilter(ShortFilterSet):
    """Number or post, duty days, district, unit, what happened, state, who is late, the hand-over."""

    q = django_filters.CharFilter(method="search", label=_("Number or post"), widget=SEARCH)
    since = DayFilter(method="from_day", label=_("From duty day"))
    until = DayFilter(method="to_day", label=_("To duty day"))
    post = django_filters.ModelChoiceFilter(queryset=posts_of, label=_("Post"), empty_label=_("All"))
    district = DistrictFilter(label=_("District"))
    area = AreaFilter()
    commune = CommuneFilter()
    unit = django_filters.ModelChoiceFilter(
        queryset=units_of, label=_("Unit in charge"), empty_label=_("All")
    )
    outcome = django_filters.ChoiceFilter(
        choices=ShiftOutcome, label=_("What happened"), empty_label=_("All")
    )
    state = django_filters.ChoiceFilter(choices=State, label=_("State"), empty_label=_("All"))
    late = django_filters.ChoiceFilter(
        choices=LATE, method="past_due", label=_("Deadline"), empty_label=_("All")
    )
    handover = django_filters.ChoiceFilter(
        choices=TAKEN_OVER, method="taken_over", label=_("Hand-over of the shift"), empty_label=_("All")
    )

    class Meta:
        model = ShiftReport
        fields = []

    when_asked = ("commune",)

    def search(self, queryset, name, value):
        return queryset.search(value, self.request.user)

    def from_day(self, queryset, name, value):
        """A shift begins a day before its duty day at the earliest: so the index of beginnings serves the day too."""
        return queryset.filter(duty_day__gte=value, starts_at__gte=midnight(value - A_DAY))

    def to_day(self, queryset, name, value):
        """And on the day after it at the latest."""
        return queryset.filter(duty_day__lte=value, starts_at__lt=midnight(value + 2 * A_DAY))

    def past_due(self, queryset, name, value):
        """What came after its hours to send, or what a reviewer should have finished by now."""
        return queryset.late() if value == "review" else queryset.filter(came_late=True)

    def taken_over(self, queryset, name, value):
        """Whether the next shift confirmed, asked by who may read it; long ago nobody minds that it did not."""
        queryset = queryset.filter(queryset.whole_for(self.request.user))
        if value == "mine":
            return queryset.to_take_over(self.request.user)
        if value == "yes":
            return queryset.filter(handover__isnull=False)
        return queryset.not_taken_over(timezone.now() - LATELY)


class WaitingShiftFilter(ShiftFilter):
    """The same for the reviewers' inbox, where the state is given."""

    state = None
    handover = None
