"""Which workers are the same: pairs that may be one, those that wait for the province, merging and keeping apart."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.views import View
from django.views.generic import TemplateView

from borderops.labour import merging
from borderops.labour.worker_alike import awaiting, keys_alike, others_with_paper, pairs_of
from borderops.labour.worker_forms import told_words
from borderops.labour.worker_looks import WorkerLook, WorkerMerge
from borderops.labour.worker_match_forms import ApartForm, MergeForm
from borderops.labour.worker_views import NamesWorkers
from borderops.labour.workers import Worker

ROWS = 25


class Matches(NamesWorkers):
    """For who may decide which workers are the same."""

    permission_required = "labour.match_worker"

    def note(self, about, workers):
        """Keeps that these workers were named on the page."""
        WorkerLook.note(self.request.user, about=about, people=len({worker.pk for worker in workers}))

    def paged(self, rows):
        """The rows of the page that the address asks for."""
        return Paginator(rows, ROWS).get_page(self.request.GET.get("page"))


class AlikeWorkers(Matches, TemplateView):
    """Pairs of the person's places that may be one worker."""

    template_name = "labour/worker_alike.html"

    def get_context_data(self, **kwargs):
        found, further = keys_alike(self.request.user, self.before)
        page = self.paged(found)
        pairs = pairs_of(page.object_list)
        self.note(gettext("Workers who may be the same"), [each for p in pairs for each in (p.one, p.other)])
        waiting = awaiting(self.request.user).count()
        told = {"pairs": pairs, "page_obj": page, "waiting": waiting, "further": further}
        return super().get_context_data(**kwargs) | told

    @property
    def before(self):
        """Before which key they are looked for; the latest ones where the address names none."""
        text = self.request.GET.get("before", "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None


class AwaitingWorkers(Matches, TemplateView):
    """Workers whose paper stands elsewhere too, each beside the others who hold it."""

    template_name = "labour/worker_awaiting.html"

    def get_context_data(self, **kwargs):
        user = self.request.user
        page = self.paged(awaiting(user).for_list().order_by("pk"))
        rows = others_with_paper(list(page.object_list), user)
        self.note(
            gettext("Workers awaiting the province"), [each for one, held in rows for each in (one, *held)]
        )
        shown = [(worker, held, bool(held) or worker.same_paper().exists()) for worker, held in rows]
        return super().get_context_data(**kwargs) | {"rows": shown, "page_obj": page}


class OfPair(Matches):
    """A page about two workers of the person's places."""

    def own(self, key):
        key = key if str(key or "").isdecimal() and len(key) < 16 else 0
        return get_object_or_404(Worker.objects.visible_to(self.request.user).for_list(), pk=key)

    @cached_property
    def pair(self):
        asked = self.request.GET
        kept, merged = self.own(asked.get("kept")), self.own(asked.get("merged"))
        if kept.pk == merged.pk or kept.forgotten_at or merged.forgotten_at:
            raise Http404
        return kept, merged

    def show(self, status=200, **forms):
        """Both side by side, with what would move and what stands in the way."""
        kept, merged = self.pair
        for worker in self.pair:
            WorkerLook.note(self.request.user, worker=worker)
        gone = next((worker for worker in self.pair if worker.merged_into_id), None)
        context = self.get_context_data(
            **{"form": MergeForm(), "apart": ApartForm()} | forms,
            kept=kept, merged=merged, gone=gone, rows=beside(kept, merged),
            links=merged.person_links.count(), faults=merging.overlap_words(kept, merged),
        )  # fmt: skip
        return self.render_to_response(context, status=status)


def beside(kept, merged):
    """Field by field what each record says, and whether they differ."""
    here, there = told_words(kept), told_words(merged)
    return [(label, here[label], there[label], here[label] != there[label]) for label in here]


class MergeWorkers(OfPair, TemplateView):
    """Shows both, and makes them one."""

    template_name = "labour/worker_merge.html"
    http_method_names = ["get", "head", "options", "post"]

    def get(self, request, *args, **kwargs):
        return self.show()

    def post(self, request, *args, **kwargs):
        form = MergeForm(request.POST)
        if not form.is_valid():
            return self.show(422, form=form)
        kept, merged = self.pair
        try:
            merging.merge(kept.pk, merged.pk, request.user, form.cleaned_data["why"])
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.show(409, form=form)
        words = gettext("%(merged)s is merged into %(kept)s. It can be undone on this page.")
        messages.success(request, words % {"merged": merged, "kept": kept})
        return redirect(kept)


class KeepWorkersApart(OfPair, TemplateView):
    """Says of two workers that they are two persons, or of one that nobody else holds the paper any more."""

    template_name = "labour/worker_merge.html"
    http_method_names = ["options", "post"]

    def post(self, request, *args, **kwargs):
        if "merged" not in request.GET:
            return self.wait_no_more(self.own(request.GET.get("kept")))
        form = ApartForm(request.POST)
        if not form.is_valid():
            return self.show(422, apart=form)
        kept, merged = self.pair
        try:
            merging.keep_apart(kept.pk, merged.pk, request.user, form.cleaned_data["reason"])
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.show(409, apart=form)
        words = gettext("%(one)s and %(other)s are two persons. Nobody is asked about them again.")
        messages.success(request, words % {"one": kept, "other": merged})
        return redirect("workers-awaiting" if awaiting(request.user).exists() else "alike-workers")

    def wait_no_more(self, worker):
        try:
            merging.waits_no_more(worker, self.request.user)
        except ValidationError as refusal:
            messages.error(self.request, refusal.messages[0])
        else:
            messages.success(self.request, gettext("%(worker)s no longer waits.") % {"worker": worker})
        return redirect("workers-awaiting")


class UndoMerge(Matches, View):
    """Parts two workers again, and names what could not go back."""

    http_method_names = ["options", "post"]

    def post(self, request, *args, **kwargs):
        seen = Worker.objects.visible_to(request.user)
        made = WorkerMerge.objects.filter(kept__in=seen, merged__in=seen)
        done = get_object_or_404(made.select_related("kept", "merged"), pk=self.kwargs["pk"])
        try:
            stays = merging.undo(done, request.user)
        except ValidationError as refusal:
            messages.error(request, refusal.messages[0])
            return redirect(done.kept)
        words = gettext("%(merged)s stands for itself again.")
        messages.success(request, words % {"merged": done.merged})
        for sentence in stays:
            messages.warning(
                request, gettext("%(what)s It stays with %(kept)s.") % {"what": sentence, "kept": done.kept}
            )
        return redirect(done.merged)
