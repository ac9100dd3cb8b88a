"""Copies records inside the database: other days of the same month, other numbers, other words at the end."""

import random
from contextlib import contextmanager
from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection
from django.utils import timezone

from borderops import vietnamese
from borderops.incidents.models import FollowUp, Incident
from borderops.review.models import Note
from tests.benchmarks.words import ENDS, some_words

NUMBER = (
    "substr(number, 1, length(number) - 4)"
    " || CAST(10000 * n + CAST(substr(number, length(number) - 3) AS integer) AS varchar(12))"
)
ENDINGS = 5000
ENDED = "substr({column}, 1, {find}({column}, '{mark}') + length('{mark}')) || {words}"
COPY = (
    "WITH RECURSIVE turn(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM turn WHERE n < {copies}),"
    " copies AS ({select} FROM {table} CROSS JOIN turn {where})"
    " INSERT INTO {table} ({names}) SELECT {values} FROM copies ORDER BY {order}"
)
DIALECTS = {
    "postgresql": {
        "day": "CAST(date_trunc('month', occurred_on) AS date) + CAST((id * 31 + n * 17) %% 28 AS integer)",
        "uuid": "gen_random_uuid()",
        "find": "strpos",
        "moment": "{0} + (new_day - occurred_on) * interval '1 day' + n * interval '1 second'",
        "indexes": "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = %s"
        " AND indexdef NOT LIKE 'CREATE UNIQUE%%'",
        # A superuser may leave out the proof that copies point where their originals do.
        "prepare": "SELECT set_config('maintenance_work_mem', '512MB', true),"
        " set_config('session_replication_role', 'replica', true)"
        " FROM pg_roles WHERE rolname = current_user AND rolsuper",
    },
    "sqlite": {
        "day": "date(occurred_on, 'start of month', '+' || ((id * 31 + n * 17) %% 28) || ' days')",
        "uuid": "lower(hex(randomblob(16)))",
        "find": "instr",
        "moment": "datetime({0}, (julianday(new_day) - julianday(occurred_on)) || ' days', '+' || n || ' seconds')",
        "indexes": "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = %s AND sql IS NOT NULL"
        " AND sql NOT LIKE 'CREATE UNIQUE%%'",
        "prepare": "SELECT 1",
    },
}


def copy_incidents(base, copies):
    """Every incident, `copies` times. The copy `n` of record `id` has the key `id + n * base`."""
    say, mark = DIALECTS[connection.vendor], vietnamese.fold(ENDS)
    moments = ["entered_at", "updated_at", "submitted_at", "reviewed_at"]
    changed = {name: say["moment"].format(name) for name in moments} | {
        "id": f"id + n * {base}",
        "number": NUMBER,
        "form_key": say["uuid"],
        "occurred_on": "new_day",
        "account": ENDED.format(column="account", find=say["find"], mark=ENDS, words="plain"),
        "search_text": f"replace({ENDED.format(column='search_text', find=say['find'], mark=mark, words='folded')},"
        f" lower(COALESCE(number, '-')), lower(COALESCE({NUMBER}, '-')))",
    }
    new_day = f"CASE WHEN {say['day']} <= %s THEN {say['day']} ELSE occurred_on END"
    yesterday = timezone.localdate() - timedelta(days=1)
    where = f"JOIN endings ON ending = (id * 31 + n * 7919) %% {ENDINGS}"
    with endings():
        copy(Incident, copies, changed, f"SELECT *, {new_day} AS new_day", "new_day, n", [yesterday], where)


@contextmanager
def endings():
    """A table of words for accounts to end with, so that no copy is found by the words of its original."""
    chance = random.Random(ENDINGS)
    words = [some_words(chance, chance.randint(8, 40)) for _ in range(ENDINGS)]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE endings (ending integer, plain text, folded text)")
        rows = [(turn, plain, vietnamese.fold(plain)) for turn, plain in enumerate(words)]
        cursor.executemany("INSERT INTO endings VALUES (%s, %s, %s)", rows)
        yield
        cursor.execute("DROP TABLE endings")


def copy_notes(base, copies):
    """The notes of every incident, for each of its copies."""
    kind = ContentType.objects.get_for_model(Incident).pk
    changed = {"id": None, "object_id": f"object_id + n * {base}"}
    copy(Note, copies, changed, "SELECT *", "at, n", [kind], where="WHERE content_type_id = %s")


def copy_follow_ups(base, copies):
    """The follow-ups of every incident, for each of its copies."""
    incident = "substr(number, 1, length(number) - 3)"
    number = NUMBER.replace("number", incident)
    changed = {
        "id": None,
        "form_key": DIALECTS[connection.vendor]["uuid"],
        "incident_id": f"incident_id + n * {base}",
        "number": f"{number} || substr(number, length(number) - 2)",
    }
    copy(FollowUp, copies, changed, "SELECT *", "happened_on, n", [])


def copy(model, copies, changed, select, order, values, where=""):
    """Copies the rows of a model's table; `changed` gives the columns that differ, as SQL over `n`."""
    table = model._meta.db_table
    columns = {field.column: changed.get(field.column, field.column) for field in model._meta.concrete_fields}
    columns = {column: wanted for column, wanted in columns.items() if wanted}
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    with connection.cursor() as cursor, without_indexes(cursor, table):
        parts = {"table": table, "names": names, "values": ", ".join(columns.values()), "copies": copies}
        cursor.execute(COPY.format(select=select, where=where, order=order, **parts), values)
        for reset in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(reset)


@contextmanager
def without_indexes(cursor, table):
    """Takes a table's indexes away and makes them anew, which is quicker than to keep them row by row."""
    say = DIALECTS[connection.vendor]
    cursor.execute(say["prepare"])
    cursor.execute(say["indexes"], [table])
    indexes = cursor.fetchall()
    for name, _made in indexes:
        cursor.execute(f"DROP INDEX {connection.ops.quote_name(name)}")
    yield
    for _name, made in indexes:
        cursor.execute(made)
