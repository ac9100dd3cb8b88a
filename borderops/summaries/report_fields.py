"""What a template of reports may name: the fields of a report, and the few words of Jinja around them."""

import re

from jinja2 import ChainableUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from borderops.summaries.report_template_words import faults_in

# What no XML holds, and the two marks between which the place of a table is written.
UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\uf900-\ufffd\U00010000-\U0010ffff]")
OPEN, CLOSE = "\ue000", "\ue001"
ROMAN = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()
MISSING = {"amount": "chưa có số liệu", "change": "", "refs": [], "marks": ""}
HEAD = (
    "agency_above", "agency", "number", "place_and_day", "title", "subject", "signature", "signer",
)  # fmt: skip
CONTENT = ("period", "period_name", "dates", "as_of")


class TemplateFault(TemplateError):
    """A template that cannot be filled; its text tells who keeps it what to change."""


class OfficeEnvironment(ImmutableSandboxedEnvironment):
    """Jinja as far as templates of reports need it: fields, loops and conditions, and nothing of Python.

    What is not allowed is refused wherever docxtpl reads it: in the text, in headers and in properties.
    """

    def __init__(self):
        super().__init__(autoescape=True, undefined=ChainableUndefined)

    def _parse(self, source, name, filename):
        tree = super()._parse(source, name, filename)
        if fault := next(faults_in(tree), None):
            raise TemplateFault(fault)
        return tree


class KnownFigures(dict):
    """The figures by the keys of their indicators; one that nobody has says so."""

    def __missing__(self, key):
        return MISSING


def fields_of(content, head):
    """(every field under its name, the tables and charts by the marks that stand in their places)."""
    grids, fields = {}, head_fields(head)
    fields |= {name: written(content.get(name, "")) for name in CONTENT}
    fields |= {name: [written(each) for each in content.get(name, [])] for name in ("gaps", "warnings")}
    fields["sections"] = [
        section_fields(section, numeral(place), grids)
        for place, section in enumerate(content.get("sections", []))
    ]
    fields["sources"] = [
        {"n": each["n"], "words": written(each["words"]), "url": written(each["url"])}
        for each in content.get("sources", [])
    ]
    fields["figures"] = KnownFigures(
        {key: figure_fields(each) for key, each in content.get("figures", {}).items()}
    )
    return fields, grids


def head_fields(head):
    """What stands around the content."""
    told = {name: written(head.get(name, "")) for name in HEAD}
    told |= {name: bool(head.get(name)) for name in ("is_draft", "sample")}
    return told | {"recipients": [written(each) for each in head.get("recipients", [])]}


def section_fields(section, number, grids):
    """One section; where its tables and charts stand is marked, and they are put in afterwards."""
    return {
        "key": written(section["key"]),
        "heading": written(section["heading"]),
        "numeral": number,
        "sentences": [
            {"key": written(each["key"]), "text": written(each["text"])} for each in section["sentences"]
        ],
        "paragraphs": [line for line in written(section.get("words", "")).split("\n") if line.strip()],
        "tables": [grid_fields(each, "table", grids) for each in section.get("tables", [])],
        "charts": [grid_fields(each, "chart", grids) for each in section.get("charts", [])],
    }


def grid_fields(grid, kind, grids):
    mark = f"{OPEN}{len(grids)}{CLOSE}"
    grids[mark] = (kind, grid)
    return {"heading": written(grid["heading"]), "marks": marked(grid.get("refs", [])), "grid": mark}


def figure_fields(figure):
    told = {name: written(figure.get(name, "")) for name in ("amount", "change")}
    return told | {"refs": figure.get("refs", []), "marks": marked(figure.get("refs", []))}


def marked(numbers):
    return f" [{', '.join(map(str, numbers))}]" if numbers else ""


def numeral(place):
    return ROMAN[place] if place < len(ROMAN) else str(place + 1)


def written(text):
    """Text without what an XML file cannot hold."""
    return UNWRITABLE.sub("", str(text).replace("\r\n", "\n"))
