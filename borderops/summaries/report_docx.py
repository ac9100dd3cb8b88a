"""A report as a DOCX file: its content put into a template."""

from io import BytesIO

from django.utils.translation import gettext as _
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import TemplateError
from lxml import etree

from borderops.summaries.report_fields import OfficeEnvironment, TemplateFault, fields_of
from borderops.summaries.report_grids import put_grids

TEXT, CENTRE = qn("w:t"), WD_ALIGN_PARAGRAPH.CENTER
DRAFT, SAMPLE = "DỰ THẢO", "SỐ LIỆU MẪU, KHÔNG PHẢI SỐ LIỆU THẬT"


class OfficeTemplate(DocxTemplate):
    """Refuses a layout that a loop has torn, which docxtpl would mend by leaving out what does not fit."""

    def render_xml_part(self, *told, **more):
        xml = super().render_xml_part(*told, **more)
        try:
            etree.fromstring(xml.encode(), etree.XMLParser(resolve_entities=False, no_network=True))
        except etree.XMLSyntaxError:
            raise TemplateFault(torn_words()) from None
        return xml


def torn_words():
    return _(
        "The template cannot be filled: a loop or a condition begins in one place of the layout and ends in"
        " another. Put the beginning and the end of each into a paragraph of its own."
    )


def render(template, content, head):
    """The document of a report: `template` is a DOCX file, `head` what stands around the content.

    Raises TemplateFault, with words for who keeps the template, where it cannot be filled.
    """
    fields, grids = fields_of(content, head)
    document = OfficeTemplate(BytesIO(template))
    fill(document, fields)
    put_grids(document.docx, grids)
    mark_draft(document.docx, head)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def fill(document, fields):
    """Raises TemplateFault also for what no trial has shown before it was kept."""
    try:
        document.render(fields, OfficeEnvironment())
    except TemplateFault:
        raise
    except (TemplateError, TypeError) as fault:
        words = _("The template asks something of a field that it cannot answer: %(fault)s")
        raise TemplateFault(words % {"fault": fault}) from fault


def mark_draft(document, head):
    """A draft, and a report of sample data, say so at the top even where the template has no word for it."""
    told = "\n".join(element.text or "" for element in document.element.body.iter(TEXT))
    for is_so, words in ((head.get("sample"), SAMPLE), (head.get("is_draft"), DRAFT)):
        if is_so and words not in told:
            paragraph = document.add_paragraph()
            paragraph.add_run(words).bold = True
            paragraph.alignment = CENTRE
            document.element.body.insert(0, paragraph._p)
