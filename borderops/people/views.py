"""Log-in, passwords, and the page for a form that has grown too old."""

from django.contrib.auth import views as auth_views
from django.shortcuts import render
from django.urls import reverse_lazy
from django.utils.http import url_has_allowed_host_and_scheme

from borderops.people.carrying import CARRIED, is_typed_by, take_carried, typed_by
from borderops.people.forms import LogInForm, OwnPasswordForm

__all__ = ["typed_by"]


class LogInView(auth_views.LoginView):
    """Log-in; a form that was sent after the old log-in had ended goes on from here."""

    authentication_form = LogInForm
    redirect_authenticated_user = True
    carried_to, carried = "", ()

    def post(self, request, *args, **kwargs):
        self.carried_to, self.carried = take_carried(request)
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        response = super().form_valid(form)
        target = self.carried_to
        if not url_has_allowed_host_and_scheme(target, allowed_hosts=None) or not target.startswith("/"):
            return response
        mine = is_typed_by(self.request.user, self.carried)
        context = {
            "carried_to": target,
            "carried_fields": self.carried if mine else (),
            "of_another": not mine,
        }
        return render(self.request, "registration/resume.html", context)

    def get_context_data(self, **kwargs):
        fields = [(CARRIED + name, value) for name, value in self.carried]
        carried = {"carried": bool(fields), "carried_to": self.carried_to, "carried_fields": fields}
        return super().get_context_data(**kwargs) | carried


class OwnPasswordView(auth_views.PasswordChangeView):
    """A person changes their own password."""

    form_class = OwnPasswordForm
    success_url = reverse_lazy("password_change_done")


def csrf_failure(request, reason=""):
    """Says that the page has grown too old, and how to go on."""
    return render(request, "403_csrf.html", status=403)
