"""The admin site: a third door to the same rules, open to whoever holds a posting that may use it."""

from django.contrib import admin
from django.contrib.admin.apps import AdminConfig
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _


class RegisterAdminSite(admin.AdminSite):
    """Asks for the permission that postings give instead of a flag on the account."""

    site_header = _("Border register – administration")
    site_title = _("Border register")
    index_title = _("Registers and lists")
    site_url = "/"

    def has_permission(self, request):
        return request.user.is_active and request.user.has_perm("people.use_admin")

    def login(self, request, extra_context=None):
        """The register has one log-in; who has passed it and still lands here lacks the right."""
        if not self.has_permission(request):
            raise PermissionDenied
        return redirect("admin:index")

    def get_urls(self):
        """Without the jump to any record's own page by its key, which would tell its number to everybody."""
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]


class RegisterAdminConfig(AdminConfig):
    default_site = "borderops.admin.RegisterAdminSite"
