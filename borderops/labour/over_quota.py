"""An overseer lets permits through over the quota, with the reason."""

from django import forms
from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext, gettext_lazy
from django.views.generic import FormView

from borderops.labour.worker_lists import WorkerList
from borderops.review.views import by_reference


class OverQuotaForm(forms.Form):
    """Why more permits than there are places may be issued; kept with the list and in its trail."""

    reason = forms.CharField(
        label=gettext_lazy("Let through over the quota because"),
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Such as the number of the letter that allows it."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


class PassQuota(PermissionRequiredMixin, FormView):
    """Asks for the reason and lets the lines of one list through."""

    permission_required = "labour.pass_quota"
    template_name = "review/reason.html"
    form_class = OverQuotaForm

    @cached_property
    def record(self):
        return by_reference(WorkerList.objects.visible_to(self.request.user), self.kwargs["reference"])

    def get_initial(self):
        return {"version": self.record.version}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "record": self.record,
            "title": gettext("Let through over the quota"),
            "text": gettext("The lines that the quota alone holds back go on once the list is accepted."),
            "go_label": gettext("Let through over the quota"),
            "back_url": self.record.get_absolute_url(),
        }

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        given = form.cleaned_data
        try:
            self.record.let_through(self.request.user, given["reason"], given["version"])
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.render_to_response(self.get_context_data(form=form), status=409)
        messages.success(
            self.request, gettext("%(list)s is let through over the quota.") % {"list": self.record}
        )
        return redirect(self.record)
