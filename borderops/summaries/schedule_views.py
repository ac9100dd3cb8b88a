"""The schedules with what became of them, the form by which they are kept, and the files that they made."""

import uuid

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext
from django.views.generic import CreateView, ListView, UpdateView, View

from borderops.crossings.point_views import KeptForm
from borderops.sheets.formats import CONTENT_TYPES
from borderops.summaries.schedule_asking import ask
from borderops.summaries.schedule_forms import ClickForm, ScheduleForm
from borderops.summaries.schedule_rights import may_receive
from borderops.summaries.schedules import Schedule, ScheduleRun

LAST_RUNS = 6


class Schedules(PermissionRequiredMixin, ListView):
    """Every schedule, with its last runs; they are few."""

    permission_required = "summaries.view_schedule"
    template_name = "summaries/schedules.html"
    context_object_name = "schedules"

    def get_queryset(self):
        told = ScheduleRun.told.through.objects.filter(schedulerun=OuterRef("pk"), user=self.request.user)
        last = ScheduleRun.objects.annotate(is_for_me=Exists(told)).defer("content")
        last = last.select_related("asked_by")[:LAST_RUNS]
        every = Schedule.objects.select_related("made_by", "template")
        return every.prefetch_related("recipients", Prefetch("runs", last, to_attr="last_runs"))

    def get_context_data(self, **kwargs):
        """Each button to make one now has a key of its own, so that a second click makes no second one."""
        context = super().get_context_data(**kwargs)
        for schedule in context["schedules"]:
            schedule.click = uuid.uuid4()
        return context


class ScheduleFormPage(KeptForm, PermissionRequiredMixin):
    """What adding a schedule and changing one share."""

    model = Schedule
    form_class = ScheduleForm
    template_name = "summaries/schedule_form.html"

    def get_context_data(self, **kwargs):
        back = reverse("schedules")
        return super().get_context_data(**kwargs) | {"title": self.title(), "back_url": back}

    def after(self, kept):
        messages.success(self.request, gettext("Written down: %(what)s.") % {"what": kept})
        return redirect("schedules")


class ScheduleNew(ScheduleFormPage, CreateView):
    """Arranges that something is made of each period."""

    permission_required = "summaries.add_schedule"

    def title(self):
        return gettext("Add a schedule")


class ScheduleEdit(ScheduleFormPage, UpdateView):
    """Changes a schedule; from then on it is made in the name of who changed it."""

    permission_required = "summaries.change_schedule"

    def title(self):
        return gettext("Change: %(what)s") % {"what": self.object}


class SwitchSchedule(PermissionRequiredMixin, View):
    """Takes a schedule out of use, or into it again in the name of who does so."""

    permission_required = "summaries.change_schedule"
    http_method_names = ["post"]

    def post(self, request, pk):
        seen = get_object_or_404(Schedule, pk=pk).last_change
        schedule = Schedule.objects.get(pk=pk)  # read after it, so that no change is written over unseen
        schedule.active = request.POST.get("active") == "1"
        try:
            schedule.write(request.user, seen=seen)
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
            return redirect(schedule)
        words = gettext("It is made again.") if schedule.active else gettext("It is made no more.")
        messages.success(request, f"{schedule}: {words}")
        return redirect("schedules")


class MakeScheduleNow(PermissionRequiredMixin, View):
    """Makes at once what the schedule makes by date, of the period that was over last; its dates stay."""

    permission_required = "summaries.change_schedule"
    http_method_names = ["post"]

    def post(self, request, pk):
        schedule, form = get_object_or_404(Schedule, pk=pk), ClickForm(request.POST)
        try:
            form.refuse_unknown()
            self.tell(ask(schedule, request.user, form.cleaned_data["form_key"]))
        except ValidationError as refusal:
            messages.error(request, " ".join(refusal.messages))
        return redirect("schedules")

    def tell(self, run):
        told = {"what": run.schedule.get_what_display(), "period": run.span.name}
        if run.state == ScheduleRun.State.MADE:
            words = gettext("Made: %(what)s, %(period)s. Those whom it is for have a message.")
            messages.success(self.request, words % told)
        elif run.state == ScheduleRun.State.WAITING and not run.fault:
            words = gettext("%(what)s, %(period)s, is being made. Look again in a moment.")
            messages.info(self.request, words % told)
        else:
            words = gettext("Not made: %(what)s, %(period)s") % told
            messages.error(self.request, f"{words}. {run.fault}")


class ScheduleFile(PermissionRequiredMixin, View):
    """The file of a summary, for those alone whom it was made for and who may still see it."""

    permission_required = "summaries.view_summary"

    def get(self, request, pk):
        told = ScheduleRun.objects.filter(told=request.user, content__isnull=False)
        run = get_object_or_404(told.select_related("schedule"), pk=pk)
        if not may_receive(request.user, run.schedule.of_reports):
            raise PermissionDenied
        headers = {"Content-Disposition": content_disposition_header(True, run.file_name)}
        return HttpResponse(bytes(run.content), content_type=CONTENT_TYPES["xlsx"], headers=headers)
