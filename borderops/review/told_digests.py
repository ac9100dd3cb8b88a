"""The digests of what is told of many records: what one value tells is put into words once for all of them."""

from json.encoder import encode_basestring_ascii as in_json

from django.core.exceptions import FieldDoesNotExist

from borderops.review.writing import digest_of_words


def digests_of(records):
    """As `digest_told` of each of these records of one model."""
    model = type(records[0])
    names = sorted([*model.told_fields, *model.told_parts])
    told = zip(*(words_of(records, name, attname_of(model, name)) for name in names), strict=True)
    return [digest_of_words(f"{{{', '.join(words)}}}") for words in told]


def words_of(records, name, attname):
    """What all of them tell in one field or list, each as it stands in JSON after its name."""
    start, known = f"{in_json(name)}: ", {}
    if attname is None:
        return [start + in_json(record.told_value(name)) for record in records]
    values = [record.__dict__[attname] for record in records]
    for record, value in zip(records, values, strict=True):
        if value not in known:
            known[value] = start + in_json(record.told_value(name))
    return [known[value] for value in values]


def attname_of(model, name):
    """Under which name a record keeps what is told; nothing for a list, or what is worked out."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return field.attname if field.concrete else None
