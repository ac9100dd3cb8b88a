"""Some cells of a column as they are written and as they will be read, in words that leave no doubt."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from borderops import vietnamese
from borderops.sheets.cells import as_text


@dataclass(frozen=True)
class Sample:
    """A cell as written, as read, and in words; nothing is read where the column refuses it."""

    written: str
    read: str
    words: str = ""


def sample(cell, reader, convert=None):
    """A cell as `reader` reads it, after a conversion that was chosen."""
    written = as_text(cell)
    try:
        value = reader.clean(convert(cell) if convert else cell)
    except ValueError:
        return Sample(written, "")
    if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
        return Sample(written, vietnamese.number(value), number_words(Decimal(str(value))))
    if isinstance(value, datetime | date):
        shown = vietnamese.moment(value) if isinstance(value, datetime) else vietnamese.day(value)
        return Sample(written, shown, day_words(value))
    return Sample(written, as_text(value))


def number_words(value):
    """40,912 is 40 point 912, and 40.912 is 40 thousand 912: as it is said aloud."""
    whole, decimals = divmod(abs(value), 1)
    said = thousands_words(int(whole))
    if decimals:
        told = {"whole": said, "decimals": f"{decimals.normalize():f}".partition(".")[2]}
        said = pgettext("number", "%(whole)s point %(decimals)s") % told
    return "" if said == f"{value:f}" else said


def thousands_words(whole):
    scales = [
        (10**9, _("billion")),
        (10**6, pgettext("number", "million")),
        (10**3, pgettext("number", "thousand")),
    ]
    parts = []
    for scale, name in scales:
        count, whole = divmod(whole, scale)
        parts += [f"{count} {name}"] if count else []
    return " ".join([*parts, str(whole)] if whole or not parts else parts)


def day_words(day):
    """Day and month so that neither is taken for the other."""
    return pgettext("day", "day %(day)s of month %(month)s") % {"day": day.day, "month": day.month}
