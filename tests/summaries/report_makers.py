"""Makes reports in each state and the Word files that are sent as templates, for the tests of the period report."""

import io
from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from borderops.figures.periods import Period
from borderops.incidents.figure_names import COUNTED
from borderops.summaries import report_writing as writing
from borderops.summaries.report_layout import default_template
from borderops.summaries.report_templates import ReportTemplate
from tests.factories import make_overseer
from tests.figures.factories import make_indicator

PERIOD = "2021"
TOLD = {"official_number": "12/BC-SNgV", "written_on": date(2021, 12, 20)}


def make_counted_indicators():
    """The indicators of which the register counts incidents."""
    for counted in COUNTED:
        make_indicator(counted.key, unit=str(counted.unit))


def make_report(by=None, period=PERIOD, **more):
    """A draft of a year that is over."""
    return writing.make(by or make_overseer(), Period.parse(period), **more)


def make_checked(by=None, checker=None, **more):
    return writing.check(make_report(by, **more), checker or make_overseer())


def make_issued(by=None, checker=None, **more):
    checker = checker or make_overseer()
    return writing.issue(make_checked(by, checker, **more), checker, TOLD)


def word_file(*paragraphs):
    """A Word document with some paragraphs more than the built-in template has."""
    document = Document(io.BytesIO(default_template()))
    for words in paragraphs:
        document.add_paragraph(words)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def sent(content=None, name="mau.docx"):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, word_file("Mẫu của cơ quan.") if content is None else content)


def make_template(by=None, name="Mẫu của Sở", content=None):
    content = word_file(name) if content is None else content
    return ReportTemplate(name=name).keep(by or make_overseer(), content, "mau.docx")


def words_of(content):
    """All that a Word document says: its paragraphs and the cells of its tables."""
    document = Document(io.BytesIO(content))
    paragraphs = [*document.paragraphs]
    for table in document.tables:
        paragraphs += [paragraph for row in table.rows for cell in row.cells for paragraph in cell.paragraphs]
    return "\n".join(paragraph.text for paragraph in paragraphs)
