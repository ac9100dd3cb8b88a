"""Language by the reader's switch, log-in for every page, and a new password where one is due."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from borderops.people.carrying import fields_to_carry, is_for_a_script, may_be_carried
from borderops.people.forms import LogInForm


class LanguageMiddleware:
    """Vietnamese unless the reader has switched; what the browser prefers does not count."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
            if hasattr(response, "render") and not response.is_rendered:
                response.render()
        return response


class LogInMiddleware(LoginRequiredMiddleware):
    """Asks for log-in on every page; what was typed into an expired one is carried through it."""

    def get_login_url(self, view_func):
        """One log-in for all, the administration included."""
        return reverse("login")

    def handle_no_permission(self, request, view_func):
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401, headers={"HX-Redirect": reverse("login")})
        if is_for_a_script(request):
            return JsonResponse({}, status=401)
        if may_be_carried(request):
            carried = {"carried_to": request.get_full_path(), "carried_fields": fields_to_carry(request)}
            form = LogInForm(request)
            return render(
                request, "registration/login.html", {"form": form, "carried": True} | carried, status=401
            )
        if request.method == "POST":
            messages.warning(
                request,
                _("Your log-in had ended, so what you sent was not received. Log in and send it once more."),
            )
            return redirect("login")
        return super().handle_no_permission(request, view_func)


class NewPasswordMiddleware:
    """Leads a person whose password an administrator has set to choosing their own."""

    allowed = ("password_change", "logout", "set_language")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if (
            request.user.is_authenticated
            and request.user.must_change_password
            and not self.is_allowed(request)
        ):
            return redirect("password_change")
        return self.get_response(request)

    def is_allowed(self, request):
        return request.path in [reverse(name) for name in self.allowed]
