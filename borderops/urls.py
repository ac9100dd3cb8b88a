"""Every address of the register."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

from borderops import offline

urlpatterns = [
    path("sw.js", offline.service_worker, name="service-worker"),
    path("manifest.webmanifest", offline.manifest, name="manifest"),
    path("offline/", offline.no_line, name="offline"),
    path("", include("borderops.lists.urls")),
    path("", include("borderops.people.urls")),
    path("", include("borderops.districts.urls")),
    path("", include("borderops.review.urls")),
    path("", include("borderops.figures.urls")),
    path("", include("borderops.crossings.urls")),
    path("", include("borderops.patrols.urls")),
    path("", include("borderops.incidents.urls")),
    path("", include("borderops.labour.urls")),
    path("", include("borderops.summaries.urls")),
    path("sheets/", include("borderops.sheets.urls")),
    path("language/", login_not_required(set_language), name="set_language"),
    path("admin/", admin.site.urls),
]
