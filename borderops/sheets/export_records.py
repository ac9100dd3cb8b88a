"""The records of an export, some at a time: all that its columns tell of them, and nothing that only pages need."""

from array import array
from itertools import batched

from django.db.models import DateTimeField, ForeignKey, ManyToOneRel, TextField, prefetch_related_objects
from django.db.models.base import ModelState
from django.db.models.query import ModelIterable
from django.db.models.signals import post_init

CHUNK = 1000
# Of the lists that records refer to, so many are kept at a time.
MOST_KEPT = 5_000


def in_chunks(records, attributes, left_out=frozenset()):
    """Lists of records in their order; `attributes` are those that columns tell, `left_out` those that others would."""
    if not gives_records(records):
        yield from batched(list(records), CHUNK, strict=False)  # they are few
    elif is_plain(records.model) and names_others(records):
        yield from QuickRecords(records, attributes, left_out).chunks()
    else:
        yield from (in_order(keys, page) for keys, page in pages(records))


def gives_records(records):
    """Whether a query gives records, and not something that it makes of several."""
    return records._iterable_class is ModelIterable


def pages(records):
    """(keys in their order, the records of these keys) of some at a time.

    Each page is read to its end before it is given: who takes it may write, such as that somebody looked. In the
    midst of reading SQLite would refuse that as soon as anybody else has written since the first row. The keys of all
    are kept as bare numbers: half a million take 4 MB.
    """
    keys = records.prefetch_related(None).values_list("pk", flat=True)
    for some in batched(array("q", keys.iterator(chunk_size=CHUNK)), CHUNK, strict=False):
        yield some, records.order_by().filter(pk__in=some)


def in_order(keys, records):
    """The records of these keys in the order of the keys, without those that are gone by now."""
    found = {record.pk: record for record in records}
    return [found[key] for key in keys if key in found]


def is_plain(model):
    """Whether nothing of its own happens when a record of the model is read."""
    own = {"from_db", "__init__"} & {name for each in model.__mro__[:-3] for name in vars(each)}
    return not own and not post_init.has_listeners(model)


def names_others(records):
    """Whether all that is read with the records is what fields of theirs name."""
    wanted = records.query.select_related
    return not wanted or (
        isinstance(wanted, dict)
        and all(isinstance(records.model._meta.get_field(name), ForeignKey) for name in wanted)
    )


class QuickRecords:
    """Reads rows and makes records of them without what a form would need.

    Other records that they refer to are read once for all rows instead of with each.
    """

    def __init__(self, records, attributes, left_out):
        self.records, self.model = records, records.model
        self.names = [*self.fields_to_read(attributes), *records.query.annotation_select]
        self.related = list(self.related_fields())
        self.known = {field: {} for field, _further in self.related}
        self.parts, self.others = self.lists(left_out)

    def fields_to_read(self, attributes):
        """Long texts and the register's own moments are read only for a column.

        Whoever asks for another one all the same gets it, only slowly.
        """
        for field in self.model._meta.concrete_fields:
            is_own_moment = isinstance(field, DateTimeField) and not field.editable
            if not (isinstance(field, TextField) or is_own_moment) or field.attname in attributes:
                yield field.attname

    def related_fields(self):
        """The fields that name other records which are read with these, each with what is read with those in turn."""
        wanted = self.records.query.select_related
        for name, further in (wanted if isinstance(wanted, dict) else {}).items():
            yield self.model._meta.get_field(name), list(paths(further))

    def lists(self, left_out):
        """The lists that are read with records: those of parts of theirs, and others."""
        lookups = self.records._prefetch_related_lookups
        lookups = [each for each in lookups if str(each).split("__")[0] not in left_out]
        own = [each for each in lookups if isinstance(each, str) and self.is_of_parts(each.split("__")[0])]
        return own, [each for each in lookups if each not in own]

    def is_of_parts(self, name):
        return type(self.model._meta.get_field(name)) is ManyToOneRel

    def chunks(self):
        self.db = self.records.db
        rows = self.records.select_related(None).prefetch_related(None).values_list(*self.names)
        for keys, page in pages(rows):
            found = in_order(keys, map(self.made, page.iterator()))
            for field, further in self.related:
                self.tie(field, further, found)
            for lookup in self.parts:
                self.read_parts(found, lookup)
            if self.others:
                prefetch_related_objects(found, *self.others)
            yield found

    def made(self, row):
        """A record out of a row, as Django would make it."""
        record = self.model.__new__(self.model)
        state = ModelState()
        state.__dict__.update(adding=False, db=self.db, fields_cache={})
        record.__dict__ = dict(zip(self.names, row, strict=True), _state=state)
        return record

    def tie(self, field, further, records):
        """Gives records the one that each refers to."""
        known, attname, name = self.known[field], field.attname, field.name
        if len(known) > MOST_KEPT:
            known.clear()
        missing = {record.__dict__[attname] for record in records} - known.keys() - {None}
        if missing:
            target = field.target_field.attname
            others = field.related_model._base_manager.filter(**{f"{target}__in": missing})
            others = others.select_related(*further) if further else others
            known.update((getattr(other, target), other) for other in others)
        for record in records:
            key = record.__dict__[attname]
            record._state.fields_cache[name] = None if key is None else known[key]

    def read_parts(self, records, lookup):
        """Gives records their parts; those that have none share one empty list."""
        name, _more, further = lookup.partition("__")
        relation = self.model._meta.get_field(name)
        field, model = relation.field, relation.related_model
        of_these = model._default_manager.filter(**{f"{field.name}__in": [record.pk for record in records]})
        found, by_key = list(of_these.prefetch_related(further) if further else of_these), {}
        for part in found:
            by_key.setdefault(getattr(part, field.attname), []).append(part)
        nothing = listed(model, [])
        for record in records:
            parts = by_key.get(record.pk)
            for part in parts or ():
                part._state.fields_cache[field.name] = record
            read = record.__dict__.setdefault("_prefetched_objects_cache", {})
            read[relation.cache_name] = listed(model, parts) if parts else nothing


def listed(model, parts):
    """A list as it is when it has been read."""
    records = model._default_manager.all()
    records._result_cache, records._prefetch_done = parts, True
    return records


def paths(further, before=""):
    """What is read with a related record, as Django writes it."""
    for name, more in further.items():
        yield before + name
        yield from paths(more, f"{before}{name}__")
