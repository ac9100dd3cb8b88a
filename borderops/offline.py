"""What a browser keeps of the register so that it opens on a bad line: the app, its script, the page without a line."""

import hashlib
import json
import re

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from borderops.lists.models import Register

NO_LINE = "offline.html"
NAMED = re.compile(r'(?:href|src)="([^"]+)"')
ICONS = {"192x192": "app-192.png", "512x512": "app-512.png"}


def page_without_a_line():
    """Made without the request: no word about whoever asks may stay in it."""
    return render_to_string(NO_LINE, {"sample_data": Register.holds_samples()})


@login_not_required
@require_safe
@cache_control(no_cache=True)
def no_line(request):
    """The page that stands in for any other while there is no connection; it holds nothing of anybody."""
    return HttpResponse(page_without_a_line())


@login_not_required
@require_safe
@cache_control(no_cache=True)
def service_worker(request):
    """The script that opens pages without a line; it changes with whatever the page without a line needs."""
    page = page_without_a_line()
    at = settings.STATIC_URL
    files = sorted({address for address in NAMED.findall(page) if address.startswith(at)})
    known = {"files": json.dumps(files), "static": at, "version": ""}
    text = render_to_string("sw.js", known)
    version = hashlib.sha256((page + text).encode()).hexdigest()[:16]
    script = render_to_string("sw.js", known | {"version": version})
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


def shortcuts(icons):
    """The forms that are filled in on the way."""
    forms = {"new-incident": gettext("Log an incident"), "new-shift": gettext("Report a shift")}
    return [{"name": words, "url": reverse(name), "icons": icons} for name, words in forms.items()]


@login_not_required
@require_safe
@cache_control(no_cache=True)
def manifest(request):
    """Lets a browser install the register as an app, with its forms one press away."""
    icons = [
        {"src": static(f"borderops/icons/{name}"), "sizes": size, "type": "image/png", "purpose": purpose}
        for size, name in ICONS.items()
        for purpose in ("any", "maskable")
    ]
    about = {
        "id": "/",
        "name": gettext("Border register"),
        "short_name": gettext("Border register"),
        "lang": get_language(),
        "start_url": reverse("home"),
        "scope": "/",
        "display": "standalone",
        "background_color": "#f5f7f5",
        "theme_color": "#14532d",
        "icons": icons,
        "shortcuts": shortcuts(icons[:1]),
    }
    return JsonResponse(
        about, content_type="application/manifest+json", json_dumps_params={"ensure_ascii": False}
    )
