"""Keeping many new records at once: what `write` and `submit` do for one, in a few queries for all of them."""

from collections import Counter as Turns

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext

from borderops.people.roles import WRITERS
from borderops.review.counters import Counter
from borderops.review.notes import Note
from borderops.review.states import LEADS_TO, Verb
from borderops.review.told_digests import digests_of
from borderops.review.writing import not_your_place, told_alike
from borderops.sheets.many_rows import write_rows


def not_your_record():
    return gettext("This record belongs to another unit; only that unit can submit it.")


def can_be_written(record):
    """Whether a record may be kept together with others: a new one without lists of its own."""
    return record.keeps_in_bulk and record._state.adding and not record.__dict__.get("parts_to_write")


def refuse_to_write(record, by, places, submit=False):
    """Raises ValidationError for a new record that this person could not `write`, or not `submit`."""
    if not record.lies_in(places):
        raise not_your_place()
    if submit and not by.holds(*WRITERS):
        raise ValidationError(not_your_record())
    if submit:
        record.refuse_gaps()


def write_many(records, by, submit=False):
    """Keeps new records that `refuse_to_write` has let through, and submits them if wanted: all, or none."""
    model, places = type(records[0]), by.places_as(*WRITERS)
    if not all(can_be_written(record) and record.lies_in(places) for record in records):
        raise ValueError("These records cannot be kept together.")
    with transaction.atomic(), model.many_at_once():
        trail = Trail(model, by)
        with told_alike():
            log_all(records, by)
        if submit:
            stood = trail.standing(records)
            submit_all(records, by)
            trail.leave(Verb.LOG, "+", trail.stood(records, stood))
            trail.leave(Verb.SUBMIT, "~")
        else:
            trail.leave(Verb.LOG, "+")
        write_rows(records)
        trail.keep(records)
        if submit:
            refuse_strangers(records, by)
    return records


def log_all(records, by):
    """New drafts, as `write` makes them."""
    home = by.home_unit
    for record in records:
        record.entered_by, record._history_user = by, by
        if not record.unit_id:
            record.unit = home
    for record, digest in zip(records, digests_of(records), strict=True):
        record.first_told = digest
        record.make_ready()


def submit_all(records, by):
    """Hands the drafts to review, as `submit` does; each gets its number in the order of the rows."""
    numbers = numbers_for(records)
    for record in records:
        record.number = record.number_of(next(numbers[record.number_key()]))
        record.submitted_by, record.submitted_at = by, timezone.now()
        time = record.time_to_review()
        record.review_due_at = record.submitted_at + time if time else None
        record.state, record.version = LEADS_TO[Verb.SUBMIT], record.version + 1
        record.updated_at = timezone.now()
        record.about_to(Verb.SUBMIT)
        record.make_ready()


def numbers_for(records):
    """The turns under each key; keys are always taken in one order, so that no two batches wait for each other."""
    wanted = Turns(record.number_key() for record in records)
    return {key: iter(Counter.next_block(key, wanted[key])) for key in sorted(wanted)}


def refuse_strangers(records, by):
    """No record is submitted that this person could not mend: the database has the last word."""
    model = type(records[0])
    keys = [record.pk for record in records]
    if model.objects.own_to(by).filter(pk__in=keys).count() != len(keys):
        raise ValidationError(not_your_record())


class Trail:
    """What many records leave behind: a row of history and a note for each step.

    Both are written by the database itself from the records that it holds, which is several times quicker than to
    send each of them a second and a third time.
    """

    def __init__(self, model, by):
        self.model, self.by, self.steps = model, by, []

    @property
    def tracked(self):
        return {field.attname for field in self.model.history.model.tracked_fields}

    def standing(self, records):
        """How the records stand now."""
        names = self.tracked
        return [{name: record.__dict__[name] for name in names} for record in records]

    def stood(self, records, before):
        """The fields that changed since, as they stood; a step that all take together begins alike for all."""
        changed = {
            name
            for record, was in zip(records, before, strict=True)
            for name, value in was.items()
            if record.__dict__[name] != value
        }
        return {name: before[0][name] for name in changed}

    def leave(self, verb, sign, stood=None):
        """Keeps in mind a step of all records, with how the fields stood then that a later step changed."""
        self.steps.append((verb, sign, timezone.now(), stood or {}))

    def keep(self, records):
        """Writes it down, once the records have their keys."""
        keys = [record.pk for record in records]
        for verb, sign, at, stood in self.steps:
            self.keep_history(keys, sign, at, stood)
            self.keep_notes(keys, verb, at)

    def keep_history(self, keys, sign, at, stood):
        history = self.model.history.model
        told = {"history_date": at, "history_type": sign, "history_user_id": self.by.pk, **stood}
        tracked, columns = self.tracked, {}
        for field in history._meta.concrete_fields:
            if field.attname in told:
                columns[field.column] = field.get_db_prep_save(told[field.attname], connection)
            elif field.attname in tracked:
                columns[field.column] = F(self.model._meta.get_field(field.name).column)
        self.copy(keys, history, columns)

    def keep_notes(self, keys, verb, at):
        kind = ContentType.objects.get_for_model(self.model)
        note = Note(content_type=kind, by=self.by, verb=verb, at=at)
        fields = [field for field in Note._meta.concrete_fields if not field.primary_key]
        columns = {
            field.column: field.get_db_prep_save(getattr(note, field.attname), connection) for field in fields
        }
        columns[Note._meta.get_field("object_id").column] = F(self.model._meta.pk.column)
        self.copy(keys, Note, columns)

    def copy(self, keys, into, columns):
        """A row of another table for each record: of its own columns (F), and of values that are the same for all."""
        name = connection.ops.quote_name
        values = [name(each.name) if isinstance(each, F) else "%s" for each in columns.values()]
        told = [each for each in columns.values() if not isinstance(each, F)]
        marks = ", ".join(["%s"] * len(keys))
        # All names are the models' own; every value is handed over by itself.
        words = "INSERT INTO {into} ({columns}) SELECT {values} FROM {table} WHERE {key} IN ({marks}) ORDER BY {key}"
        sql = words.format(
            into=name(into._meta.db_table), columns=", ".join(map(name, columns)), values=", ".join(values),
            table=name(self.model._meta.db_table), key=name(self.model._meta.pk.column), marks=marks,
        )  # fmt: skip
        with connection.cursor() as cursor:
            cursor.execute(sql, [*told, *keys])
