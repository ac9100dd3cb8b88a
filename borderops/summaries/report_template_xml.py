"""What the XML of a DOCX file may not say: read as Word reads it, however it is written and encoded."""

import re

from django.utils.translation import gettext as _
from lxml import etree

RELATED = re.compile(
    r"relationships/(oleObject|control|package|aFChunk|attachedTemplate|subDocument)", re.IGNORECASE
)
MACRO = re.compile(r"macroEnabled|vbaProject", re.IGNORECASE)
FETCHING = re.compile(
    r"\b(INCLUDETEXT|INCLUDEPICTURE|INCLUDE|DDEAUTO|DDE|LINK|IMPORT|DATABASE|MACROBUTTON|RD)\b", re.IGNORECASE
)
ELSEWHERE = re.compile(r"//|\\\\|^\s*(file|ftp):", re.IGNORECASE)
DOCTYPES = [
    f"<!{word}".encode(code) for word in ("DOCTYPE", "ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
]


def xml_faults(name, xml):
    """What a part of the file brings with it; nothing for a part that is no XML and need not be."""
    if any(mark in xml for mark in DOCTYPES):
        yield entities()
        return
    try:
        root = etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True))
    except (etree.XMLSyntaxError, ValueError):
        if name.lower().endswith((".xml", ".rels")):
            yield not_docx()
        return
    if root.getroottree().docinfo.doctype:
        yield entities()
    yield from element_faults(name, [each for each in root.iter() if isinstance(each.tag, str)])


def element_faults(name, elements):
    if any(MACRO.search(each.get("ContentType", "") + each.get("Type", "")) for each in elements):
        yield macros()
    if any(map(leads_out, elements)):
        words = _("The file links to something outside of it (%(part)s). Take that link or picture out.")
        yield words % {"part": name}
    if name.lower().endswith(".rels") and any(RELATED.search(each.get("Type", "")) for each in elements):
        yield embedded()
    if found := fetching(elements):
        words = _("The field code %(code)s brings something in from outside. Take it out of the file.")
        yield words % {"code": found}


def leads_out(element):
    """Whether it makes Word look into another file: by a relationship, a source of letters, or an old picture."""
    if element.get("TargetMode", "").lower() == "external" or local(element.tag) == "mailMerge":
        return True
    return any(
        local(key) in ("src", "href") and ELSEWHERE.search(value) for key, value in element.attrib.items()
    )


def fetching(elements):
    """A field code of Word's that reads another file; Word may have cut it into several pieces."""
    codes = [each.text or "" for each in elements if local(each.tag) == "instrText"]
    codes += [value for each in elements for key, value in each.attrib.items() if local(key) == "instr"]
    found = FETCHING.search("".join(codes)) or FETCHING.search(" ".join(codes))
    return found[1].upper() if found else ""


def local(name):
    """The name of an element or attribute without its namespace."""
    return name.rpartition("}")[2]


def not_docx():
    return _("The file is no DOCX. Save it in Word as “Word Document (*.docx)”.")


def entities():
    return _("The file declares entities of its own, which no Word does. Make it anew in Word.")


def macros():
    return _("The file holds macros. Save it as .docx without macros.")


def embedded():
    return _("The file holds an embedded object or a control. Put its content into the text instead.")
