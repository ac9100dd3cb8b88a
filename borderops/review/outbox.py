"""Forms that wait in a browser for the line: who may send them, what the register answers, the last receipt."""

from datetime import datetime
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.contrib.messages import success
from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import TemplateView

from borderops import vietnamese
from borderops.people.carrying import is_for_a_script, typed_by

RECEIPT = "receipt"
HEADER = (
    "X-Outbox"  # what the script asks for: "later" when it sends a form by itself, "copy" of a form to keep
)


@method_decorator([login_not_required, never_cache], name="dispatch")
class Outbox(TemplateView):
    """The forms of this account that wait on this device; the script learns here as whom it may send them.

    The page is open to everyone logged in: the forms lie in the browser, and each is let in or refused where it
    is sent to. The script may ask before log-in too, and is told that nobody is logged in.
    """

    template_name = "review/outbox.html"

    def get(self, request, *args, **kwargs):
        if is_for_a_script(request):
            return JsonResponse(self.who(request))
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        return super().get(request, *args, **kwargs)

    def who(self, request):
        """Whose log-in this is, with what a form must carry to be let in."""
        if not request.user.is_authenticated:
            return {"user": ""}
        return {
            "user": str(request.user.pk),
            "log_in": log_in_mark(request),
            "token": get_token(request),
            "typed_by": typed_by(request.user),
        }


def log_in_mark(request):
    """Tells this log-in from every other one, and nothing else."""
    key = request.session.session_key or ""
    return salted_hmac("borderops.review.outbox", key, algorithm="sha256").hexdigest()[:16]


def key_in(request):
    """The key of the waiting form that a page was opened for: /…/new/?outbox=KEY."""
    try:
        return str(UUID(request.GET.get("outbox", "")))
    except ValueError:
        return None


def is_copy(request):
    """Whether the browser asks for a form to keep, so that it opens without a connection."""
    return request.headers.get(HEADER) == "copy"


def note_receipt(request, record):
    """Keeps what was received last, for the line that stands on every page."""
    request.session[RECEIPT] = {
        "at": timezone.now().isoformat(),
        "number": record.number or "",
        "draft": record.is_open,
        "url": record.get_absolute_url(),
    }


def receipt_today(request):
    """What this log-in sent last, in words and with its address, if that was today."""
    receipt = request.session.get(RECEIPT)
    at = timezone.localtime(datetime.fromisoformat(receipt["at"])) if receipt else None
    if not at or at.date() != timezone.localdate():
        return None
    words = _("Draft saved at %(time)s") if receipt["draft"] else _("Received at %(time)s, number %(number)s")
    return {"words": words % {"time": f"{at:%H:%M}", "number": receipt["number"]}, "url": receipt["url"]}


def say_received(request, record, keep_key):
    """Says it on the next page, unless the script sent the form by itself while the person did something else."""
    note_receipt(request, record)
    if request.headers.get(HEADER) == "later":
        return
    request.session["kept_received"] = keep_key
    words = _("Draft saved at %(time)s.") if record.is_open else _("Received at %(time)s, number %(number)s.")
    success(request, words % {"time": vietnamese.moment(timezone.now()), "number": record.number})


def received(request, record):
    """Tells the script that the record is in the register."""
    about = {"number": record.number or "", "state": record.state, **receipt_today(request)}
    return JsonResponse(about)


def refused(form, status):
    """Tells the script what must be mended: above the form, and beside which field."""
    beside = [
        {"name": field.html_name, "label": str(field.label), "words": [str(word) for word in field.errors]}
        for field in form
        if field.errors
    ]
    above = [str(word) for word in form.non_field_errors()]
    return JsonResponse({"summary": above, "errors": beside}, status=status)
