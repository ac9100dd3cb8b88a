"""What is noted of the rows of a run: what became of each, what was decided, what is done, and their balance."""

from dataclasses import asdict

from django.db.models import Count

from borderops.sheets.fresh import Fresh
from borderops.sheets.many_rows import write_rows
from borderops.sheets.models import RunRow
from borderops.sheets.outcomes import Kind

fresh_rows = Fresh(RunRow)


def tell_sheets(run, contents, not_read):
    """Which sheets are read, how many rows each has, and which are not read."""
    run.sheets = [
        {"turn": turn, "key": key_of(contents, turn), "name": sheet.name, "rows": sum(1 for _row in sheet)}
        | {"balance": {}}
        for turn, sheet in contents.in_order
    ]
    run.of = sum(sheet["rows"] for sheet in run.sheets)
    for turn, grid in not_read:
        lines = sum(1 for _line in grid.lines())
        run.sheets += [{"turn": turn, "key": None, "name": grid.name, "rows": lines, "balance": None}] * bool(
            lines
        )
    run.rows = run.of
    run.save(update_fields=["sheets", "of", "rows"])


def key_of(contents, turn):
    """Which of the register's sheets this one is; empty for the main one."""
    return next((key for key, (each, _sheet) in contents.linked.items() if each == turn), "")


def keep(run, results, decisions, applied=False, done=None):
    """Notes what became of some rows, in place of what was said of them before."""
    done = done or {}
    results = [(turn, each) for turn, each in results if each.number not in done.get(turn, ())]
    if applied:
        for turn in {turn for turn, _result in results}:
            numbers = [each.number for other, each in results if other == turn]
            RunRow.objects.filter(run=run, sheet=turn, number__in=numbers, applied=False).delete()
    rows = [row_of(run, turn, each, decisions, applied) for turn, each in results]
    if rows:
        write_rows(rows)


def row_of(run, turn, result, decisions, applied):
    row = fresh_rows.make()
    row.run_id, row.sheet, row.number, row.kind = run.pk, turn, result.number, result.kind
    row.record, row.said, row.undo = (result.object_repr or "")[:200], said_of(result), result.undo
    row.decision, row.seen = decisions.get((turn, result.number), ("", ""))
    row.seen = result.seen or row.seen
    row.applied, row.object_id = applied, getattr(result.record, "pk", None)
    return row


def said_of(result):
    """What there is to say of a row; of most nothing."""
    said = {
        "faults": [asdict(each) for each in result.faults], "changes": [asdict(each) for each in result.changes],
        "warnings": result.warnings, "stale": result.stale,
    }  # fmt: skip
    return {name: each for name, each in said.items() if each}


def decisions_of(run):
    """What the person decided about rows, and against which version: {(turn, number): (decision, seen)}."""
    rows = RunRow.objects.filter(run=run).exclude(decision="")
    return {(row.sheet, row.number): (row.decision, row.seen) for row in rows}


def decided(decisions):
    """The same by sheet, as the resources ask for it."""
    by_sheet = {}
    for (turn, number), decision in decisions.items():
        by_sheet.setdefault(turn, {})[number] = decision
    return by_sheet


def done_rows(run):
    """The rows that an earlier call has applied: {turn: numbers}."""
    done = {}
    rows = RunRow.objects.filter(run=run, applied=True).values_list("sheet", "number")
    for turn, number in rows:
        done.setdefault(turn, set()).add(number)
    return done


def numbers_of(run, name):
    """How many rows of each sheet have something to tell of this sort."""
    rows = RunRow.objects.filter(run=run, said__has_key=name).order_by()
    return dict(rows.values_list("sheet").annotate(Count("pk")))


def sum_up(run):
    """The balance of each sheet and of all, counted from what is noted of every row."""
    counted = RunRow.objects.filter(run=run).order_by().values_list("sheet", "kind").annotate(Count("pk"))
    balances = {sheet["turn"]: dict.fromkeys(Kind.values, 0) for sheet in run.sheets_read}
    for turn, kind, number in counted:
        balances[turn][kind] = number
    warned, stale = (numbers_of(run, name) for name in ("warnings", "stale"))
    for sheet in run.sheets_read:
        turn = sheet["turn"]
        sheet |= {"balance": balances[turn], "warned": warned.get(turn, 0), "stale": stale.get(turn, 0)}
    run.balance = {kind: sum(each[kind] for each in balances.values()) for kind in Kind.values}
    run.save(update_fields=["balance", "sheets"])
