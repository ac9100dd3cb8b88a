"""The units in which indicators are measured: read behind a number, refused where they are others, and read back."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from borderops import vietnamese
from borderops.figures.amounts import has_scale, parse_with_unit, scale_and_unit, write_amount
from borderops.figures.unit_words import amount, one_of

MONEY = {
    "USD": ("usd", "us$", "$", "do la my", "do la", "dollar"),
    "VND": ("vnd", "dong", "d", "vnd dong", "dong viet nam"),
    "CNY": ("cny", "rmb", "nhan dan te", "ndt", "te"),
}
STEPS = (
    (10**9, gettext_lazy("billion")),
    (10**6, gettext_lazy("million")),
    (10**3, gettext_lazy("thousand")),
)


def scale_of(indicator):
    """How many units one "triệu USD" or "tỷ đồng" holds."""
    return scale_and_unit(indicator.display_unit)[0]


def spellings(indicator):
    """Every way to write the unit of an indicator behind a number, folded, in whatever language the page is."""
    shown, english = scale_and_unit(indicator.display_unit)[1], indicator.unit_en
    words = (indicator.unit, shown, english, one_of(english), *MONEY.get(indicator.unit, ()))
    return {vietnamese.fold(each) for each in words if each}


def fault_of_unit(indicator, written):
    """Why a number as it was written is not one of this indicator, in words; nothing where it is."""
    unit = "" if isinstance(written, int | float | Decimal) else parse_with_unit(written)[1]
    if not unit or vietnamese.fold(unit) in spellings(indicator):
        return ""
    words = _(
        "“%(written)s” is another unit than that of this indicator, which is %(unit)s. "
        "Write the value in %(unit)s, or choose the indicator that is measured in “%(written)s”."
    )
    return words % {"written": unit, "unit": indicator.unit_words}


def is_too_small(indicator, value):
    """Whether a number is so small for the unit in which such figures are published that this may be meant."""
    return bool(value) and scale_of(indicator) > 1 and value < scale_of(indicator) / 100


def question_of_scale(indicator, written):
    """Asks which is meant where somebody wrote 180,1 for an indicator published in triệu USD; nothing elsewhere."""
    value, unit = parse_with_unit(written)
    if unit or has_scale(written) or not is_too_small(indicator, value):
        return ""
    words = _("Say which is meant: write “%(number)s %(shown)s” or “%(number)s %(unit)s”.")
    number = vietnamese.clean(written, single_line=True)
    return words % {"number": number, "shown": indicator.written_unit, "unit": indicator.unit_words}


def written_for(indicator, value):
    """A stored value as it may be typed again, with its unit where a question would be asked without."""
    written = write_amount(value)
    return f"{written} {indicator.unit_words}" if is_too_small(indicator, value) else written


def read_back(indicator, value):
    """A value as it was understood: the digits with the unit, and the same as people say it."""
    told = [amount(value, indicator.unit_words)]
    if scale_of(indicator) > 1:
        told.append(amount(value / scale_of(indicator), indicator.written_unit))
    elif value >= 1000:
        told.append(f"{spoken(value)} {indicator.unit_words}")
    return " = ".join(dict.fromkeys(told))


def spoken(value):
    """180100000 as 180 million 100 thousand."""
    parts, left = [], Decimal(value)
    for size, name in STEPS:
        many, left = divmod(left, size)
        if many:
            parts.append(f"{vietnamese.number(many)} {name}")
    return " ".join([*parts, vietnamese.number(left)] if left or not parts else parts)
