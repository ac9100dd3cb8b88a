"""Holds the sheets against their budgets, beside the stock way; ends with 1 when one is missed.

`uv run python -m tests.benchmarks.sheets` imports and exports 50,000 incidents on a PostgreSQL of its own;
`DATABASE_URL=sqlite:///… uv run …` does so on SQLite. `--rows 2000` is a quick try. The stock way is measured on the
first 2,000 rows of the same file and scaled, since it takes many minutes; `--whole` measures it whole.
"""

import argparse
import os
import sys
import time

from borderops.districts.models import District
from tests.benchmarks import database, sheets_lines
from tests.benchmarks.people import make_clerk, make_hands
from tests.benchmarks.table import head, say, show
from tests.seeded import load_demo

ROWS = 50_000


def measure(rows, whole=False):
    """Makes who imports and who else works; gives (heading, lines) of each group, measured as they are asked for."""
    load_demo()
    hands = make_hands()
    other = next(iter(hands.values()))[0]
    user = make_clerk("importer", other.unit, District.objects.all())
    yield "Import", sheets_lines.import_lines(rows, user, whole)
    database.settle()
    yield "Export", sheets_lines.export_lines(rows, user, whole)
    yield "Queries", sheets_lines.query_lines(rows, user)
    yield "Page of a check", sheets_lines.page_lines(rows, user)
    yield "Others at work", sheets_lines.wait_lines(rows, user, other.user)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS, help="rows of the sheet")
    parser.add_argument("--whole", action="store_true", help="measure the stock way on all rows")
    options = parser.parse_args()
    with database.throwaway():
        began, missed, asked = time.perf_counter(), [], 0
        say(f"{database.called()}, {os.cpu_count()} cores, {options.rows:,} rows …")
        for heading, group in measure(options.rows, options.whole):
            head(heading)
            for line in group:
                asked += 1
                show(line)
                missed += [] if line.is_kept else [line]
    say(f"\n{asked} measured, {len(missed)} missed, {time.perf_counter() - began:.0f} s in all.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
