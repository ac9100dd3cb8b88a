"""Logging a worker and changing one; a paper that stands already leads to the worker who holds it."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import CreateView, UpdateView

from borderops.labour.worker_forms import WorkerForm, told_words
from borderops.labour.worker_looks import WorkerLook
from borderops.labour.worker_views import NamesWorkers
from borderops.labour.workers import Worker
from borderops.people.carrying import typed_by


class WorkerFormPage(NamesWorkers):
    """What logging and changing share; what was typed comes back with what is wrong with it."""

    model = Worker
    form_class = WorkerForm
    template_name = "labour/worker_form.html"
    http_method_names = ["get", "head", "options", "post"]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        namesakes = context["form"].namesakes
        about = gettext("Workers of one name and birth")
        if context["form"].instance.pk:  # a refused form may show what stands now
            WorkerLook.note(self.request.user, worker=context["form"].instance)
        WorkerLook.note(self.request.user, about=about, people=len(namesakes))
        return context | {"typed_by": typed_by(self.request.user), "back_url": self.back_url()}

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        try:
            worker = form.instance.write(self.request.user, seen=form.cleaned_data["seen"])
        except ValidationError as refusal:
            return self.refuse(form, refusal)
        if worker.awaits_province:
            words = gettext("%(worker)s: already in the register, waits for the province to compare.")
            messages.warning(self.request, words % {"worker": worker})
        else:
            messages.success(self.request, gettext("%(worker)s is kept.") % {"worker": worker})
        return redirect(worker)

    def refuse(self, form, refusal):
        """Keeps what was typed: beside what stands now, or with a way to the worker who holds the paper."""
        is_stale = getattr(refusal, "code", "") == "stale"
        known, found = holder_in(refusal), []
        form.add_error(None, refusal)
        if is_stale:
            now = Worker.objects.for_list().get(pk=form.instance.pk)
            found = differences(told_words(form.instance), told_words(now))
            form.data = form.data.copy()
            form.data["seen"] = now.last_change
        context = self.get_context_data(form=form, differences=found, known=known)
        return self.render_to_response(context, status=409 if is_stale else 422)


def holder_in(refusal):
    """The worker who holds the paper already, where that is why it was refused."""
    said = refusal.error_dict.get("paper_number", []) if hasattr(refusal, "error_dict") else []
    return next((each.params["worker"] for each in said if each.code == "known"), None)


def differences(typed, stored):
    """Where two tellings differ: (label, one, other)."""
    return [(label, typed[label], stored[label]) for label in typed if typed[label] != stored[label]]


class WorkerNew(WorkerFormPage, CreateView):
    """The form for a new worker."""

    permission_required = "labour.add_worker"

    def back_url(self):
        return reverse("workers")


class WorkerEdit(WorkerFormPage, UpdateView):
    """Changes what is known of a worker; the history keeps what it said before."""

    permission_required = "labour.change_worker"

    def get_queryset(self):
        return Worker.objects.visible_to(self.request.user).for_list()

    def get(self, request, *args, **kwargs):
        worker = self.get_object()
        if worker.merged_into_id or worker.forgotten_at:
            messages.error(request, gettext("This record no longer stands for a worker and is not changed."))
            return redirect(worker)
        return super().get(request, *args, **kwargs)

    def back_url(self):
        return reverse("worker", args=[self.kwargs["pk"]])
