"""What the pages of a closing show: its figures by district, and its amendments with the records they are about."""

import re
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from borderops import vietnamese
from borderops.districts.models import District
from borderops.figures.counted import counted_registers
from borderops.incidents.figure_names import COUNTED
from borderops.patrols.completeness import Reporting
from borderops.summaries.manifest import written_registers

# So many amendments stand on the page; `manage.py closings verify` tells all of them.
MOST = 200
A_DAY = re.compile(r"\d{4}-\d\d-\d\d")
A_NUMBER = re.compile(r"\d+(\.\d+)?")


@dataclass
class FiguresRow:
    name: str
    figures: list
    reporting: Reporting | None


class FiguresTable:
    """The figures of a manifest, a row for each district."""

    columns = COUNTED

    def __init__(self, manifest):
        self.manifest = manifest
        self.names = {district.code: district.name for district in District.objects.all()}

    @property
    def rows(self):
        codes = dict.fromkeys(code for _key, code in self.manifest.figures)
        return [FiguresRow(self.name(code), self.figures(code), self.reporting(code)) for code in codes]

    def name(self, code):
        return self.names.get(code, code) if code else _("Whole line")

    def figures(self, code):
        """(indicator, figure of a district in words); a dash where there is none."""
        told = self.manifest.figures
        return [(each, words(each, *told.get((each.key, code), ("", "")))) for each in COUNTED]

    def reporting(self, code):
        told = self.manifest.reporting.get((code,))
        return Reporting(*map(int, told)) if told else None

    @property
    def waiting(self):
        """(register, how many) of what waited for review."""
        return labelled({key: number for key, number in self.manifest.waiting.items() if number})

    @property
    def records(self):
        """(register, how many) of what counted."""
        return labelled(Counter(key for key, _number in self.manifest.records))


def labelled(numbers):
    """The numbers under the names of the registers."""
    return [
        (counted_registers[key].label, number) for key, number in numbers.items() if key in counted_registers
    ]


def words(counted, value, unknown):
    """A figure; with in how many cases the offenders are not known."""
    figure = vietnamese.number(int(value) if value else None)
    if not (counted.of_offenders and int(unknown or 0)):
        return figure
    return figure + " " + _("(+%(n)s unknown)") % {"n": vietnamese.number(int(unknown))}


def named_records(amendments, user):
    """The first amendments, each with its record's address where the person may open it, and its parts in words."""
    shown, found = amendments[:MOST], {}
    for key, register in written_registers().items():
        numbers = [each.number for each in shown if each.register is register]
        if numbers:
            seen = register.model.objects.visible_to(user).filter(number__in=numbers)
            found |= {(key, record.number): record.get_absolute_url() for record in seen}
    return [(each, found.get((each.register.key, each.number), ""), parts_of(each)) for each in shown]


def parts_of(amendment):
    """(name, then, now) of each part in words."""
    paths = {str(label): path for path, label in amendment.register.columns.items()}
    return [
        (name, *(shown(amendment.register.model, paths[str(name)], text) for text in (then, now)))
        for name, then, now in amendment.parts
    ]


def shown(model, path, text):
    """A part of a line as people read it."""
    if not text:
        return vietnamese.NO_FIGURE
    if A_DAY.fullmatch(text):
        return vietnamese.day(vietnamese.parse_day(text))
    if "__" in path or ":" in path:
        return text
    field = model._meta.get_field(path)
    if field.get_internal_type() == "BooleanField":
        return _("yes") if text == "1" else _("no")
    is_number = re.search("Integer|Decimal", field.get_internal_type()) and not field.choices
    if is_number and A_NUMBER.fullmatch(text):
        return vietnamese.number(Decimal(text))
    return str(dict(field.flatchoices).get(text, text))
