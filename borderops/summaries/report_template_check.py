"""Looks at a template of reports before it is kept: what is wrong with it, in words for the office that made it."""

import re
from io import BytesIO

from django.utils.translation import gettext as _
from docx import Document
from docxtpl import DocxTemplate
from jinja2 import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from borderops.summaries.report_docx import render, torn_words
from borderops.summaries.report_example import HEAD, example_content
from borderops.summaries.report_fields import TemplateFault, fields_of
from borderops.summaries.report_template_fields import FieldReader
from borderops.summaries.report_template_file import file_faults
from borderops.summaries.report_template_words import faults_in
from borderops.summaries.report_template_xml import not_docx

PROPERTIES = ("author", "comments", "identifier", "keywords", "subject", "title", "category")
# Without one of these nothing of a report would stand in the document.
NEEDED = {"sections", "figures"}
EXCERPT = 80
BRACES = re.compile(r"{{|}}|{%|%}")
CLOSING = {"{{": "}}", "{%": "%}"}


def faults_of(template):
    """What keeps a file from being a template of reports, in words; nothing where it can be used."""
    if faults := file_faults(template):
        return faults
    try:
        document = DocxTemplate(BytesIO(template))
        texts = texts_of(document)
    except Exception:  # whatever python-docx stumbles over, it is no document
        return [not_docx()]
    if near := next(filter(None, map(unclosed, texts)), None):
        return [broken_field(near)]
    sources = [re.sub(r"<w:p([ >])", r"\n<w:p\1", document.patch_xml(text)) for text in texts]
    content = example_content()
    return word_faults(sources, content) or trial_faults(template, content)


def texts_of(document):
    """What docxtpl will read as Jinja: the text, headers, footers, footnotes and properties."""
    document.init_docx()
    texts = [document.get_xml()]
    for uri in (document.HEADER_URI, document.FOOTER_URI):
        texts += [document.get_part_xml(part) for _key, part in document.get_headers_footers(uri)]
    parts = document.docx.part.package.parts
    texts += [part.blob.decode() for part in parts if "footnotes" in str(part.partname)]
    return texts + [str(getattr(document.docx.core_properties, name) or "") for name in PROPERTIES]


def unclosed(xml):
    """The words behind the first field or command that does not end before another begins; else nothing.

    Asked before docxtpl reads the text, since its patterns take very long over many that do not end.
    """
    text = re.sub(r"<[^>]*>", "", xml)
    open_with = None
    for found in BRACES.finditer(text):
        if open_with and found[0] != CLOSING[open_with[0]]:
            return text[open_with.start() :][:EXCERPT]
        open_with = found if found[0] in CLOSING else None
    return text[open_with.start() :][:EXCERPT] if open_with else ""


def word_faults(sources, content):
    """What is wrong with its fields, its loops and its conditions."""
    reader, found = FieldReader(fields_of(content, HEAD)[0]), []
    environment = ImmutableSandboxedEnvironment(autoescape=True)
    for source in sources:
        try:
            tree = environment.parse(source)
        except TemplateSyntaxError as fault:
            found.append(syntax_words(fault, source))
            continue
        refused = [*faults_in(tree)]
        found += refused
        if not refused:
            reader.read(tree)
    found += reader.faults
    if not found and not NEEDED & reader.named:
        found.append(
            _("The template has no place for the sections of a report. Write a loop over “sections” in it.")
        )
    return [*dict.fromkeys(found)]


def syntax_words(fault, source):
    """Where the template is broken, and how."""
    lines = source.split("\n")
    line = lines[min(fault.lineno, len(lines)) - 1]
    near = " ".join(re.sub(r"<[^>]*>", "", line).split())[:EXCERPT]
    message = str(fault.message)
    if "looking for the following tags" in message and "nknown tag" not in message:
        words = _("A for or an if is not closed: its endfor or endif is missing. Near “%(near)s”.")
    elif "nknown tag" in message:
        words = _("A command is not known here, or closes what was never begun. Near “%(near)s”.")
    else:
        return broken_field(near)
    return words % {"near": near}


def broken_field(near):
    words = _("A field or a condition is not written as it should be. Near “%(near)s”.")
    return words % {"near": near}


def trial_faults(template, content):
    """Fills it with everything and with nothing, and looks at what came of it as at a file from outside."""
    try:
        for told, head in ((content, HEAD), ({}, {})):
            made = render(template, told, head)
            Document(BytesIO(made))
            if faults := file_faults(made):
                return faults
    except TemplateFault as fault:
        return [str(fault)]
    except Exception:  # nobody can foresee what a file from outside makes fail
        return [torn_words()]
    return []
