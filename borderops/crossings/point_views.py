"""Crossing points: the list, one of them, and the forms by which the register is kept."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.generic import CreateView, TemplateView, UpdateView

from borderops.crossings.models import CrossingPoint
from borderops.crossings.point_filters import CrossingFilter
from borderops.crossings.point_forms import CrossingForm
from borderops.crossings.point_tables import CrossingTable
from borderops.crossings.proposals import proposal_of
from borderops.crossings.rules import CODE
from borderops.crossings.standing import standings
from borderops.crossings.timeline import timeline_of
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
        return CrossingPoint.objects.visible_to(self.request.user).for_list().with_life()

    def get_page(self, rows, sort, known):
        return OnePage(rows.west_to_east())


class CrossingDetail(PermissionRequiredMixin, TemplateView):
    """One crossing point: what it is, how it stands now, its life, and what other registers say about it."""

    permission_required = "crossings.view_crossingpoint"
    template_name = "crossings/crossing_detail.html"

    def get_context_data(self, **kwargs):
        user, today = self.request.user, timezone.localdate()
        visible = CrossingPoint.objects.visible_to(user).for_list()
        standing = next(iter(standings(called(visible, self.kwargs["code"]), today)), None)
        if standing is None:
            raise Http404
        crossing = standing.crossing
        return super().get_context_data(**kwargs) | {
            "crossing": crossing,
            "standing_now": standing,
            "since": crossing.kind_since(today),
            "proposal": proposal_of(crossing, today),
            "parts": parts_of(crossing, today),
            "life": list(reversed(crossing.life)),
            "timeline": timeline_of(crossing, user),
            **rights_on(crossing, user),
        }


def parts_of(crossing, day):
    """The parts of a gate with what each of them is on a day."""
    parts = list(crossing.parts.with_life().west_to_east())
    for part in parts:
        part.kind_then = part.kind_on(day)
    return parts


def rights_on(crossing, user):
    """What the person may do with a crossing point: keep its facts and its life, log what passes, confirm it."""
    works_there = CrossingPoint.objects.in_places_of(user).filter(pk=crossing.pk).exists()
    keeps = crossing.is_kept_by(user)
    return {
        "may_edit": keeps and user.has_perm("crossings.change_crossingpoint"),
        "may_add_event": keeps and user.has_perm("crossings.add_crossingevent"),
        "may_edit_event": keeps and user.has_perm("crossings.change_crossingevent"),
        "may_log": works_there and user.has_perm("crossings.add_flowchange"),
        "may_confirm": works_there and user.has_perm("crossings.add_confirmation"),
    }


def called(crossings, code):
    """The one with this code; what can be no code is not asked of the database."""
    return crossings.filter(code=code) if CODE.fullmatch(code) else crossings.none()


def kept_crossing(user, code):
    """A crossing point that the user sees; PermissionDenied where it is not the user's to keep."""
    crossing = get_object_or_404(called(CrossingPoint.objects.visible_to(user).for_list(), code))
    if not crossing.is_kept_by(user):
        raise PermissionDenied
    return crossing


class KeptForm:
    """A form whose record is kept by its own door; a stale one comes back with all that was typed."""

    def form_valid(self, form):
        try:
            kept = form.instance.write(self.request.user, seen=form.cleaned_data.get("seen"))
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.refuse(form, refusal)
        return self.after(kept)

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def refuse(self, form, refusal):
        """Who has seen that it was changed meanwhile may save what was typed."""
        if getattr(refusal, "code", "") == "stale":
            form.data = form.data.copy()
            form.data["seen"] = form.instance.last_change
        return self.render_to_response(self.get_context_data(form=form), status=409)


class CrossingFormPage(KeptForm, PermissionRequiredMixin):
    """What adding a crossing point and changing one share."""

    model = CrossingPoint
    form_class = CrossingForm
    template_name = "crossings/crossing_form.html"

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}


class CrossingNew(CrossingFormPage, CreateView):
    """Adds a crossing point to the register."""

    permission_required = "crossings.add_crossingpoint"

    def after(self, kept):
        words = gettext("%(crossing)s is written down. Add now what is known of its life.")
        messages.success(self.request, words % {"crossing": kept})
        return redirect(kept)


class CrossingEdit(CrossingFormPage, UpdateView):
    """Changes the facts of a crossing point; the former ones stay in its history."""

    permission_required = "crossings.change_crossingpoint"

    def get_object(self, queryset=None):
        return kept_crossing(self.request.user, self.kwargs["code"])

    def after(self, kept):
        messages.success(self.request, gettext("%(crossing)s is changed.") % {"crossing": kept})
        return redirect(kept)
