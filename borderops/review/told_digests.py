"""The digests of what is told of many records: what one value tells is put into words once for all of them."""

from django.core.exceptions import FieldDoesNotExist

from borderops.review.writing import digest_of


def digests_of(records):
    """As `digest_told` of each of these records of one model."""
    model = type(records[0])
    names = [*model.told_fields, *model.told_parts]
    told = zip(*(words_of(records, name, attname_of(model, name)) for name in names), strict=True)
    return [digest_of(dict(zip(names, words, strict=True))) for words in told]


def words_of(records, name, attname):
    """What all of them tell in one field or list."""
    if attname is None:
        return [record.told_value(name) for record in records]
    values, known = [record.__dict__[attname] for record in records], {}
    for record, value in zip(records, values, strict=True):
        if value not in known:
            known[value] = record.told_value(name)
    return [known[value] for value in values]


def attname_of(model, name):
    """Under which name a record keeps what is told; nothing for a list, or what is worked out."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return field.attname if field.concrete else None
