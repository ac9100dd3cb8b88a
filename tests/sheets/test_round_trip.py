"""Whatever goes out comes back as what it is: unchanged, or changed in exactly the cells that somebody changed."""

import random
from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from borderops.people.models import User
from borderops.sheets.models import ImportRun
from borderops.sheets.registry import workbooks
from tests.lasting import lasting
from tests.sheets.books import changed, counts, export, lines_and_headings, rejected, send, told, xlsx
from tests.sheets.undo_cases import ONLY_OUT
from tests.sheets.whole_register import fill

pytestmark = pytest.mark.django_db


@lasting
def everything():
    """A register with something of everything."""
    fill()


# Cells that may be changed by themselves without a rule of the register being broken.
FREE = {
    "incidents": ["occurred_on", "offenders", "place_note", "account"],
    "traffic": ["vehicles_in", "vehicles_out"],
    "shifts": ["people_in", "people_out", "handover_note"],
    "workers": ["name", "note"],
    "employers": ["note"],
    "joint-patrols": ["day", "our_number", "their_number"],
    "communes": ["aliases"],
    "district-figures": ["incidents.law.cases"],
}
# Which rows the person may still change.
STILL_OPEN = dict.fromkeys(
    ["incidents", "traffic", "shifts", "joint-patrols", "district-figures"], {"state": "draft"}
)


def who_may(workbook):
    """Somebody who may take a register out and bring it in."""
    users = User.objects.filter(username__in=["overseer", "admin"]).order_by("-username")
    return next((each for each in users if workbook.may_import(each) and workbook.may_export(each)), None)


def come_back(client, workbook, kind, language):
    """What was wrong with the rows of an export that was sent again as it is."""
    content = export(client, workbook.key, format=kind)
    client.cookies["django_language"] = language
    answer = send(client, workbook.key, content, f"a.{kind}")
    if answer.status_code != 302:
        return f"refused: {answer.context['form'].errors.as_text()}"
    run = ImportRun.objects.latest("pk")
    if answer["Location"] != reverse("check-import", args=[run.pk]):
        return "not understood without a question"
    odd = {kind: number for kind, number in run.balance.items() if number and kind != "unchanged"}
    return f"{odd or 'no rows'}: {told(run)[:1500]}" if odd or not run.rows else ""


# As which kind of file, in whose language it goes out, and in whose it comes back.
WAYS = [("xlsx", "vi", "vi"), ("xlsx", "en", "en"), ("csv", "en", "vi")]


@pytest.mark.parametrize(("kind", "out", "back"), WAYS)
def test_every_register_comes_back_unchanged(client, everything, kind, out, back):
    faults = []
    for workbook in workbooks.values():
        user = who_may(workbook)
        assert bool(user) == (workbook.key not in ONLY_OUT)
        if user:
            client.force_login(user)
            client.cookies["django_language"] = out
            if fault := come_back(client, workbook, kind, back):
                faults.append(f"{workbook.key}: {fault}")
    assert not faults, "\n".join(faults)


def other_than(cell, chance):
    """A cell that says something else of the same sort."""
    if isinstance(cell, date):
        return cell - timedelta(days=chance.randint(1, 20))
    if isinstance(cell, int | float):
        return cell + chance.randint(1, 9)
    return f"{cell}{chance.choice([' ', '; ', ' -'])}Sửa {chance.randint(1, 999)}"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_one_cell_that_somebody_changed_is_one_change(client, everything, language):
    client.cookies["django_language"] = language
    chance, faults = random.Random(language), []
    for key, names in FREE.items():
        workbook = workbooks[key]
        client.force_login(User.objects.get(username="admin" if key == "communes" else "clerk"))
        lines = lines_and_headings(export(client, key, **STILL_OPEN.get(key, {})))
        with override(language):
            name = chance.choice(names)
            heading = str(workbook.resource.fields[name].heading)
        number, place = chance.randrange(1, len(lines)), lines[0].index(heading)
        lines[number][place] = other_than(lines[number][place], chance)
        send(client, key, xlsx(*lines))
        run = ImportRun.objects.latest("pk")
        found = [[each["column"] for each in row["changes"]] for row in changed(run)]
        if found != [[heading]] or counts(run) != (0, 1, run.rows - 1, 0):
            faults.append(f"{key}, {heading}, {lines[number][place]!r}: {found} {rejected(run)}")
    assert not faults, "\n".join(faults)
