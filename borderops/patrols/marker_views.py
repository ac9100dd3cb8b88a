"""Border markers: the list with the present state of each, one marker with its history, listing a new one."""

from collections import Counter

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.http import Http404, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.generic import TemplateView

from borderops import vietnamese
from borderops.districts.markers import is_marker_code
from borderops.districts.models import BorderMarker
from borderops.lists.addresses import filters_of
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage, rows_of
from borderops.patrols.marker_filters import NEVER, STATES, MarkerFilter
from borderops.patrols.marker_forms import ListMarkerForm
from borderops.patrols.marker_looks import TONES, PresentStates, history_of
from borderops.patrols.marker_tables import MarkerTable
from borderops.patrols.models import Post
from borderops.patrols.on_strip import markers_on_strip

SHOWN = 50
MOST = 1000


class MarkerList(ListPage):
    """All markers, west to east: everybody sees their state, and the records behind it as far as they may."""

    permission_required = "districts.view_bordermarker"
    template_name = "patrols/marker_list.html"
    filterset_class = MarkerFilter
    table_class = MarkerTable
    sorts = {"code": Sort("sort_key", descending=False), "-code": Sort("sort_key")}

    def get_queryset(self):
        return BorderMarker.objects.select_related("commune__district")

    def get_page(self, rows, sort, known):
        """The rows, each with what holds of it and who found it so."""
        page, present = super().get_page(rows, sort, known), self.filterset.present
        looks = present.who_looked(self.request.user, page.rows)
        for marker in page.rows:
            marker.found, marker.look = present.of(marker), looks.get(marker.pk)
        return page

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {
            "tiles": [self.tile(value, label) for value, label in STATES],
            "strip": markers_on_strip(context["page"].rows),
        }

    def tile(self, value, label):
        """How many of the markers under the other filters are in a state."""
        count = self.counts[value] if self.counts is not None else None
        tone = TONES["" if value == NEVER else value]
        return {
            "label": label,
            "value": vietnamese.number(count),
            "url": self.here(state=value),
            "tone": tone if count and tone in ("wait", "stop") else "",
        }

    @cached_property
    def counts(self):
        """How many markers there are in each state, whatever state is asked for; nothing where a filter is faulty."""
        others = QueryDict(filters_of(self.request.GET), mutable=True)
        others.pop("state", None)
        rest = MarkerFilter(others, queryset=BorderMarker.objects.all(), request=self.request)
        rest.present = self.filterset.present
        markers = rows_of(rest).only("pk")
        return Counter(rest.present.of(each).state or NEVER for each in markers) if rest.is_valid() else None


class MarkerPage(PermissionRequiredMixin, TemplateView):
    """What the page of a marker and its form share."""

    template_name = "patrols/marker_detail.html"

    @cached_property
    def marker(self):
        found = BorderMarker.objects.select_related("commune__district").filter(code=self.kwargs["code"])
        marker = found.first() if is_marker_code(self.kwargs["code"]) else None
        if marker is None:
            raise Http404
        return marker

    def get_context_data(self, **kwargs):
        user, marker, shown = self.request.user, self.marker, self.how_many()
        looks = history_of(marker, user, shown + 1)
        may_list = not marker.listed and user.has_perm("districts.change_bordermarker")
        return {
            "marker": marker,
            "found": PresentStates([marker]).of(marker),
            "looks": looks[:shown],
            "older": min(shown + SHOWN, MOST) if len(looks) > shown and shown < MOST else None,
            "posts": posts_at(marker, user),
            "form": ListMarkerForm(marker=marker) if may_list else None,
        } | super().get_context_data(**kwargs)

    def how_many(self):
        """How many looks to show: fifty, or as many as somebody has gone back to."""
        asked = self.request.GET.get("shown", "")
        return (
            min(max(int(asked), SHOWN), MOST)
            if asked.isascii() and asked.isdigit() and len(asked) < 10
            else SHOWN
        )


def posts_at(marker, user):
    """The posts that stand at a marker now, as far as the person may see them."""
    if not user.has_perm("patrols.view_post"):
        return []
    posts = Post.objects.visible_to(user).filter(marker=marker).select_related("unit").with_life()
    return [post for post in posts if post.is_open]


class MarkerDetail(MarkerPage):
    """One marker: where it stands, and every look at it, the newest first."""

    permission_required = "districts.view_bordermarker"


class ListMarker(MarkerPage):
    """Takes a marker that staff met into the register of markers."""

    permission_required = ["districts.view_bordermarker", "districts.change_bordermarker"]
    http_method_names = ["post", "options"]

    def post(self, request, code):
        form = ListMarkerForm(request.POST, marker=self.marker)
        if not form.is_valid() and not self.marker.listed:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            form.save(request.user)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        else:
            messages.success(request, _("Marker %(code)s is in the register now.") % {"code": self.marker})
        return redirect(reverse("marker", args=[self.marker.code]))
