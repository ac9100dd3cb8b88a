"""Copies records inside the database: other days of the same month, other numbers, the same everything else."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.core.management.color import no_style
from django.db import connection
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.review.models import Note

NUMBER = (
    "substr(number, 1, length(number) - 4)"
    " || CAST(10000 * n + CAST(substr(number, length(number) - 3) AS integer) AS varchar(12))"
)
DIALECTS = {
    "postgresql": {
        "day": "CAST(date_trunc('month', occurred_on) AS date) + CAST((id * 31 + n * 17) %% 28 AS integer)",
        "uuid": "gen_random_uuid()",
        "moment": "{0} + (new_day - occurred_on) * interval '1 day' + n * interval '1 second'",
    },
    "sqlite": {
        "day": "date(occurred_on, 'start of month', '+' || ((id * 31 + n * 17) %% 28) || ' days')",
        "uuid": "lower(hex(randomblob(16)))",
        "moment": "datetime({0}, (julianday(new_day) - julianday(occurred_on)) || ' days', '+' || n || ' seconds')",
    },
}


def copy_incidents(base, copies):
    """Every incident, `copies` times. The copy `n` of record `id` has the key `id + n * base`."""
    say = DIALECTS[connection.vendor]
    changed = {name: say["moment"].format(name) for name in ["entered_at", "updated_at", "submitted_at", "reviewed_at"]}
    changed |= {
        "id": f"id + n * {base}",
        "number": NUMBER,
        "form_key": say["uuid"],
        "occurred_on": "new_day",
        "search_text": f"CASE WHEN number IS NULL THEN search_text"
        f" ELSE replace(search_text, lower(number), lower({NUMBER})) END",
    }
    new_day = f"CASE WHEN {say['day']} <= %s THEN {say['day']} ELSE occurred_on END"
    yesterday = timezone.localdate() - timedelta(days=1)
    copy(Incident, copies, changed, f"*, {new_day} AS new_day", "new_day, n", [yesterday])


def copy_notes(base, copies):
    """The notes of every incident, for each of its copies."""
    kind = ContentType.objects.get_for_model(Incident).pk
    assert not Note.objects.exclude(content_type=kind).exists()
    copy(Note, copies, {"id": None, "object_id": f"object_id + n * {base}"}, "*", "at, n", [])


def trust_references(cursor):
    """Copies point where their originals do. Where the server lets us, it does not look each of them up."""
    if connection.vendor == "postgresql":
        cursor.execute("SELECT set_config('session_replication_role', 'replica', true) FROM pg_roles"
                       " WHERE rolname = current_user AND rolsuper")


def copy(model, copies, changed, source, order, values):
    """Copies each row of a model's table; `changed` gives the columns that differ, as SQL over `n`."""
    table = model._meta.db_table
    columns = {field.column: changed.get(field.column, field.column) for field in model._meta.concrete_fields}
    columns = {column: wanted for column, wanted in columns.items() if wanted}
    names = ", ".join(connection.ops.quote_name(column) for column in columns)
    with connection.cursor() as cursor:
        trust_references(cursor)
        cursor.execute(
            f"WITH RECURSIVE turn(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM turn WHERE n < {copies}),"
            f" copies AS (SELECT {source} FROM {table} CROSS JOIN turn)"
            f" INSERT INTO {table} ({names}) SELECT {', '.join(columns.values())} FROM copies ORDER BY {order}",
            values,
        )
        for reset in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(reset)
