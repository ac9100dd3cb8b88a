"""Logging an early notice, and changing what was logged."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.generic import CreateView, UpdateView

from borderops.crossings.notice_forms import NoticeForm
from borderops.crossings.notice_words import differences
from borderops.crossings.notices import Notice
from borderops.crossings.points import CrossingPoint
from borderops.people.carrying import typed_by


class NoticeFormPage(PermissionRequiredMixin):
    """What logging and changing share; what was typed comes back with what is wrong with it."""

    model = Notice
    form_class = NoticeForm
    template_name = "crossings/notice_form.html"
    http_method_names = ["get", "head", "options", "post"]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "typed_by": typed_by(self.request.user),
            "keep_key": self.keep_key(),
            "back_url": self.back_url(),
        }

    def keep_key(self):
        """Names this form for what the browser keeps of it."""
        return f"notice-{self.kwargs.get('pk', 'new')}"

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        try:
            notice = form.instance.write(self.request.user, seen=form.cleaned_data["seen"])
        except ValidationError as refusal:
            return self.refuse(form, refusal)
        self.request.session["kept_received"] = self.keep_key()
        messages.success(self.request, gettext("The notice is kept."))
        return redirect(notice)

    def refuse(self, form, refusal):
        """Keeps what was typed and shows it beside what stands now; who has seen that may save it."""
        form.add_error(None, refusal)
        found = []
        if getattr(refusal, "code", "") == "stale":
            now = Notice.objects.get(pk=form.instance.pk)
            found = differences(Notice, form.instance.told_words(), now.told_words())
            form.data = form.data.copy()
            form.data["seen"] = now.last_change
        return self.render_to_response(self.get_context_data(form=form, differences=found), status=409)


class NoticeNew(NoticeFormPage, CreateView):
    """The form for a new notice; the address may name the crossing point."""

    permission_required = "crossings.add_notice"

    def get_initial(self):
        codes = [code for code in self.request.GET.getlist("crossing") if "\0" not in code]
        named = CrossingPoint.objects.visible_to(self.request.user).filter(code__in=codes)
        return super().get_initial() | ({"crossings": [each.pk for each in named]} if codes else {})

    def back_url(self):
        return reverse("notices")


class NoticeEdit(NoticeFormPage, UpdateView):
    """Changes a notice that the own unit logged; its history keeps what it said before."""

    permission_required = "crossings.change_notice"

    def get_queryset(self):
        return Notice.objects.visible_to(self.request.user)

    def get(self, request, *args, **kwargs):
        notice = self.get_object()
        if not notice.is_kept_by(request.user):
            messages.error(request, gettext("Only the unit that logged this notice can change it."))
            return redirect(notice)
        return super().get(request, *args, **kwargs)

    def back_url(self):
        return reverse("notice", args=[self.kwargs["pk"]])
