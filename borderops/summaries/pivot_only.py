"""To what a table is narrowed: pairs such as district:026 in its address."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from borderops.figures.reading_once import once
from borderops.summaries.pivot_counts import NOT_SAID
from borderops.summaries.pivot_few import may_be_narrowed

# A longer list is no choice to scroll through; its values are reached from the rows.
MOST_CHOICES = 60


def read_only(user, counting, texts):
    """Pairs of a dimension and its value, one for each dimension, the last that was said."""
    chosen = {}
    for text in texts:
        key, colon, value = text.partition(":")
        dimension = counting.dimension(key)
        if dimension is None or not colon:
            words = _("This indicator cannot be narrowed to “%(text)s”. Remove that.")
            raise ValidationError(words % {"text": text[:40]})
        chosen[key] = dimension, value_of(user, dimension, value)
    return tuple(chosen.values())


def value_of(user, dimension, text):
    """The value of a dimension that an address writes so; empty for what was not said."""
    if text == NOT_SAID:
        return NOT_SAID
    for value in once(dimension.names, user):
        if str(value) == text:
            return value
    words = _("“%(text)s” is not in the list “%(label)s”. Remove it, or choose another.")
    raise ValidationError(words % {"text": text[:40], "label": dimension.label})


def choices_of(user, counting):
    """What a table may be narrowed to: (label of a dimension, its choices), of the short lists."""
    for dimension in counting.dimensions:
        names = once(dimension.names, user) if may_be_narrowed(user, counting, [], [dimension]) else {}
        if 0 < len(names) <= MOST_CHOICES:
            yield str(dimension.label), [(f"{dimension.key}:{value}", name) for value, name in names.items()]


def name_of(user, dimension, value):
    """What a value is called."""
    return (
        pgettext("value", "not said") if value == NOT_SAID else once(dimension.names, user).get(value, value)
    )
