"""New rows of a table, many at a time: as `bulk_create` writes them, but without a statement that holds every value.

Building such a statement takes several times longer than the database takes for it.
"""

from functools import partial

from django.db import connection, models, transaction

# What these hold goes to the database as it is.
PLAIN_FIELDS = models.CharField, models.TextField, models.IntegerField, models.BooleanField, models.ForeignKey
PLAIN = {str, int, bool, type(None)}


def write_rows(records):
    """Keeps new records of one model, each under a key of its own, in their order: all, or none."""
    meta = records[0]._meta
    fields = meta.concrete_fields
    with transaction.atomic(savepoint=False):
        for record, key in zip(records, next_keys(meta, len(records)), strict=True):
            record.__dict__[meta.pk.attname] = key
        rows = zip(*(prepared(field, records) for field in fields), strict=True)
        (copy if connection.vendor == "postgresql" else insert)(meta, fields, rows)
    for record in records:
        record._state.adding, record._state.db = False, connection.alias


def prepared(field, records):
    """What the database is given of one field; most values of many records are the same."""
    name = field.attname
    if sets_itself(field):
        values = [field.pre_save(record, True) for record in records]
    else:
        values = [record.__dict__[name] for record in records]
    if isinstance(field, PLAIN_FIELDS) and {type(value) for value in values} <= PLAIN:
        return values
    prepare = partial(field.get_db_prep_save, connection=connection)
    try:
        known = {value: prepare(value) for value in set(values)}
    except TypeError:  # such as a list, which no key can be made of
        return [*map(prepare, values)]
    return [known[value] for value in values]


def sets_itself(field):
    """Whether a field may hold something else once its record is kept, such as this moment."""
    if isinstance(field, models.DateField | models.TimeField):
        return field.auto_now or field.auto_now_add
    return type(field).pre_save is not models.Field.pre_save


def next_keys(meta, number):
    """Keys that no other record gets, within this transaction."""
    table, key = meta.db_table, meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(sequence, [connection.ops.quote_name(table), key, number])
            return [key for (key,) in cursor.fetchall()]
        # Whoever writes holds the whole database, so that nobody else takes one of these meanwhile.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or [0])[0]
        return range(last + 1, last + 1 + number)


def names_in(meta, fields):
    """The table and its columns, as they stand in a statement."""
    quote = connection.ops.quote_name
    return quote(meta.db_table), ", ".join(quote(field.column) for field in fields)


def insert(meta, fields, rows):
    table, columns = names_in(meta, fields)
    marks = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)  # noqa: S608 (our own names)


def copy(meta, fields, rows):
    table, columns = names_in(meta, fields)
    with connection.cursor() as cursor, connection.wrap_database_errors:
        with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as written:
            for row in rows:
                written.write_row(row)
