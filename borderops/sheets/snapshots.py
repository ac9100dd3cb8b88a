"""How records stood before a row changed them, and by what it is known that nobody has touched them since."""

from types import SimpleNamespace

from django.db.models import Max

from borderops.sheets.columns import Several
from borderops.sheets.outcomes import Kind

PLAIN = (bool, int, str)
MET = "as_met"


def as_json(field, value):
    """A value of a field as JSON can hold it."""
    if value is None or isinstance(value, PLAIN):
        return value
    return field.value_to_string(SimpleNamespace(**{field.attname: value}))


def fields_of(record):
    """The fields whose values a record has with it."""
    return [field for field in record._meta.concrete_fields if field.attname in record.__dict__]


def values_of(record):
    """All that stands in a record's own fields, as JSON can hold it."""
    return {field.attname: as_json(field, getattr(record, field.attname)) for field in fields_of(record)}


def read_values(model, values):
    """The same as a record holds it."""
    return {name: model._meta.get_field(name).to_python(value) for name, value in values.items()}


def put_on(record, values):
    """Gives a record these values in its own fields."""
    for name, value in read_values(type(record), values).items():
        setattr(record, name, value)


class Met:
    """How a record stood when a row met it."""

    def __init__(self, record, several=()):
        self.values = {field: getattr(record, field.attname) for field in fields_of(record)}
        self.several = {name: sorted(each.pk for each in getattr(record, name).all()) for name in several}
        self.lists = {}

    def value(self, name):
        """What stood in a field."""
        return next(value for field, value in self.values.items() if field.attname == name)

    def keep_list(self, record, name):
        """Notes a list of the record as it is stored, before it is written anew."""
        relation = record._meta.get_field(name)
        rows = relation.related_model._base_manager.filter(**{relation.field.name: record.pk})
        self.lists[name] = [values_of(row) for row in rows.order_by("pk")]

    def undo(self, record):
        """What puts the record back: exactly what differs from it now, save what only the register itself sets."""
        old = {
            field.attname: as_json(field, value)
            for field, value in self.values.items()
            if field.editable and value != getattr(record, field.attname)
        }
        several = {name: keys for name, keys in self.several.items() if keys != chosen(record, name)}
        told = {"old": old, "several": several, "lists": self.lists}
        return {name: each for name, each in told.items() if each}


def chosen(record, name):
    """The keys that a record names now, of a field of many."""
    found = record.__dict__.get("chosen_" + name)
    return sorted(each.pk for each in (getattr(record, name).all() if found is None else found))


def latest_history(model, keys):
    """{key: the latest row of history} of records."""
    pk = model._meta.pk.attname
    rows = model.history.filter(**{f"{pk}__in": keys}).order_by()
    return dict(rows.values_list(pk).annotate(Max("history_id")))


class Remembers:
    """What a resource does so that each row that it keeps can be taken back."""

    def get_or_init_instance(self, instance_loader, row):
        record, is_new = super().get_or_init_instance(instance_loader, row)
        record.__dict__.pop(MET, None)
        if not is_new and not self.checking:
            several = [each.attribute for each in self.columns_in(row) if isinstance(each, Several)]
            record.__dict__[MET] = Met(record, several)
        return record, is_new

    def keep_lists(self, record):
        """Notes the lists of a record that are about to be written anew."""
        if met := record.__dict__.get(MET):
            for name in record.__dict__.get("parts_to_write", ()):
                met.keep_list(record, name)

    def settle_parts(self, row, result):
        """Says which row keeps what takes a record back: its own, or the first of its parts where it has none."""
        super().settle_parts(row, result)
        parts = self.parts_read or ()
        for part in parts:
            for each in part.results.values():
                each.record = result.record
        told = [each for part in parts for each in part.having(Kind.NEW, Kind.CHANGED)]
        result.carrier = next(iter(told), None) if self.only_named else result

    def take_batch(self, rows):
        results = super().take_batch(rows)
        if not self.checking:
            self.remember(results)
        return results

    def remember(self, results):
        """Notes with each row that was kept what takes it back; the marks of all are read at once."""
        kept = [each for each in results if was_kept(each)]
        marks = self.marks_of([each.record for each in kept])
        for result in kept:
            record = result.record
            met = record.__dict__.pop(MET, None)
            undo = {"new": True} if met is None else met.undo(record)
            undo |= self.said_beside(record, met) | {"mark": marks.get(record.pk)}
            result.carrier.undo = undo

    def said_beside(self, record, met):
        """What else the way back must know; a new record was not met."""
        return {}

    def marks_of(self, records):
        """{key: by what it is known that nobody has touched it since}: the latest row of its history."""
        return latest_history(self._meta.model, [each.pk for each in records]) if records else {}


def was_kept(result):
    """Whether a row changed the register, or its parts did."""
    record = result.record
    if record is None or record.pk is None or result.carrier is None or result.kind == Kind.REJECTED:
        return False
    met = record.__dict__.get(MET)
    return result.kind in (Kind.NEW, Kind.CHANGED) or bool(met and met.lists)
