"""What a model asks of its fields, judged once for each value: most cells of a sheet say what others said before."""

from types import MappingProxyType

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.db.models.expressions import DatabaseDefault

from borderops.sheets.cells import Remembered

# Of these hardly two values of a sheet are the same.
ALWAYS_OTHERS = (models.DateTimeField, models.TextField, models.UUIDField)


class FieldRules:
    """Finds the same faults as `full_clean` of a record, and puts the same cleaned values on it."""

    def __init__(self, model):
        self.fields = [field for field in model._meta.fields if not field.generated]
        remembered = [field for field in self.fields if not isinstance(field, ALWAYS_OTHERS)]
        self.judged = {field.name: Remembered() for field in remembered}
        self.has_own = (
            model.clean_fields is not models.Model.clean_fields
            or model.full_clean is not models.Model.full_clean
        )
        self.has_constraints = any(constraints for _model, constraints in model().get_constraints())
        self.asked = {}

    def full_clean(self, record, exclude, validate_unique, good=None):
        """As the record's own `full_clean`; values known to be `good` ({attribute: value}) are not judged again."""
        if self.has_own or validate_unique or self.has_constraints:
            return self.clean_all(record, exclude, validate_unique)
        errors = self.faults_of_fields(record, frozenset(exclude), good or {})
        try:
            record.clean()
        except ValidationError as faults:
            errors = faults.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)
        return None

    def clean_all(self, record, exclude, validate_unique):
        """The same where the database must be asked too."""
        if self.has_own:
            return record.full_clean(exclude=exclude, validate_unique=validate_unique)
        errors, exclude = self.faults_of_fields(record, frozenset(exclude)), set(exclude)
        asks = [record.clean]
        asks += [lambda: record.validate_unique(exclude=exclude)] * validate_unique
        asks += [lambda: record.validate_constraints(exclude=exclude)] * self.has_constraints
        for ask in asks:
            try:
                ask()
            except ValidationError as faults:
                errors = faults.update_error_dict(errors)
            exclude |= errors.keys() - {NON_FIELD_ERRORS}
        if errors:
            raise ValidationError(errors)
        return None

    def faults_of_fields(self, record, exclude, good=MappingProxyType({})):
        """As `clean_fields`."""
        if exclude not in self.asked:
            left = [field for field in self.fields if field.name not in exclude]
            self.asked[exclude] = [(field, field.attname, self.judged.get(field.name)) for field in left]
        errors = {}
        for field, attname, known in self.asked[exclude]:
            if attname in good and record.__dict__.get(attname) is good[attname]:
                continue
            if faults := fault_of(field, attname, known, record):
                errors[field.name] = list(faults)  # the one remembered stays as it is
        return errors

    def fault_of(self, field, record):
        """What is wrong with one field of a record."""
        return fault_of(field, field.attname, self.judged.get(field.name), record)

    def good_of(self, record):
        """{attribute: value} of the fields of a record with which nothing is wrong, as they are."""
        values = {field: record.__dict__[field.attname] for field in self.fields}
        good = [field for field in self.fields if not self.fault_of(field, record)]
        return {f.attname: values[f] for f in good if record.__dict__[f.attname] is values[f]}


def fault_of(field, attname, known, record):
    """What is wrong with a field; where nothing is, the record has the cleaned value."""
    value = getattr(record, attname)
    if field.blank and value in field.empty_values:
        return None
    cleaned, faults = judged(field, value, record) if known is None else judge(known, field, value, record)
    if not faults and cleaned is not value:
        setattr(record, attname, cleaned)
    return faults


def judge(known, field, value, record):
    """What the field makes of a value, and what is wrong with it; an earlier answer holds."""
    key = type(value), value
    try:
        found = known.get(key)
    except TypeError:  # such as a list, which no key can be made of
        return judged(field, value, record)
    if found is None:
        found = judged(field, value, record)
        known.keep(key, found)
    return found


def judged(field, value, record):
    if isinstance(value, DatabaseDefault):
        return value, None
    try:
        return field.clean(value, record), None
    except ValidationError as faults:
        return value, faults.error_list
