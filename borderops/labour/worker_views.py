"""Workers: the list, one of them, and the number of the paper for who says what for; every look is noted."""

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.utils.decorators import method_decorator
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache

from borderops.labour.worker_filters import WorkerFilter
from borderops.labour.worker_looks import WorkerLook
from borderops.labour.worker_tables import WorkerTable
from borderops.labour.workers import Worker
from borderops.lists.keyset import Sort
from borderops.lists.views import ListPage

# By these filters the list stands behind a figure.
OF_FIGURES = ("departed", "away")


@method_decorator(never_cache, name="dispatch")
class NamesWorkers(PermissionRequiredMixin):
    """A page that names workers; browsers keep no copy."""

    permission_required = "labour.view_worker"


class Workers(NamesWorkers, ListPage):
    """The workers of the person's places, each standing for themselves."""

    template_name = "labour/worker_list.html"
    filterset_class = WorkerFilter
    table_class = WorkerTable
    searches_people = True
    sorts = {
        "newest": Sort("id"),
        "name": Sort("search_text", descending=False),
        "-name": Sort("search_text"),
    }

    def get_queryset(self):
        """Where a figure led here, those whose personal data are gone stand there too: they are counted in it."""
        seen = Worker.objects.visible_to(self.request.user)
        counted = any(self.request.GET.get(name) for name in OF_FIGURES)
        return (seen.filter(merged_into__isnull=True) if counted else seen.living()).for_list()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        shown = len(context["page"].rows)
        WorkerLook.note(self.request.user, about=gettext("List of all workers"), people=shown)
        return context
