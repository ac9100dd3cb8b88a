"""Logging and mending lists of workers: first what the list is about, then who stands in it."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext, ngettext
from django.views.decorators.cache import never_cache

from borderops import vietnamese
from borderops.labour.list_beginning import Beginning
from borderops.labour.list_fields import AskWhich
from borderops.labour.list_forms import WorkerListForm
from borderops.labour.worker_lists import WorkerList
from borderops.labour.worker_looks import WorkerLook
from borderops.review.editing import RecordEdit, RecordNew


class ListFormPage:
    """What logging and mending share; browsers keep no copy of the names."""

    model = WorkerList
    form_class = WorkerListForm
    template_name = "labour/list_form.html"

    @method_decorator(never_cache)
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)

    def post(self, request, *args, **kwargs):
        """Looking for workers saves nothing: everything typed and ticked stays."""
        if "offer" not in request.POST:
            return super().post(request, *args, **kwargs)
        self.object = self.get_object() if kwargs else None
        form = self.get_form()
        form.offer()
        return self.render_to_response(self.get_context_data(form=form))

    def form_valid(self, form):
        response = super().form_valid(form)
        if response.status_code == 302 and form.not_found:
            words = gettext("Saved without the lines that were not found: %(lines)s")
            messages.warning(self.request, words % {"lines": " ".join(form.not_found)})
        return response

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = context["form"]
        shown = sum(row.worker is not None for row in form.rows)
        about = self.object.reference if self.object else gettext("form of a list of workers")
        WorkerLook.note(self.request.user, about=about, people=shown)
        words = ngettext("%(n)s worker is ticked", "%(n)s workers are ticked", len(form.named))
        return context | {"ticked_words": words % {"n": vietnamese.number(len(form.named))}}


class WorkerListNew(ListFormPage, RecordNew):
    """A new list; asks first what it is about, unless the address says it."""

    permission_required = "labour.add_workerlist"

    @cached_property
    def beginning(self):
        return Beginning(self.request.user, self.request.GET)

    def get(self, request, *args, **kwargs):
        if request.GET.get("from") and not self.beginning.source:
            raise Http404
        if self.beginning.is_whole:
            return super().get(request, *args, **kwargs)
        form = AskWhich(user=request.user, initial=self.beginning.told())
        carried = [(name, value) for name in ("permit", "day") for value in request.GET.getlist(name)]
        return render(request, "labour/list_form_which.html", {"form": form, "carried": carried})

    def get_initial(self):
        return self.beginning.told()

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"source": self.beginning.source}


class WorkerListEdit(ListFormPage, RecordEdit):
    """Mends a draft or a returned list of one's own unit."""

    permission_required = "labour.change_workerlist"
