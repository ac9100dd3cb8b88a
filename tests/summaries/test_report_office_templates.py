"""Reports in templates that an office edited itself: what they may name, and what they never reach."""

from io import BytesIO

import pytest
from docx import Document

from borderops.summaries.report_docx import render
from borderops.summaries.report_fields import TemplateFault
from tests.summaries.report_documents import CONTENT, HEAD, lines, template_of


def test_an_office_places_single_figures_where_it_likes():
    told = 'Có {{ figures["incidents.law.cases"].amount }}; {{ figures["incidents.event.cases"].amount }}.'
    assert lines(template_of(told)) == ["Có 570 vụ; chưa có số liệu."]


def test_quotes_as_word_writes_them_are_understood():
    assert lines(template_of("{{ figures[“incidents.law.cases”].amount }}")) == ["570 vụ"]


def test_a_table_within_a_sentence_comes_behind_it():
    template = template_of(
        "{%p for section in sections %}", "Bảng {{ section.tables[0].grid }} ở đây", "{%p endfor %}"
    )
    made = Document(BytesIO(render(template, CONTENT, HEAD)))
    assert made.paragraphs[0].text == "Bảng  ở đây" and len(made.tables) == 1


def test_a_table_within_a_cell_leaves_the_cell_whole():
    made, written = Document(), BytesIO()
    made.add_table(rows=1, cols=1).cell(0, 0).text = "{{ sections[0].tables[0].grid }}"
    made.save(written)
    (outer,) = Document(BytesIO(render(written.getvalue(), CONTENT, HEAD))).tables
    assert [child.tag.rpartition("}")[2] for child in outer.cell(0, 0)._tc] == ["tcPr", "tbl", "p"]


@pytest.mark.parametrize(
    "word",
    [
        "{{ ''.__class__ }}",
        "{{ title.__class__.__mro__ }}",
        "{{ figures['__init__'] }}",
        "{{ title['__class__'] }}",
        "{{ range(1000) }}",
        "{{ title * 1000000000 }}",
        "{{ title | attr('__class__') }}",
        "{{ title | safe }}",
        "{% set x = 1 %}",
        "{% macro x() %}{% endmacro %}",
        "{% include 'x' %}",
        "{{ cycler.__init__ }}",
        "{{ self.__dict__ }}",
    ],
)
def test_a_template_reaches_nothing_but_its_fields(word):
    with pytest.raises(TemplateFault):
        render(template_of(word), CONTENT, HEAD)


def test_headers_and_properties_are_read_by_the_same_rules():
    for part in ("header", "title"):
        made, written = Document(), BytesIO()
        if part == "header":
            made.sections[0].header.paragraphs[0].text = "{{ ''.__class__ }}"
        else:
            made.core_properties.title = "{{ ''.__class__ }}"
        made.save(written)
        with pytest.raises(TemplateFault):
            render(written.getvalue(), CONTENT, HEAD)
