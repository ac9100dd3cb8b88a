"""What the list of posts can be narrowed by, on the day that it is shown for."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.districts.filters import AreaFilter, CommuneFilter, DayFilter, DistrictFilter, ShortFilterSet
from borderops.districts.models import Unit
from borderops.patrols.choices import PostChange, PostKind
from borderops.patrols.models import Post
from borderops.patrols.post_counts import with_life_on

STOOD = "stood"
OPEN, CLOSED, LATER = "open", "closed", "later"
STATES = [(OPEN, _("In operation")), (CLOSED, _("Closed")), (LATER, _("Not opened by then"))]


def units_with_posts(request):
    """The units whose posts the user sees."""
    posts = Post.objects.visible_to(request.user).order_by()
    return Unit.objects.filter(pk__in=posts.values("unit")).order_by("name")


class DistrictThenFilter(DistrictFilter):
    """Districts in which a post stood on the day, or through which its stretch leads."""

    def filter(self, queryset, value):
        keys = [district.pk for district in value]
        here = Q(district_then__in=keys)
        if self.parent.form.cleaned_data["stretch"] != STOOD:
            further = Post.further_districts.through.objects.filter(district__in=keys).values("post")
            here |= Q(pk__in=further)
        return queryset.filter(here) if keys else queryset


class PostFilterForm(forms.Form):
    """A list is shown for a day that has come."""

    def clean_as_of(self):
        day = self.cleaned_data["as_of"]
        if day and day > timezone.localdate():
            raise ValidationError(gettext("This day lies in the future. Choose today or an earlier day."))
        return day


class PostFilter(ShortFilterSet):
    """The day, words, sort, district, unit, open or closed."""

    as_of = DayFilter(method="on_that_day", label=_("As of"))
    q = django_filters.CharFilter(method="search", label=_("Search"), widget=forms.SearchInput())
    kind = django_filters.ChoiceFilter(choices=PostKind, label=_("Sort of post"), empty_label=_("All"))
    state = django_filters.ChoiceFilter(
        choices=STATES, method="as_it_was", label=_("Open or closed"), empty_label=_("Opened until then")
    )
    district = DistrictThenFilter(label=_("District"))
    stretch = django_filters.ChoiceFilter(
        choices=[(STOOD, _("standing there"))],
        method="as_districts_say",
        label=_("In the district"),
        empty_label=_("standing there or leading through"),
    )
    area = AreaFilter("commune_then", "district_then")
    commune = CommuneFilter(field_name="commune_then")
    unit = django_filters.ModelChoiceFilter(
        queryset=units_with_posts, label=_("Unit of the post"), empty_label=_("All")
    )

    class Meta:
        model = Post
        fields = []
        form = PostFilterForm

    when_asked = ("area", "commune")

    def __init__(self, data=None, *args, **kwargs):
        """Without a day it is today, and the form says so."""
        today = timezone.localdate()
        given = data.copy() if data is not None else None
        if given is not None and not given.get("as_of", "").strip():
            given["as_of"] = vietnamese.day(today)
        super().__init__(given, *args, **kwargs)
        self.form.fields["as_of"].initial = today

    @property
    def day(self):
        """The day that the list is shown for; today where it cannot be read."""
        told = self.form.cleaned_data.get("as_of") if self.is_valid() else None
        return told or timezone.localdate()

    def filter_queryset(self, queryset):
        """What stood where on the day is asked of the events; posts opened later are shown if asked for."""
        rows = super().filter_queryset(with_life_on(queryset, self.day))
        return rows if self.form.cleaned_data["state"] else rows.exclude(last_kind=None)

    def on_that_day(self, queryset, name, value):
        """Done above, since it holds when no day is given too."""
        return queryset

    def as_districts_say(self, queryset, name, value):
        """Done where the districts are read."""
        return queryset

    def as_it_was(self, queryset, name, value):
        """Open, closed or not opened yet on the day."""
        if value == LATER:
            return queryset.filter(last_kind=None)
        if value == CLOSED:
            return queryset.filter(last_kind=PostChange.CLOSED)
        return queryset.exclude(last_kind=None).exclude(last_kind=PostChange.CLOSED)

    def search(self, queryset, name, value):
        """Every word in name, number, unit or place, however it is spelled."""
        words = vietnamese.fold(value).split()
        told = queryset.values_list(
            "pk", "name", "short_number", "unit__name", "spot", "commune__name", "marker__code"
        )
        found = [pk for pk, *texts in told if all(word in folded(texts) for word in words)]
        return queryset.filter(pk__in=found)


def folded(texts):
    return vietnamese.fold(" ".join(filter(None, texts)))
