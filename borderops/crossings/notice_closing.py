"""Closing an early notice: what became of it, in words."""

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView

from borderops import vietnamese
from borderops.crossings.notices import Notice
from borderops.people.carrying import typed_by

USUAL_WORDS = [_("It came to nothing"), _("It is over"), _("Written down as a change"), _("Logged twice")]


class CloseNoticeForm(forms.Form):
    """The words; the usual ones are offered."""

    words = forms.CharField(
        label=_("What became of it"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "usual-words", "autocomplete": "off"}),
    )

    def clean_words(self):
        words = vietnamese.clean(self.cleaned_data["words"], single_line=True)
        if not words:
            raise ValidationError(gettext("Say in words what became of it."))
        return words


class CloseNotice(PermissionRequiredMixin, FormView):
    """Asks what became of a notice, and closes it; for those posted at one of its crossing points."""

    permission_required = "crossings.change_notice"
    http_method_names = ["get", "head", "options", "post"]
    template_name = "crossings/notice_close.html"
    form_class = CloseNoticeForm

    @cached_property
    def notice(self):
        user = self.request.user
        notice = get_object_or_404(Notice.objects.visible_to(user).for_list(), pk=self.kwargs["pk"])
        if not Notice.objects.answerable_by(user).filter(pk=notice.pk).exists():
            raise PermissionDenied
        return notice

    def get(self, request, *args, **kwargs):
        if self.notice.done_at:
            messages.info(request, gettext("This notice is closed already."))
            return redirect(self.notice)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "notice": self.notice,
            "title": gettext("Close the notice"),
            "go_label": gettext("Close the notice"),
            "back_url": self.notice.get_absolute_url(),
            "usual_words": USUAL_WORDS,
            "typed_by": typed_by(self.request.user),
        }

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        try:
            self.notice.close(self.request.user, form.cleaned_data["words"])
        except ValidationError as refusal:
            form.add_error(None, refusal)
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(self.request, gettext("The notice is closed."))
        return redirect(self.notice)
