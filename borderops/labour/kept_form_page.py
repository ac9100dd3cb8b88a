"""The form page of what is kept whole: employers, demands and permits. Nothing that was typed is lost."""

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import ValidationError
from django.shortcuts import redirect

from borderops.labour.kept_past import differences
from borderops.people.carrying import typed_by


class KeptFormPage(PermissionRequiredMixin):
    """What logging and changing share; what was typed comes back with what is wrong with it."""

    http_method_names = ["get", "head", "options", "post"]

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"user": self.request.user}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "typed_by": typed_by(self.request.user),
            "back_url": self.back_url(),
        }

    def back_url(self):
        """Where who changes nothing goes back to."""
        raise NotImplementedError

    def done(self, record):
        """What the answer says once it is kept."""
        raise NotImplementedError

    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def form_valid(self, form):
        try:
            record = form.instance.write(self.request.user, seen=form.cleaned_data["seen"])
        except ValidationError as refusal:
            return self.refuse(form, refusal)
        messages.success(self.request, self.done(record))
        return redirect(self.next_url(record))

    def next_url(self, record):
        return record.get_absolute_url()

    def refuse(self, form, refusal):
        """Keeps what was typed; beside what stands now where somebody was quicker, and who has seen that may save."""
        form.add_error(None, refusal)
        if getattr(refusal, "code", "") != "stale":
            return self.form_invalid(form)
        now = type(form.instance).objects.get(pk=form.instance.pk)
        form.data = form.data.copy()
        form.data["seen"] = now.last_change
        found = differences(form.instance, now, form.told_fields)
        return self.render_to_response(self.get_context_data(form=form, differences=found), status=409)
