"""What is measured of the sheets in and out, group by group."""

from contextlib import contextmanager
from functools import partial
from pathlib import Path
from unittest import mock

from django.core.files.base import ContentFile
from django.db import connection
from django.http import QueryDict
from django.urls import reverse

from borderops.incidents.models import Incident
from borderops.sheets import passage, runs
from borderops.sheets.exports import Export
from borderops.sheets.models import ImportRun, RunRow
from borderops.sheets.outcomes import Kind
from borderops.sheets.registry import workbooks
from tests.benchmarks import sheets_stock
from tests.benchmarks.copies import copy_incidents
from tests.benchmarks.exports import peak
from tests.benchmarks.measure import Door, Line, once
from tests.benchmarks.sheets_book import HEADINGS, book
from tests.benchmarks.sheets_waits import others_submitting

STOCK_ROWS = 2000
QUICKER, IMPORT_MB, GROWTH, WAIT_MS, PAGE_MS = 10, 250, 1.1, 1000, 1000
XLSX_QUICKER, CSV_QUICKER, EXPORT_MB, FLAT_MB, MULTIPLE = 10, 20, 150, 20, 10
MEASURES_MEMORY = Path("/proc/self/clear_refs").exists()


def bring_in(content, user, options=()):
    """A file sent, checked and applied, as its pages do it; every row is new."""
    run = runs.send(
        workbooks["incidents"], ContentFile(content, "incidents.xlsx"), "incidents.xlsx", user, options
    )
    assert runs.questions(run) == [], runs.questions(run)
    for job in ("check", "apply"):
        assert runs.ask(run, job)
        assert run.balance[Kind.NEW] == run.rows, (run.state, run.fault, run.balance)
    return run


def import_lines(rows, user, whole):
    """Time and memory of a large import, and how many times quicker than the stock way it is."""
    content, took = book(rows), []
    grew = measured_peak(lambda: took.append(once(lambda: bring_in(content, user))))
    ours = took[0]
    few = rows if whole else min(rows, STOCK_ROWS)
    stock = sheets_stock.import_ms(content if few == rows else book(few), user) * rows / few
    note = f"{ours / 1000:.1f} s ({ours / rows:.2f} ms a row) against {stock / 1000:.1f} s" + scaled(
        few, rows
    )
    name = f"check and apply of {rows:,} × {len(HEADINGS)}: times quicker"
    yield Line(name, QUICKER, stock / ours, unit="×", at_least=True, note=note)
    if grew is not None:
        yield Line("memory that the import takes at most", IMPORT_MB, grew, unit="MB")


def scaled(few, rows):
    """How the time of the stock way was found."""
    return "" if few == rows else f" (the stock way measured on the first {few:,} rows and scaled)"


def measured_peak(action):
    """Megabytes that the process grew by; nothing where the system does not tell."""
    return peak(action) if MEASURES_MEMORY else action()


def query_lines(rows, user):
    """Whether five times as many rows ask five times as many queries, and not more."""
    few, many = max(rows // 25, 10), max(rows // 5, 50)
    asked = [queries(partial(bring_in, book(number, f"Q{number}-"), user)) for number in (few, many)]
    each = [1000 * count / number for count, number in zip(asked, (few, many), strict=True)]
    note = f"{each[0]:.0f} for {few:,} rows, {each[1]:.0f} for {many:,}"
    yield Line("queries for 1,000 rows: how they grow", GROWTH, each[1] / each[0], unit="×", note=note)


def queries(action):
    """How many queries are asked, where no batch is made shorter because others use the machine."""
    with mock.patch.object(passage, "LONGEST", 1000), counting() as asked:
        action()
    return len(asked)


@contextmanager
def counting():
    asked = []

    def count(execute, *query):
        asked.append(None)
        return execute(*query)

    with connection.execute_wrapper(count):
        yield asked


def wait_lines(rows, user, other):
    """How long another person's submit waits at most while an import is applied."""
    with others_submitting(other) as waits:
        bring_in(book(max(rows // 10, 50), "W"), user)
    note = f"{len(waits)} submits"
    yield Line("longest wait of another's submit meanwhile", WAIT_MS, max(waits, default=0), note=note)


def page_lines(rows, user):
    """The page of a check of twice as many rows, half of them rejected."""
    run = long_run(2 * rows, user)
    address = reverse("check-import", args=[run.pk])
    last = 2 * rows // 200
    queries = {"first page": "", "last page": f"rows=all&page={last}", "rejected": "rows=rejected&page=2"}
    for name, query in queries.items():
        taken = Door(user).take(f"{address}?{query}", runs=3)
        yield Line(f"check of {2 * rows:,} rows: {name}", PAGE_MS, **taken)


def long_run(rows, user):
    """A check that is done, without the file."""
    balance = dict.fromkeys(Kind.values, 0) | {Kind.NEW: rows - rows // 2, Kind.REJECTED: rows // 2}
    sheet = {"turn": 0, "key": "", "name": "Vụ việc", "rows": rows, "balance": balance}
    run = ImportRun.objects.create(
        user=user, workbook="incidents", original_name="incidents.xlsx", state=ImportRun.State.CHECKED,
        rows=rows, of=rows, balance=balance, sheets=[sheet], digest="0" * 64,
    )  # fmt: skip
    faults = [{"column": "Offenders", "value": "mười", "message": "Write a whole number."}] * 3
    told = [
        RunRow(run=run, number=turn + 2, kind=Kind.REJECTED if turn % 2 else Kind.NEW, record=f"row {turn}",
               said={"faults": faults} if turn % 2 else {})
        for turn in range(rows)
    ]  # fmt: skip
    RunRow.objects.bulk_create(told, batch_size=2000)
    return run


def export_lines(rows, user, whole):
    """Time of an export beside the stock one, and its memory, with ten times as many rows too."""
    seen = Incident.objects.visible_to(user).order_by("pk")
    few = rows if whole else min(rows, STOCK_ROWS)
    grew = {rows: measured_peak(lambda: taken_out(user, "xlsx"))}
    count = seen.count()
    for kind, quicker in (("xlsx", XLSX_QUICKER), ("csv", CSV_QUICKER)):
        ours = once(lambda kind=kind: taken_out(user, kind))
        first = seen.filter(pk__in=list(seen.values_list("pk", flat=True)[:few]))
        stock = sheets_stock.export_ms(first, kind) * count / few
        note = f"{ours / 1000:.1f} s against {stock / 1000:.1f} s" + scaled(few, count)
        name = f"{kind} of {count:,} × {len(HEADINGS)}: times quicker"
        yield Line(name, quicker, stock / ours, unit="×", at_least=True, note=note)
    if MEASURES_MEMORY:
        multiply(MULTIPLE)
        much = peak(lambda: taken_out(user, "xlsx"))
        yield Line(f"memory that the export of {count:,} takes at most", EXPORT_MB, grew[rows], unit="MB")
        yield Line(f"memory that {MULTIPLE} times as many take", EXPORT_MB, much, unit="MB")
        yield Line("memory: more than for the few", FLAT_MB, max(much - grew[rows], 0), unit="MB")


def taken_out(user, kind):
    """The file of everything that the person sees, in the same 22 columns, and no further sheets."""
    query = QueryDict(mutable=True)
    query.update({"columns": ",".join(HEADINGS), "sheets": ""})
    with Export(workbooks["incidents"], user, query, kind).write() as file:
        return file.seek(0, 2)


def multiply(times):
    """So many times as many incidents, by copying inside the database."""
    keys = Incident.objects.order_by("pk").values_list("pk", flat=True)
    copy_incidents(keys.last() - keys.first() + 1, times - 1)
