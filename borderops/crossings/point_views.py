"""Crossing points: the list and one of them."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView

from borderops.crossings.models import CrossingPoint
from borderops.crossings.point_filters import CrossingFilter
from borderops.crossings.point_tables import CrossingTable
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage


class OnePage:
    """All rows at once: crossing points are few, and their order along the line is of several fields."""

    has_previous = has_next = False

    def __init__(self, rows):
        self.rows = list(rows)


class CrossingList(ListPage):
    """Every crossing point, west to east."""

    permission_required = "crossings.view_crossingpoint"
    template_name = "crossings/crossing_list.html"
    filterset_class = CrossingFilter
    table_class = CrossingTable
    sorts = {"west": Sort("code", descending=False)}

    def get_queryset(self):
        return CrossingPoint.objects.visible_to(self.request.user).for_list()

    def get_page(self, rows, sort, known):
        return OnePage(rows.west_to_east())


class CrossingDetail(PermissionRequiredMixin, DetailView):
    """One crossing point: its names, where it lies and lay, and what other registers say about it."""

    permission_required = "crossings.view_crossingpoint"
    template_name = "crossings/crossing_detail.html"
    context_object_name = "crossing"

    def get_object(self, queryset=None):
        visible = CrossingPoint.objects.visible_to(self.request.user).for_list()
        return get_object_or_404(visible, code=self.kwargs["code"])
