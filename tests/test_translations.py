"""Every word that a user reads exists in Vietnamese, and the compiled file says the same."""

import polib
import pytest

from tests.translations import source
from tests.translations.__main__ import ROOT, SCRIPTS, VIETNAMESE
from tests.translations.catalogue import Catalogue, placeholders
from tests.translations.source import Message


def test_vietnamese_is_complete_and_compiled():
    messages, problems = source.read(ROOT)
    assert messages
    problems += Catalogue(VIETNAMESE).problems(messages)
    assert not problems, "\n".join(["see `uv run python -m tests.translations`:", *problems])


def test_words_of_the_admins_scripts_are_compiled():
    catalogue = Catalogue(SCRIPTS)
    assert not catalogue.problems(catalogue.messages())


def found_in_python(text):
    return [message[1:] for message in source.in_python(text, "a.py")]


def found_in_template(text):
    return [message[1:] for message in source.in_template(text, "a.html")]


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('_("Save " "draft")', ("Save draft", "", None)),
        ('plural("%(n)s case", "%(n)s cases", n)', ("%(n)s case", "%(n)s cases", None)),
        ('pgettext_lazy("month", "May")', ("May", "", "month")),
        ('translation.gettext_noop("Draft")', ("Draft", "", None)),
    ],
)
def test_messages_are_found_in_python(line, message):
    names = "gettext_lazy as _, ngettext as plural, pgettext_lazy"
    heading = f"from django.utils import translation\nfrom django.utils.translation import {names}\n"
    assert found_in_python(heading + line) == [message]


@pytest.mark.parametrize("text", ['f"{n} cases"', '"a" + b', '"a %s" % n', '"a" if b else "c"'])
def test_a_message_that_is_put_together_is_refused(text):
    with pytest.raises(source.NotPlain, match="line 2"):
        found_in_python(f"from django.utils.translation import gettext\ngettext({text})")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("""<p title="{% translate 'It is "so"' %}">it's</p>""", ('It is "so"', "", None)),
        ('{% trans "May" context "month" as may %}', ("May", "", "month")),
        ('{{ place|default:_("not given") }}', ("not given", "", None)),
        ('{% include "x.html" with title=_("Cases") %}', ("Cases", "", None)),
        (
            "{% blocktranslate trimmed %}\n  {{ n }}\n  of 5%\n{% endblocktranslate %}",
            ("%(n)s of 5%%", "", None),
        ),
        (
            "{% blocktranslate count n=2 %}{{ n }} case{% plural %}{{ n }} cases{% endblocktranslate %}",
            ("%(n)s case", "%(n)s cases", None),
        ),
    ],
)
def test_messages_are_found_in_templates(text, message):
    assert found_in_template(text) == [message]


@pytest.mark.parametrize(
    ("text", "names"),
    [("%(n)s of %(all)d", {"%(n)s", "%(all)d"}), ("{n:,} in %s", {"{n:,}", "%s"}), ("100% so, 5%%", set())],
)
def test_placeholders_are_told_from_percent_signs(text, names):
    assert placeholders(text) == names


@pytest.fixture
def catalogue(tmp_path):
    """A catalogue with one message, translated and compiled."""
    catalogue = Catalogue(tmp_path / "django.po")
    catalogue.update([Message("a.py", "%(n)s cases")])
    catalogue.file[0].msgstr = "%(n)s vụ"
    catalogue.update([Message("a.py", "%(n)s cases")])
    return Catalogue(tmp_path / "django.po")


def test_a_finished_catalogue_has_no_problem_and_a_second_update_changes_nothing(catalogue):
    before = catalogue.path.read_bytes(), catalogue.compiled.read_bytes()
    assert catalogue.update([Message("a.py", "%(n)s cases")]) == []
    assert catalogue.problems([Message("a.py", "%(n)s cases")]) == []
    assert (catalogue.path.read_bytes(), catalogue.compiled.read_bytes()) == before
    assert polib.mofile(str(catalogue.compiled))[0].msgstr == "%(n)s vụ"


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (lambda entry: setattr(entry, "msgstr", ""), "missing: '%(n)s cases'"),
        (lambda entry: setattr(entry, "msgstr", "%(m)s vụ"), "wrong placeholders: '%(n)s cases'"),
        (lambda entry: entry.flags.append("fuzzy"), "fuzzy: '%(n)s cases'"),
        (lambda entry: setattr(entry, "obsolete", True), "obsolete: '%(n)s cases'"),
        (lambda entry: setattr(entry, "msgid", "Cases"), "obsolete: 'Cases'"),
        (lambda entry: setattr(entry, "msgstr", "%(n)s việc"), "out of step with django.po: django.mo"),
    ],
)
def test_each_fault_of_a_catalogue_is_named(catalogue, spoil, problem):
    spoil(catalogue.file[0])
    assert any(line.startswith(problem) for line in catalogue.problems([Message("a.py", "%(n)s cases")]))


def test_a_changed_plural_needs_a_new_look(catalogue):
    with_plural = [Message("a.py", "%(n)s cases", plural="%(n)s more cases")]
    assert any(line.startswith("wrong plural") for line in catalogue.problems(with_plural))
    two = [*with_plural, Message("b.py", "%(n)s cases", plural="%(n)s other cases")]
    assert "two plurals: %(n)s cases" in catalogue.problems(two)


def test_what_the_source_no_longer_says_is_dropped(catalogue):
    assert catalogue.update([Message("a.py", "Cases")]) == [
        "new: 'Cases' (a.py)",
        "dropped: '%(n)s cases' = '%(n)s vụ' (a.py)",
    ]
