"""New records of a model, many of them: what their fields begin with is looked up once."""

from django.db.models import DateField
from django.db.models.base import ModelState


class Fresh:
    """Makes records as the model does when it is told nothing, in a tenth of the time.

    What is `set_at_once` is left empty. What day or moment it is, is the same for all until `look_at_the_clock`.
    """

    def __init__(self, model, set_at_once=()):
        self.model = model
        fields = model._meta.concrete_fields
        asked = [field for field in fields if is_asked(field)]
        self.begun = {field.attname: None if field in asked else field.get_default() for field in fields}
        wanted = [each for each in asked if each.name not in set_at_once]
        self.moments = [(each.attname, each.default) for each in wanted if isinstance(each, DateField)]
        self.asked = [(each.attname, each.default) for each in wanted if not isinstance(each, DateField)]
        self.look_at_the_clock()

    def look_at_the_clock(self):
        """Further records begin with the day and the moment of now."""
        self.begun |= {name: ask() for name, ask in self.moments}

    def make(self):
        record = self.model.__new__(self.model)
        record._state = ModelState()
        record.__dict__.update(self.begun)
        for name, ask in self.asked:
            record.__dict__[name] = ask()
        return record


def is_asked(field):
    """Whether each record begins with a value of its own here, such as this moment."""
    return field.has_default() and callable(field.default)
