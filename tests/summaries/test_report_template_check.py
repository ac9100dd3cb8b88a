"""Templates that offices send: what is wrong with one is said in words before it is kept."""

from io import BytesIO

import pytest
from docx import Document

from borderops.summaries.report_layout import default_template
from borderops.summaries.report_template_check import faults_of
from tests.figures.factories import make_indicator
from tests.summaries.report_documents import office_template

pytestmark = pytest.mark.django_db
# What is good


def test_the_template_that_comes_along_is_good():
    assert faults_of(default_template()) == []


def test_a_template_of_an_office_is_good():
    told = (
        "{{ agency|upper }} – {{ title }}{% if is_draft %} (dự thảo){% else %} {{ number }}{% endif %}",
        "{%p for source in sources %}",
        "{{ loop.index }}. {{ source.words }}",
        "{%p endfor %}",
        "{{ recipients|join('; ') }} {{ sections[0].sentences[0].text }}",
    )
    assert faults_of(office_template(*told)) == []


def test_a_field_that_word_has_cut_into_pieces_is_read():
    made, written = Document(BytesIO(office_template())), BytesIO()
    paragraph = made.add_paragraph()
    for piece in ("{", "{ tit", "le }", "}"):
        paragraph.add_run(piece)
    made.save(written)
    assert faults_of(written.getvalue()) == []


# Fields


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("{{ titel }}", "no field “titel”. Did you mean one of these: title"),
        ("{{ agensy_above }}", "no field “agensy_above”. Did you mean one of these: agency_above"),
        ("{{ sections[0].headings }}", "no field “sections[0].headings”. Did you mean one of these: heading"),
        (
            "{% for s in sections %}{{ s.hedding }}{% endfor %}",
            "no field “s.hedding”. Did you mean one of these: heading",
        ),
        ("{% for s in sections %}{{ s.sentences[0].txt }}{% endfor %}", "no field “s.sentences[0].txt”"),
        ("{% if draft %}x{% endif %}", "no field “draft”. Did you mean one of these: is_draft"),
        ("{% for s in section %}x{% endfor %}", "no field “section”. Did you mean one of these: sections"),
        ("{{ xyzzy }}", "Did you mean one of these: agency, agency_above, as_of"),
        ("{{ s.heading }}", "no field “s”"),
        ("{{ title.x }}", "“title” has no fields of its own"),
        ("{{ sections }}", "“sections” is no text"),
        ("{% for x in title %}x{% endfor %}", "“title” is no list"),
        ("{{ title|uper }}", "broken"),
        ("{{ title|replace('a', 'b') }}", "The filter “replace” is not for a report's template."),
        ("{{ title.__class__ }}", "“__class__” is not a field"),
        ("{% set x = 1 %}", "“set” is no word"),
    ],
)
def test_a_field_that_no_report_has_is_named_with_its_likes(word, said):
    faults = faults_of(office_template(word))
    assert len(faults) == 1
    assert said in faults[0] or said == "broken"


def test_every_unknown_field_is_told_at_once():
    assert len(faults_of(office_template("{{ titel }} {{ agensy }}", "{{ nmber }} {{ titel }}"))) == 3


def test_single_figures_are_known_by_their_indicators():
    make_indicator("incidents.law.cases")
    assert faults_of(office_template('{{ figures["incidents.law.cases"].amount }}')) == []
    (fault,) = faults_of(office_template('{{ figures["incidents.law.case"].amount }}'))
    assert "no field “figures['incidents.law.case']”" in fault and "incidents.law.cases" in fault


def test_fields_in_headers_and_properties_are_looked_at_too():
    made, written = Document(BytesIO(office_template())), BytesIO()
    made.sections[0].header.paragraphs[0].text = "{{ titel }}"
    made.core_properties.title = "{{ agensy }}"
    made.save(written)
    assert len(faults_of(written.getvalue())) == 2


def test_a_template_without_a_place_for_the_sections_is_no_office_template():
    (fault,) = faults_of(office_template("{{ title }}", loop=()))
    assert "no place for the sections" in fault


# Broken


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("Đầu {% for s in sections %}", "endfor or endif is missing"),
        ("{% endfor %} Đầu", "closes what was never begun. Near “{% endfor %} Đầu”"),
        ("Đầu {{ title", "not written as it should be. Near"),
        ("Đầu {{ title }", "not written as it should be"),
        ("Đầu {{ ti tle }}", "not written as it should be. Near “Đầu {{ ti tle }}”"),
        ("Đầu {% fro s in sections %}", "command is not known here"),
        ("{% if %}x{% endif %}", "not written as it should be"),
    ],
)
def test_broken_commands_are_told_with_their_place(word, said):
    (fault,) = faults_of(office_template(word))
    assert said in fault


def test_thousands_of_fields_that_do_not_end_are_refused_at_once():
    (fault,) = faults_of(office_template("{{ title " * 20_000))
    assert "not written as it should be" in fault


def test_a_loop_that_tears_the_layout_is_told():
    made, written = Document(BytesIO(office_template())), BytesIO()
    made.add_paragraph("{% for s in sections %}")
    made.add_table(rows=1, cols=1).cell(0, 0).text = "{% endfor %}"
    made.save(written)
    (fault,) = faults_of(written.getvalue())
    assert "cannot be filled" in fault


def test_loops_upon_loops_are_refused():
    word = "".join(f"{{% for a{n} in sources %}}" for n in range(5)) + "x" + "{% endfor %}" * 5
    (fault,) = faults_of(office_template(word))
    assert "more than 4 loops" in fault


@pytest.mark.parametrize(
    "loops",
    [
        "{% for a in sources %}{% for b in sources %}x{% endfor %}{% endfor %}",
        "{% for s in sections %}{% for t in sections[0].sentences %}x{% endfor %}{% endfor %}",
        "{% for s in sections %}{% for t in s.tables %}{% for u in s.tables %}x{% endfor %}{% endfor %}{% endfor %}",
        "{% for a in (sources if as_of else gaps) %}x{% endfor %}",
    ],
)
def test_what_is_looped_over_within_its_own_loop_is_refused(loops):
    """Four loops over sixty sources would write thirteen million lines."""
    assert any("within its own loop" in fault for fault in faults_of(office_template(loops)))
