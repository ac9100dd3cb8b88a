"""Asks what became of closings: in the year's page and of the command that holds them against now."""

from io import StringIO

from django.core.management import call_command
from django.urls import reverse

from borderops.incidents.models import Incident
from tests.factories import make_reviewer
from tests.figures.factories import log_in


def reopened(case, overseer, **fields):
    """The record with other facts, reviewed again."""
    case.reopen(overseer, "Sửa theo biên bản.")
    record = Incident.objects.get(pk=case.pk)
    for name, value in fields.items():
        setattr(record, name, value)
    record = record.write(record.entered_by)
    record.submit(record.entered_by)
    record.accept(make_reviewer(record.district))
    return record


def amended(user, year="2021"):
    """How many of the year's closings are amended, and how many stand."""
    page = log_in(user).get(reverse("closings"), {"period": year})
    return page.text.count('chip-stop" href'), page.text.count('chip-ok" href')


def verify(period="2021"):
    """What the command says, and with what it ends."""
    said = StringIO()
    try:
        call_command("closings", "verify", period, stdout=said)
    except SystemExit as end:
        return said.getvalue(), end.code
    return said.getvalue(), 0
