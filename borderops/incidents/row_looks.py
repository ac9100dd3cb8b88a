"""What a row of a sheet may be besides right: the same as a record of the register, or unusual."""

from functools import cache
from itertools import chain

from django.db import connection
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.incidents.models import Incident
from borderops.patrols.days import A_DAY, day_of
from borderops.review.states import State
from borderops.vietnamese import fold

LONG_AGO = 365 * A_DAY
# A join, since SQLite would compare every incident there is with a list of such rows.
LIKE = """
WITH told (day, commune, code) AS ({wanted})
SELECT id FROM told CROSS JOIN incidents_incident
WHERE occurred_on = told.day AND commune_id = told.commune AND code_id = told.code
"""
COLUMNS = "SELECT * FROM unnest(%s::date[], %s::bigint[], %s::bigint[])"
TOLD = [
    "occurred_on", "commune_id", "code_id", "offenders", "occurred_time", "unit_id", "paper_book_number",
    "number", "form_key", "account",
]  # fmt: skip


def same_as_known(records, user, is_left_out):
    """{position: number or key} of new records that the register has: by the facts, or by the paper book."""
    by_facts, by_book = {}, {}
    for row in alike(records, user):
        if not is_left_out(row["form_key"]):
            by_facts.setdefault(facts(row), []).append(row)
            by_book.setdefault((row["unit_id"], row["paper_book_number"]), row)
    found, folded = {}, cache(fold)
    for position, record in enumerate(records):
        if row := same(record, by_facts, by_book, user, folded):
            found[position] = row["number"] or str(row["form_key"])
    return found


def alike(records, user):
    """What the person may see of the same days, communes and kinds, or with the same numbers in the paper book."""
    seen = Incident.objects.visible_to(user).exclude(state=State.STRUCK).order_by("pk")
    told = {facts_of(record)[:3] for record in records}
    books = {record.paper_book_number for record in records} - {""}
    # Whether there is any at all is asked without the rights, which make the question several times longer.
    found = [keys_like([each for each in told if all(each)])]
    if books and user.home_unit:
        booked = Incident.objects.filter(unit=user.home_unit, paper_book_number__in=books).order_by()
        found.append(list(booked.values_list("pk", flat=True)))
    for there in found:
        for row in seen.filter(pk__in=there).values_list(*TOLD) if there else ():
            yield dict(zip(TOLD, row, strict=True))


def keys_like(told):
    """Keys of the incidents of these days, communes and kinds.

    Asked in plain words: to put together a comparison of so many rows takes longer than to answer it.
    """
    if not told:
        return []
    if connection.vendor == "postgresql":
        wanted, values = COLUMNS, map(list, zip(*told, strict=True))
    else:
        wanted, values = "VALUES " + ", ".join(["(%s, %s, %s)"] * len(told)), chain.from_iterable(told)
    with connection.cursor() as cursor:
        cursor.execute(LIKE.format(wanted=wanted), [*values])
        return [key for (key,) in cursor.fetchall()]


def facts_of(record):
    return record.occurred_on, record.commune_id, record.code_id, record.offenders


def facts(row):
    return row["occurred_on"], row["commune_id"], row["code_id"], row["offenders"]


def same(record, by_facts, by_book, user, folded):
    """The record of the register that a new one repeats, or nothing; `folded` gives an account as it is compared."""
    unit = user.home_unit
    if record.paper_book_number and unit and (row := by_book.get((unit.pk, record.paper_book_number))):
        return row
    if record.offenders is None or not record.commune_id or not record.code_id:
        return None
    for row in by_facts.get(facts_of(record), ()):
        if (
            same_minute(record, row)
            if record.occurred_time and row["occurred_time"]
            else tells_the_same(record, row, folded)
        ):
            return row
    return None


def tells_the_same(record, row, folded):
    """Where no time tells two cases apart, their accounts may: a busy day has several of one kind in one place."""
    return not (record.account and row["account"]) or folded(record.account) == folded(row["account"])


def same_minute(record, row):
    return record.occurred_time.replace(second=0) == row["occurred_time"].replace(second=0)


def unusual(record):
    """What is worth a second look although the record may go in, in words."""
    warned = []
    if record.marker and not record.marker.pk:
        words = gettext("Marker %(code)s is not in the list yet: it will be added as not listed.")
        warned.append(words % {"code": record.marker.code})
    if record.occurred_on and day_of() - record.occurred_on > LONG_AGO:
        words = gettext("%(day)s is more than a year ago. Check the year.")
        warned.append(words % {"day": vietnamese.day(record.occurred_on)})
    if record.sums_reason.strip() and (failing := record.sums_that_fail()):
        words = gettext("The numbers do not agree (%(sums)s); the reason given is kept.")
        warned.append(words % {"sums": "; ".join(failing)})
    return warned
