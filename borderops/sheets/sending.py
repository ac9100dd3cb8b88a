"""A file sent once is one run, however often its form arrives."""

from datetime import timedelta

from django.utils import timezone

from borderops.sheets import runs
from borderops.sheets.models import ImportRun

# A second press of the button arrives within this time.
AT_ONCE = timedelta(seconds=10)
KEYS_KEPT = 10
SENT = "sheets_sent"
State = ImportRun.State
NOT_IMPORTED = [State.SENT, State.CHECKING, State.CHECKED, State.FAILED]


def send_once(request, workbook, form):
    """The run of an upload form; the first one's if the form was sent before."""
    key, upload = str(form.cleaned_data["form_key"] or ""), form.cleaned_data["file"]
    if run := sent_before(request, workbook, key):
        return run
    run = runs.send(workbook, upload, upload.name, request.user, form.cleaned_data["options"])
    if key:
        run = elder_twin(run) or run
        keep_key(request.session, key, run)
    return run


def sent_before(request, workbook, key):
    """The run that came of this same form, such as when a lost connection had it sent again."""
    known = dict(request.session.get(SENT, []))
    own = ImportRun.objects.filter(user=request.user, workbook=workbook.key)
    return own.filter(pk=known.get(key)).first() if key else None


def keep_key(session, key, run):
    session[SENT] = [*session.get(SENT, []), (key, run.pk)][-KEYS_KEPT:]


def elder_twin(run):
    """The run of the same file sent a moment before, if any; the later one then goes."""
    told = {"user": run.user, "workbook": run.workbook, "digest": run.digest, "options": run.options}
    at_once = ImportRun.objects.filter(pk__lt=run.pk, started_at__gt=timezone.now() - AT_ONCE)
    twin = at_once.filter(**told, state__in=NOT_IMPORTED).order_by("pk").first()
    if twin:
        run.file.delete(save=False)
        run.delete()
    return twin


def applied_before(run):
    """The last import of the very same file by this person that was carried out."""
    same = ImportRun.objects.filter(user=run.user, workbook=run.workbook, digest=run.digest)
    return same.filter(state=State.APPLIED).exclude(pk=run.pk).first()
