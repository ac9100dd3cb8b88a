"""The board of all crossing points on a day, as a page and as JSON."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import JsonResponse
from django.utils import timezone
from django.views.generic import TemplateView

from borderops.crossings.board_forms import BoardForm
from borderops.crossings.board_json import json_of
from borderops.crossings.board_rows import board_of
from borderops.crossings.notice_panel import notices_for_board
from borderops.lists.addresses import filters_of


class BoardPage(PermissionRequiredMixin, TemplateView):
    """How every crossing point stood on the day that the address names."""

    permission_required = ["crossings.view_crossingpoint", "crossings.view_flowchange"]
    template_name = "crossings/board.html"

    def get(self, request, *args, **kwargs):
        form = BoardForm(request.GET)
        if request.GET.get("format") == "json":
            return self.answer(form)
        status = 200 if form.is_valid() else 400
        return self.render_to_response(self.get_context_data(form=form), status=status)

    def answer(self, form):
        """The same board for another program; what cannot be read is said in the same way as on the page."""
        if not form.is_valid():
            return JsonResponse({"errors": form.errors}, status=400)
        return JsonResponse(
            json_of(board_of(self.request.user, form)), json_dumps_params={"ensure_ascii": False}
        )

    def get_context_data(self, form, **kwargs):
        context = super().get_context_data(**kwargs) | {"form": form}
        if not form.is_valid():
            return context
        user, day = self.request.user, form.cleaned_data["as_of"]
        return context | {
            "board": board_of(user, form),
            "day": day,
            "notices": notices_for_board(user, day),
            "here_query": filters_of(self.request.GET),
            "clear_query": "" if day == timezone.localdate() else f"as_of={day.isoformat()}",
        }
