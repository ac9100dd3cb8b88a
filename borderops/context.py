"""What every page needs: the navigation for this person, their posting, the flag for sample data."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from borderops.lists.keyset import bounded_count
from borderops.lists.models import Register
from borderops.people.carrying import typed_by
from borderops.review.inbox import waiting_by_register
from borderops.review.outbox import is_copy, log_in_mark, receipt_today
from borderops.sheets.registry import opens_any

MANY = 99
# What lies under an entry whose own page is not the beginning of all the others' addresses.
SECTIONS = {
    "patrols-today": "/patrols/",
    "posts": "/patrols/",
    "crossing-points": "/crossings/",
    "dashboard": "/summaries/",
    "thresholds": "/summaries/",
    "report-templates": "/reports/",
}
# The forms that a browser keeps, so that they open without a connection, and who may fill them in.
OFFLINE = {"new-incident": "incidents.add_incident", "new-shift": "patrols.add_shiftreport"}


def shell(request):
    """The frame around a page, asked for once though parts of the page, such as its table, are rendered apart."""
    if not hasattr(request, "shell"):
        request.shell = frame_of(request)
    return request.shell


def frame_of(request):
    """What the frame holds for this person."""
    user = getattr(request, "user", None)
    frame = {"sample_data": Register.holds_samples()}
    if user is None or not user.is_authenticated:
        return frame
    return frame | {
        "nav": navigation(request, user),
        "posting_words": posting_words(user),
        "typed_by": partial(typed_by, user),
        "kept_received": partial(kept_received, request),
        "log_in_mark": log_in_mark(request),
        "offline_forms": [reverse(name) for name, right in OFFLINE.items() if user.has_perm(right)],
        "is_copy": is_copy(request),
        "receipt": None if is_copy(request) else receipt_today(request),
    }


def kept_received(request):
    """The name of the form that the browser need no longer keep; told once, and not to a copy of a page."""
    return request.session.pop("kept_received", None) if request.method == "GET" else None


def sample_note():
    """What every exported sheet says of itself while the database holds sample data."""
    return _("Sample data") if Register.holds_samples() else ""


def navigation(request, user):
    """The entries that this person may open."""
    waiting = None if is_copy(request) else waiting_words(user)
    patrols = "patrols-today" if user.has_perm("patrols.view_shiftreport") else "posts"
    crossings = "crossings" if user.has_perm("crossings.view_flowchange") else "crossing-points"
    entries = [
        (_("My work"), "home", True, None),
        (_("Incidents"), "incidents", user.has_perm("incidents.view_incident"), None),
        (_("Checkpoints and patrols"), patrols, user.has_perm("patrols.view_post"), None),
        (_("Handling"), "follow-ups", user.has_perm("incidents.view_followup"), None),
        (_("Review"), "review", user.has_perm("incidents.review_incident"), waiting),
        (_("Figures"), "dashboard", user.has_perm("summaries.view_summary"), None),
        (_("Period reports"), "reports", user.has_perm("summaries.view_report"), None),
        (_("Crossing points"), crossings, user.has_perm("crossings.view_crossingpoint"), None),
        (_("Labour programmes"), "labour", user.has_perm("labour.view_programme"), None),
        (_("Reported figures"), "reported-figures", user.has_perm("figures.view_reportedfigure"), None),
        (_("Excel in and out"), "sheets", opens_any(user), None),
        *kept_for_others(user),
        (_("Administration"), "admin:index", user.has_perm("people.use_admin"), None),
    ]
    return [entry(request, label, name, count) for label, name, may, count in entries if may]


def kept_for_others(user):
    """What is written for the figures and reports of others, for who reads none and finds it beside no other page."""
    reads_figures, reads_reports = map(user.has_perm, ("summaries.view_summary", "summaries.view_report"))
    yield _("Thresholds"), "thresholds", not reads_figures and user.has_perm("summaries.view_threshold"), None
    may_keep = not reads_reports and user.has_perm("summaries.view_reporttemplate")
    yield _("Report templates"), "report-templates", may_keep, None


def waiting_words(user):
    """How many records wait for this person; no page waits to learn how many beyond the first hundred."""
    number = sum(bounded_count(records, MANY).number for records in waiting_by_register(user).values())
    return f"{MANY}+" if number > MANY else number or None


def entry(request, label, name, count):
    url = reverse(name)
    here = request.path == url if name == "home" else request.path.startswith(SECTIONS.get(name, url))
    return {"label": label, "url": url, "count": count, "current": here}


def posting_words(user):
    """The person's roles and places today."""
    words = [f"{posting.get_role_display()} · {posting.where()}" for posting in user.postings_today]
    return "; ".join(words)
