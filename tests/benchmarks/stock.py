"""The stock way, measured beside ours: numbered pages with OFFSET and COUNT(*), icontains, the usual admin."""

from django.contrib import admin
from django.contrib.admin import AdminSite, ModelAdmin
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.db.models import Q
from django.urls import path
from django_filters.views import FilterView
from django_tables2 import SingleTableMixin
from import_export.resources import ModelResource

from borderops.districts.models import District
from borderops.incidents.filters import IncidentFilter
from borderops.incidents.models import FollowUp, Incident
from borderops.incidents.tables import IncidentTable
from borderops.urls import urlpatterns as urls_of_the_register

TEXTS = ["number", "account", "place_note", "commune__name", "district__name"]
SHOWN = ["commune", "district", "marker", "code", "unit", "entered_by"]


class StockFilter(IncidentFilter):
    """The same filters; words are looked for in the columns as they are written."""

    def search(self, queryset, name, value):
        for word in value.split():
            anywhere = [Q(**{f"{text}__icontains": word}) for text in TEXTS]
            queryset = queryset.filter(Q.create(anywhere, connector=Q.OR))
        return queryset


class StockList(PermissionRequiredMixin, SingleTableMixin, FilterView):
    """The list of incidents as the packages' own views make it."""

    permission_required = "incidents.view_incident"
    template_name = "incidents/incident_list.html"
    filterset_class = StockFilter
    table_class = IncidentTable
    paginate_by = 50

    def get_queryset(self):
        seen = Incident.objects.visible_to(self.request.user).select_related(*SHOWN)
        return seen.order_by("-occurred_on", "-pk")


class OpenSite(AdminSite):
    """An admin site for whoever is logged in."""

    def has_permission(self, request):
        return True


class StockAdmin(ModelAdmin):
    """A list of incidents in the admin with the usual options."""

    list_display = ["__str__", "occurred_on", "commune", "district", "code", "offenders", "state"]
    list_filter = ["state", "regime", "district"]
    list_select_related = ["commune", "district", "code"]
    search_fields = ["number", "account", "commune__name", "district__name"]

    def has_view_permission(self, request, obj=None):
        return True


class StockResource(ModelResource):
    """Incidents as rows, with the names of what they refer to: the columns that our export has."""

    class Meta:
        model = Incident
        fields = [
            "number", "state", "occurred_on", "occurred_time", "commune__name", "district__name", "marker__code",
            "place_note", "code__code", "regime", "direction", "offenders", "offenders_unknown", "account",
            *[name for name in Incident.DETAILS if not name.endswith("_unit")], "found_unit__name",
            "handling_unit__name", "handling", "version",
        ]  # fmt: skip


class StockFollowUps(ModelResource):
    """What was done about incidents as rows: the longest of our linked sheets."""

    class Meta:
        model = FollowUp
        fields = ["incident__number", *FollowUp.told_fields, "state", "version"]


def count_by_loops(spans):
    """Cases and offenders of each district and regime in each span, one question at a time."""
    for start, end in spans:
        for district in District.objects.on_border():
            for regime in ("HD", "PL", "SK"):
                cases = (
                    Incident.objects.counted().on_days(start, end).filter(district=district, regime=regime)
                )
                cases.count(), sum(cases.values_list("offenders", flat=True).exclude(offenders=None))


site = OpenSite(name="stock")
site.register(Incident, StockAdmin)
urlpatterns = [
    path("stock/incidents/", StockList.as_view(), name="stock-incidents"),
    path("stock/admin/", site.urls),
    *urls_of_the_register,
]
assert admin.site.is_registered(Incident)
