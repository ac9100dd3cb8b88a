"""The groups of an incident's details, on its form and on its page, and what stands in each in words."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.incidents.choices import Severity
from borderops.incidents.details import CountField, Details


@dataclass(frozen=True)
class Section:
    """A group of details: its name, its fields or its list."""

    key: str
    title: Promise
    names: tuple = ()
    part: str = ""

    def facts(self, record):
        """What is told of the record here: (name, label, words)."""
        told = ((name, words_of(record, name)) for name in self.names)
        return [(name, capfirst(record.label(name)), words) for name, words in told if words]

    def words(self, record):
        """All of it in a line, such as "male 6, female 7"."""
        if self.part:
            return "; ".join(str(row) for row in record.part(self.part))
        return ", ".join(self.in_short(record, name) for name in self.names if words_of(record, name))

    def in_short(self, record, name):
        is_count = isinstance(record._meta.get_field(name), CountField)
        return f"{record.label(name)} {words_of(record, name)}" if is_count else words_of(record, name)

    def field_names(self, form):
        """The fields of the form that belong here."""
        own = {self.part, *self.names}
        return [
            name for name in form.fields if name in own or (self.part and name.startswith(f"{self.part}-"))
        ]


def words_of(record, name):
    """A detail in words; nothing where nobody said anything, or only what is usual."""
    value = getattr(record, name)
    if value in (None, "") or (name == "severity" and value == Severity.ORDINARY):
        return ""
    if isinstance(value, int):
        return vietnamese.number(value)
    return record.show(name, record.told_value(name))


SUMS = ("male", "female", "under_18", "vn", "cn", "other_nationality")
FOUND = Section(
    "found", _("Report and discovery"), ("reported_at", "found_by", "found_unit", "handling_unit")
)
PEOPLE = Section("people", _("People"), (*SUMS, "sums_reason", *Details.OTHERS))
GOODS = Section("goods", _("Goods and evidence"), part="goods")
KINDS = Section("kinds", _("Further kinds"), part="further_kinds")
WORD = Section("coordination", _("Coordination with the other side"), part="coordinations")
RATED = Section(
    "rated",
    _("Assessment and links"),
    ("severity", "confidence", "paper_book_number", "follows_from", "shift"),
)
SECTIONS = [FOUND, PEOPLE, GOODS, KINDS, WORD, RATED]


@dataclass
class SectionOfForm:
    """A section as the form shows it: closed, unless something stands in it or is wrong."""

    section: Section
    words: str
    is_open: bool
    rows: list = field(default_factory=list)
    blank_row: object = None

    @property
    def template(self):
        return f"incidents/section_{self.section.key}.html"


def sections_of(form, opened=""):
    """The sections of a form, in order."""
    return [section_of(form, section, opened) for section in SECTIONS]


def section_of(form, section, opened):
    words = section.words(form.instance)
    wrong = any(name in form.errors for name in section.field_names(form))
    shown = SectionOfForm(section, words, bool(words or wrong or (opened and section.part == opened)))
    if section.part in form.turns:
        shown.rows, shown.blank_row = form.rows(section.part), form.blank_row(section.part)
    return shown
