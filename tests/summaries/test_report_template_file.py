"""Files that are no template of reports, or bring with them what a template may not."""

import zipfile
from io import BytesIO

import pytest

from borderops.summaries.report_template_check import faults_of
from tests.summaries.report_documents import office_template

pytestmark = pytest.mark.django_db


def changed(file=None, more=None, **parts):
    """A file with some of its parts changed, f(text) -> text, or with more parts."""
    written = BytesIO()
    source, packed = BytesIO(file or office_template()), zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(written, "w", packed) as new:
        for name in old.namelist():
            change = next((change for end, change in parts.items() if name.endswith(end)), None)
            content = old.read(name)
            new.writestr(name, change(content.decode()).encode() if change else content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return written.getvalue()


def related(kind, target, mode=""):
    """f(text): a relationship more among those of the document."""
    more = f'<Relationship Id="rIdX" Type="http://x/relationships/{kind}" Target="{target}"{mode}/></Relationships>'
    return lambda text: text.replace("</Relationships>", more)


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (b"", "no DOCX"),
        (b"just text", "no DOCX"),
        (b"%PDF-1.7", "no DOCX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word, or locked"),
        (b"PK\x03\x04" + bytes(200), "no DOCX"),
        (bytes(2 * 1024 * 1024 + 1), "larger than 2 MB"),
    ],
    ids=["empty", "text", "pdf", "old Word", "cut zip", "large"],
)
def test_a_file_of_another_kind_is_refused(file, said):
    (fault,) = faults_of(file)
    assert said in fault


def test_a_zip_that_is_no_document_is_refused():
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        file.writestr("a.txt", "x")
    (fault,) = faults_of(written.getvalue())
    assert "no DOCX" in fault


def test_a_document_with_broken_xml_is_refused():
    (fault,) = faults_of(changed(**{"document.xml": lambda text: text.replace("</w:body>", "")}))
    assert "no DOCX" in fault


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (lambda: changed(more={"word/vbaProject.bin": b"x"}), "macros"),
        (lambda: changed(more={"word/vbaData.xml": b"<x/>"}), "macros"),
        (
            lambda: changed(
                **{"[Content_Types].xml": lambda text: text.replace("document.main", "x.macroEnabled.main")},
            ),
            "macros",
        ),
        (lambda: changed(**{"document.xml.rels": related("image", "http://x", OUTSIDE)}), "outside"),
        (lambda: changed(**{"document.xml.rels": related("hyperlink", "http://x", OUTSIDE)}), "outside"),
        (lambda: changed(more={"word/_rels/settings.xml.rels": '<R TargetMode="External"/>'}), "outside"),
        (lambda: changed(more={"word/embeddings/oleObject1.bin": b"x"}), "embedded object"),
        (lambda: changed(more={"word/activeX/activeX1.xml": b"<x/>"}), "embedded object"),
        (lambda: changed(**{"document.xml.rels": related("aFChunk", "x.html")}), "embedded object"),
        (lambda: changed(**{"document.xml": lambda text: '<!DOCTYPE x [<!ENTITY a "b">]>' + text}), "entities"),
        (
            lambda: changed(**{"document.xml": lambda text: text.replace("<w:body>", f"<w:body>{FIELD}", 1)}),
            "INCLUDETEXT",
        ),
        (
            lambda: changed(**{"document.xml": lambda text: text.replace("<w:body>", f"<w:body>{CUT_FIELD}", 1)}),
            "DDEAUTO",
        ),
    ],
    ids=[
        "macro", "macro data", "macro type", "picture", "link", "other template", "object", "control", "chunk",
        "entity", "field", "cut field",
    ],
)  # fmt: skip
def test_what_would_bring_something_in_is_refused(file, said):
    faults = faults_of(file())
    assert any(said in fault for fault in faults), faults


def as_utf_16(name, change):
    """A file of which one part is changed, f(text) -> text, and written in another encoding."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(office_template())) as old, zipfile.ZipFile(written, "w") as new:
        for part in old.namelist():
            text = old.read(part).decode() if part == name else None
            told = text and change(text[text.index("?>") + 2 :]).encode("utf-16")
            new.writestr(part, told or old.read(part))
    return written.getvalue()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (lambda: as_utf_16("word/_rels/document.xml.rels", related("image", "http://x", OUTSIDE)), "outside"),
        (lambda: changed(**{"document.xml.rels": related("image", "http://x", ENCODED)}), "outside"),
        (lambda: as_utf_16("word/document.xml", lambda text: in_body(text, FIELD)), "INCLUDETEXT"),
        (lambda: changed(**{"document.xml": lambda text: in_body(text, SMALL_FIELD)}), "INCLUDETEXT"),
        (lambda: changed(**{"document.xml": lambda text: in_body(text, OTHER_PREFIX)}), "DDE"),
        (lambda: changed(**{"document.xml": lambda text: in_body(text, JINJA_FIELD)}), "DDE"),
        (lambda: changed(**{"document.xml": lambda text: in_body(text, OLD_PICTURE)}), "outside"),
        (lambda: changed(more={"word/header9.png": f'<x xmlns:w="{WORD}">{FIELD}</x>'}), "INCLUDETEXT"),
        (lambda: as_utf_16("[Content_Types].xml", lambda text: text.replace("main+xml", "macroEnabled")), "macros"),
        (lambda: changed(more={"word/x.bin": UTF_7}), "entities"),
    ],
    ids=[
        "encoding", "sign by number", "encoded field", "small letters", "other prefix", "field made by Jinja",
        "old picture", "other name", "encoded macro", "seven bits",
    ],
)  # fmt: skip
def test_no_way_of_writing_it_hides_it(file, said):
    faults = faults_of(file())
    assert any(said in fault for fault in faults), faults


def in_body(text, more):
    return text.replace("<w:body>", f"<w:body>{more}", 1)


WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ENCODED = ' TargetMode="&#69;xternal"'
OTHER_PREFIX = f'<w:p><w:r><x:instrText xmlns:x="{WORD}">DDE c</x:instrText></w:r></w:p>'
JINJA_FIELD = "<w:p><w:r><w:instrText>{{ 'DD' ~ 'E' }} c</w:instrText></w:r></w:p>"
OLD_PICTURE = (
    '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
    '<v:imagedata src="http://x/a.png"/></v:shape></w:pict></w:r></w:p>'
)
UTF_7 = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<x/>'
SMALL_FIELD = '<w:p><w:fldSimple w:instr=" IncludeText x"/></w:p>'
OUTSIDE = " TargetMode = 'External'"
FIELD = '<w:p><w:fldSimple w:instr=" INCLUDETEXT &quot;c:\\x&quot; "/></w:p>'
CUT_FIELD = "<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO c</w:instrText></w:r></w:p>"


def test_a_file_that_opens_to_too_much_is_refused_before_it_is_opened():
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<x/>")
        file.writestr("word/document.xml", b" " * (41 * 1024 * 1024))
    (fault,) = faults_of(written.getvalue())
    assert "far more than a template holds" in fault
    long = changed(**{"document.xml": lambda text: text.replace("<w:body>", f"<w:body>{' ' * 3_500_000}", 1)})
    assert "far more than a template holds" in faults_of(long)[0]
    many = changed(more={f"word/x{n}.xml": b"<x/>" for n in range(400)})
    assert "far more than a template holds" in faults_of(many)[0]
