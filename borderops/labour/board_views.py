"""The home of the labour programmes: how each stands and what it came to in a year."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.views.generic import TemplateView

from borderops.labour.board_forms import BoardForm
from borderops.labour.board_rows import ProgrammeBoard
from borderops.labour.reported import published_for


class Board(PermissionRequiredMixin, TemplateView):
    """Each programme: its partner, whether it runs, and what is counted of a year beside the year before."""

    permission_required = "labour.view_programme"
    template_name = "labour/board.html"

    def get(self, request, *args, **kwargs):
        form = BoardForm(request.GET)
        return self.render_to_response(self.get_context_data(form=form), status=400 if form.errors else 200)

    def get_context_data(self, form, **kwargs):
        board = ProgrammeBoard(self.request.user, form.chosen)
        return super().get_context_data(**kwargs) | {
            "form": form,
            "board": board,
            "next_year": board.year + 1 if board.year < form.this_year else None,
            "published": published_for(board.period),
        }
