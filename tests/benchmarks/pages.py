"""Makes a very large register and holds its pages against their budgets; ends with 1 when one is missed.

`uv run python -m tests.benchmarks.pages` makes a million incidents and as many shift reports on a PostgreSQL of its
own, in a few minutes. `DATABASE_URL=sqlite:///… uv run …` makes 100,000 on SQLite. `--rows 20000 --shifts 20000` is a
quick try.
"""

import argparse
import os
import sys
import time

from tests.benchmarks import (
    crossings_data,
    crossings_lines,
    data,
    database,
    figures_lines,
    labour_data,
    labour_lines,
    lines,
    patrols_data,
    patrols_lines,
)
from tests.benchmarks.crowd import CROWD, submit_at_once
from tests.benchmarks.exports import export_lines
from tests.benchmarks.measure import RUNS
from tests.benchmarks.people import EYES, eyes
from tests.benchmarks.table import head, say, show

BASE = 10_000
# Changes, and as many reports of traffic: more than ten years bring.
CROSSINGS = 10_000
# Workers, each with a permit, a departure and a return.
WORKERS = 20_000


def measure(
    rows, shifts, crossings=CROSSINGS, workers=WORKERS, base=BASE, names=EYES, runs=RUNS, crowd=CROWD
):
    """Fills the database and gives (heading, lines) of each group, measured as they are asked for."""
    data.make_places_and_people()
    data.make_base(min(base, rows))
    days = patrols_data.make_shift_base(shifts)
    crossings_data.make_crossing_base()
    labour_data.make_labour_base()
    people = eyes(names)
    before = lines.queries_asked(people)
    data.multiply(min(base, rows), rows)
    patrols_data.multiply_shifts(days, shifts)
    crossings_data.multiply_crossings(crossings)
    labour_data.multiply_labour(workers)
    database.settle()
    yield "Shifts", patrols_lines.shift_lines(people, runs)
    yield "Posts, patrols, markers", patrols_lines.patrol_lines(people, runs)
    yield "Patrol figures", patrols_lines.figure_lines(people, runs)
    yield "Crossing points", crossings_lines.crossing_lines(people, runs)
    yield "Traffic and hours closed", crossings_lines.crossing_figure_lines(people, runs)
    yield "Labour programmes", labour_lines.labour_lines(people, runs)
    yield "List of incidents (stock: numbered pages, COUNT(*), icontains)", lines.list_lines(people, runs)
    yield "Home, records, review", lines.page_lines(people, runs)
    yield "Administration (stock: the usual change list)", lines.admin_lines(people, runs)
    yield "District summary (stock: a loop of counts)", lines.summary_lines(people, runs)
    yield "Closing of figures", lines.closing_lines(people, runs)
    yield "Dashboard, tables, report", figures_lines.figures_lines(people, runs)
    yield "Queries", lines.growth_lines(before, lines.queries_asked(people))
    yield "Size", lines.wire_lines(people)
    yield "Export (stock: ModelResource.export)", export_lines(people["overseer"])
    yield "Submitting at once", submit_at_once(crowd)


def main():
    """Measures and prints; gives the exit status."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, default=database.usual_rows(), help="how many incidents")
    parser.add_argument("--shifts", type=int, default=database.usual_rows(), help="how many shift reports")
    options = parser.parse_args()
    rows, shifts = options.rows, options.shifts
    with database.throwaway():
        began, missed, asked = time.perf_counter(), [], 0
        say(f"{database.called()}, {os.cpu_count()} cores, making {rows:,} incidents and {shifts:,} shifts …")
        for heading, group in measure(rows, shifts):
            if not asked:
                say(f"… made in {time.perf_counter() - began:.0f} s")
            head(heading)
            for line in group:
                asked += 1
                show(line)
                missed += [] if line.is_kept else [line]
    say(f"\n{asked} measured, {len(missed)} over budget, {time.perf_counter() - began:.0f} s in all.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
