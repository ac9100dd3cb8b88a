"""The page on which a person says how a file is to be read."""

from datetime import timedelta
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.people.models import Posting
from borderops.sheets import open_files, runs
from borderops.sheets.models import ImportRun
from tests.factories import make_overseer
from tests.sheets.books import csv_bytes, send, xlsx

pytestmark = pytest.mark.django_db

OFFICE = [
    ["ỦY BAN NHÂN DÂN HUYỆN ĐỒNG VĂN"],
    ["DANH SÁCH VỤ VIỆC QUÝ II NĂM 2024"],
    [],
    ["TT", "Ngày", "Xã", "Loại", "Số đối tượng"],
    ["(1)", "(2)", "(3)", "(4)", "(5)"],
    ["1", "20/5/2024", "Lũng Cú", "D2", 2],
    ["2", "21/5/2024", "Lũng Cú", "Vượt biên", 1],
    ["", "Tổng cộng", "", "", 3],
    ["", "", "", "Người lập biểu", ""],
]


def sent(client, *lines, name="vu-viec.xlsx", **options):
    """Uploads lines; gives the run and where the person is led."""
    answer = send(client, "incidents", xlsx(*lines), name, **options)
    return ImportRun.objects.latest("pk"), answer


def page_of(client, run):
    return client.get(reverse("sheet-layout", args=[run.pk]))


def form_of(answer):
    """Everything that the form of the page would send as it stands."""
    page, posted = answer.context["page"], {}
    for form in [page.file_form, *(part.form for part in [*page.sheets, *page.not_read])]:
        posted |= {bound.html_name: bound.value() for bound in form if bound.value() not in (None, False)}
    for part in page.sheets:
        for column in part.columns:
            posted[f"{column.prefix}-name"] = column.name
            posted[f"{column.prefix}-format"] = column.format
            if column.above:
                posted[f"{column.prefix}-above"] = "on"
        for values in part.values:
            for value in values.values:
                posted |= {f"{value.prefix}-written": value.written, f"{value.prefix}-meant": value.chosen}
    return posted


def say(client, run, answer=None, go="check", **said):
    """Sends the form of the page with some controls changed; names have __ for -."""
    posted = form_of(answer or page_of(client, run)) | {name.replace("__", "-"): said[name] for name in said}
    return client.post(reverse("sheet-layout", args=[run.pk]), posted | {go: "1"})


# What is open


def test_a_file_like_the_template_goes_straight_to_the_check(client, clerk):
    run, answer = sent(client, ["Day", "Commune"], ["20/5/2024", "Lũng Cú"])
    assert answer.url == reverse("check-import", args=[run.pk])
    assert run.balance["new"] == 1


def test_a_file_that_leaves_something_open_leads_to_the_page_and_nothing_is_checked(client, clerk):
    run, answer = sent(client, *OFFICE)
    assert answer.url == reverse("sheet-layout", args=[run.pk])
    assert (run.state, run.balance) == ("sent", {})
    page = page_of(client, run)
    todo = page.context["page"].todo
    assert [each.link for each in todo] == ["#s0-c3-name"]
    assert 'id="s0-c3-name"' in page.content.decode()


def test_the_page_shows_each_line_with_what_it_is_taken_for(client, clerk):
    run, _answer = sent(client, *OFFICE)
    (part,) = page_of(client, run).context["page"].sheets
    kinds = {line.number: line.kind.value for line in part.lines}
    assert [kinds[n] for n in (1, 4, 5, 6, 8)] == ["title", "heading", "numbering", "record", "total"]
    assert [sample.written for sample in part.columns[1].samples] == ["20/5/2024", "21/5/2024"]


def test_the_first_and_last_lines_are_shown_with_a_gap_between(client, clerk):
    rows = [["20/5/2024", "Lũng Cú", n] for n in range(200)]
    run, _answer = sent(client, ["Ngày", "Xã", "Loại gì"], *rows)
    (part,) = page_of(client, run).context["page"].sheets
    numbers = [line.number for line in part.lines]
    assert numbers == [*range(1, 16), *range(196, 202)]
    assert [line.number for line in part.lines if line.is_after_gap] == [196]


def test_what_is_said_is_checked_and_remembered(client, clerk):
    run, _answer = sent(client, *OFFICE)
    answer = say(client, run, s0__c3__name="code")
    assert answer.url == reverse("check-import", args=[run.pk])
    run.refresh_from_db()
    assert {kind: n for kind, n in run.balance.items() if n} == {"new": 1, "rejected": 1, "skipped": 3}
    again, answer = sent(client, *OFFICE, ["", "", "", "", ""])
    assert answer.url == reverse("check-import", args=[again.pk])


def test_with_something_open_the_page_comes_back_with_it_at_the_top(client, clerk):
    run, _answer = sent(client, *OFFICE)
    answer = say(client, run, s0__c2__name="place_note")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert (
        page.index("Please say this first") < page.index('href="#s0-c3-name"') < page.index('id="s0-c3-name"')
    )
    assert form_of(answer)["s0-c2-name"] == "place_note"
    run.refresh_from_db()
    assert run.state == "sent"


def test_a_doubled_column_must_be_settled(client, clerk):
    run, _answer = sent(client, *OFFICE)
    answer = say(client, run, s0__c3__name="commune")
    assert answer.status_code == 422
    assert answer.context["page"].todo[0].link == "#s0-columns"


# Columns and lines


def test_a_column_that_is_left_out_is_not_read(client, clerk):
    run, _answer = sent(client, *OFFICE)
    say(client, run, s0__c3__name="-", s0__c4__name="-")
    run.refresh_from_db()
    assert run.balance["new"] == 2
    client.post(reverse("apply-import", args=[run.pk]))
    assert {record.offenders for record in Incident.objects.all()} == {None}


def test_show_again_applies_the_changes_and_checks_nothing(client, clerk):
    run, _answer = sent(client, *OFFICE)
    answer = say(client, run, go="show", s0__c3__name="code", s0__first="7")
    assert answer.status_code == 200
    (part,) = answer.context["page"].sheets
    assert {line.number: line.kind.value for line in part.lines}[6] == "outside"
    assert answer.context["page"].todo == []
    run.refresh_from_db()
    assert run.state == "sent"
    assert form_of(page_of(client, run))["s0-first"] == 7


def test_other_headings_lead_to_other_columns_which_are_shown_before_anything_is_checked(client, clerk):
    run, _answer = sent(
        client, ["Ngày", "Xã"], ["Date", "Place"], ["Day", "Hamlet or spot"], ["1/5/2024", "Thôn 1"]
    )
    answer = say(client, run, s0__first_heading="3", s0__last_heading="3")
    assert answer.status_code == 200
    assert "leads to other columns" in answer.content.decode()
    posted = form_of(answer)
    assert (posted["s0-c1-name"], posted["s0-first"]) == ("place_note", 4)


@pytest.mark.parametrize(
    ("said", "control"),
    [
        ({"s0__first": "4"}, "first"),
        ({"s0__last_heading": "3"}, "last_heading"),
        ({"s0__last": "2"}, "last"),
        ({"s0__last_heading": "1000000"}, "last_heading"),
        ({"s0__first_heading": "abc"}, "first_heading"),
        ({"s0__numbering": "-1"}, "numbering"),
        ({"s0__meaning": "nonsense"}, "meaning"),
    ],
)
def test_lines_that_cannot_be_are_refused_beside_their_field(client, clerk, said, control):
    run, _answer = sent(client, *OFFICE)
    answer = say(client, run, s0__c3__name="code", **said)
    assert answer.status_code == 422
    (part,) = answer.context["page"].sheets
    assert part.form.errors[control]
    assert form_of(answer)["s0-c3-name"] == "code"
    assert f"#id_s0-{control}" in [each.link for each in answer.context["page"].todo]


def test_an_empty_cell_may_mean_the_one_above(client, clerk):
    lines = ["Day", "Commune", "Gì"], ["20/5/2024", "Lũng Cú", 1], ["", "Lũng Cú", 2]
    run, _answer = sent(client, *lines)
    say(client, run, s0__c2__name="offenders", s0__c0__above="on")
    run.refresh_from_db()
    assert run.balance["new"] == 2


def test_days_with_the_month_first_are_asked_for_and_read(client, clerk):
    run, _answer = sent(client, ["Day", "Commune"], ["05/20/2024", "Lũng Cú"])
    page = page_of(client, run)
    assert [each.link for each in page.context["page"].todo] == ["#s0-c0-format"]
    shown = say(client, run, page, go="show", s0__c0__format="mdy")
    assert "20/05/2024" in shown.content.decode()
    say(client, run, shown)
    run.refresh_from_db()
    assert run.balance["new"] == 1


# Sheets and text


def test_a_sheet_that_is_not_read_can_be_chosen(client, clerk):
    content = xlsx(
        ["Day", "Commune", "?"], ["20/5/2024", "Lũng Cú", 1], extra=[("Ghi chú", [["Xin chào"], ["a"]])]
    )
    send(client, "incidents", content)
    run = ImportRun.objects.get()
    page = page_of(client, run).context["page"]
    assert [part.told.name for part in page.not_read] == ["Ghi chú"]
    answer = say(client, run, s0__meaning="not-read", s1__meaning="own-rows")
    page = answer.context["page"]
    assert [part.told.name for part in page.sheets] == ["Ghi chú"]
    assert [part.told.name for part in page.not_read] == ["Trang 1"]


def test_a_csv_can_be_read_with_another_separator_and_encoding(client, clerk):
    lines = ["Day", "Commune", "?"], ["20/5/2024", "Lũng Cú, Đồng Văn", "1"]
    send(client, "incidents", csv_bytes(*lines, separator=";"), "vu-viec.csv")
    run = ImportRun.objects.get()
    answer = say(client, run, file__separator=",")
    (part,) = answer.context["page"].sheets
    assert part.columns[0].heading == "Day;Commune;?"
    answer = say(client, run, answer, file__separator=";", file__encoding="utf-16-le")
    assert answer.status_code == 200
    answer = say(client, run, answer, file__separator=";", file__encoding="utf-8")
    (part,) = answer.context["page"].sheets
    assert [column.heading for column in part.columns] == ["Day", "Commune", "?"]


def test_an_old_font_is_previewed_and_read(client, clerk):
    run, _answer = sent(client, ["Ngµy", "X·", "?"], ["20/5/2024", "Lòng Có", 1])
    page = page_of(client, run).context["page"]
    texts = {font: texts for font, _label, texts in page.texts}
    assert "Lũng Cú" in texts["tcvn3"]
    answer = say(client, run, go="show", file__font="tcvn3")
    assert [form_of(answer)[f"s0-c{n}-name"] for n in (0, 1)] == ["occurred_on", "commune"]
    say(client, run, answer, s0__c2__name="-")
    run.refresh_from_db()
    assert run.balance["new"] == 1


@pytest.mark.parametrize("door", ["page", "shell"])
def test_a_file_in_unicode_comes_in_as_it_is_after_one_in_an_old_font(client, clerk, tmp_path, door):
    old, _answer = sent(client, ["Ngµy", "X·", "DiÔn biÕn"], ["20/5/2024", "Lòng Có", "S¸u b¸o tin ph¸t"])
    say(client, old, say(client, old, go="show", file__font="tcvn3"))
    file = tmp_path / "unicode.xlsx"
    file.write_bytes(xlsx(["Ngày", "Xã", "Diễn biến"], ["20/5/2024", "Lũng Cú", "Sáu báo tin phát"]))
    if door == "shell":
        call_command("sheets", "import", "incidents", file, user=clerk.username, stdout=StringIO())
    else:
        send(client, "incidents", file.read_bytes())
        client.post(reverse("apply-import", args=[ImportRun.objects.latest("pk").pk]))
    assert Incident.objects.get().account == "Sáu báo tin phát"


# Values


def test_values_that_the_register_does_not_know_are_matched_once(client, clerk):
    run, _answer = sent(
        client, ["Day", "Commune", "Kind of incident", "?"], ["20/5/2024", "Lũng Cú", "Vượt biên", 1]
    )
    answer = say(client, run, go="show", s0__c3__name="-")
    (column,) = answer.context["page"].sheets[0].values
    assert [(value.written, value.rows) for value in column.values] == [("Vượt biên", 1)]
    option = column.options[0]
    answer = say(client, run, answer, **{"s0__v__code__0__meant": "không có"})
    if column.is_typed:
        assert answer.status_code == 422
    say(client, run, answer, **{"s0__v__code__0__meant": option})
    run.refresh_from_db()
    assert run.balance["new"] == 1


WAYS = [["Day", "Commune", "Direction"], ["20/5/2024", "Lũng Cú", "XC"], ["21/5/2024", "Lũng Cú", "NC"]]
VIETNAMESE, ENGLISH = ("vi", ["Xuất cảnh", "Nhập cảnh"]), ("en", ["Exit", "Entry"])


def switch_to(client, language):
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = language


def chosen_in(answer):
    """What the page says that the values of its first column mean."""
    (column,) = answer.context["page"].sheets[0].values
    chosen = {value.written: value.chosen for value in column.values}
    assert {*chosen.values()} <= {*column.options}
    return [chosen["XC"], chosen["NC"]]


@pytest.mark.parametrize(("first", "second"), [(VIETNAMESE, ENGLISH), (ENGLISH, VIETNAMESE)])
def test_what_values_mean_holds_when_the_language_is_switched(client, clerk, first, second):
    (language, words), (other_language, other_words) = first, second
    switch_to(client, language)
    run, _answer = sent(client, *WAYS)
    say(
        client,
        run,
        **dict(zip(["s0__v__direction__0__meant", "s0__v__direction__1__meant"], words, strict=True)),
    )
    switch_to(client, other_language)
    page = page_of(client, run)
    assert chosen_in(page) == other_words
    say(client, run, page)
    run.refresh_from_db()
    assert run.balance["new"] == 2
    again, _answer = sent(client, *WAYS, ["22/5/2024", "Lũng Cú", "XC"])
    assert again.balance["new"] == 3
    switch_to(client, language)
    assert chosen_in(page_of(client, again)) == words


def test_so_many_unknown_values_are_shown_as_a_form_can_send(client, clerk):
    headings = (
        "Day",
        "Commune",
        "Kind of incident",
        "Severity",
        "Direction",
        "How it was found",
        "Counts as",
        "?",
    )
    rows = [["20/5/2024", "Lũng Cú", *(f"{each} {n}" for each in headings[2:7]), 1] for n in range(70)]
    run, _answer = sent(client, headings, *rows)
    answer = page_of(client, run)
    columns = answer.context["page"].sheets[0].values
    assert [len(column.values) for column in columns] == [60, 60, 60, 20, 0]
    assert {len(column.values) + column.more for column in columns} == {70}
    assert say(client, run, answer, s0__c7__name="-").status_code == 302


def test_a_file_that_was_just_sent_is_not_read_again_for_its_page(client, clerk, monkeypatch):
    run, _answer = sent(client, *OFFICE)
    monkeypatch.setattr(open_files, "open_book", None)
    assert page_of(client, run).status_code == 200


# Who, and when


def test_only_the_person_of_the_run_sees_the_page(client, clerk):
    run, _answer = sent(client, *OFFICE)
    client.force_login(make_overseer())
    assert page_of(client, run).status_code == 404
    assert client.post(reverse("sheet-layout", args=[run.pk]), {}).status_code == 404


def test_who_may_no_longer_import_is_refused(client, clerk):
    run, _answer = sent(client, *OFFICE)
    Posting.objects.update(valid_to=timezone.localdate() - timedelta(days=1))
    assert page_of(client, run).status_code == 403


def test_a_checked_file_that_is_read_otherwise_is_checked_again(client, clerk):
    run, _answer = sent(client, ["Day", "Commune"], ["20/5/2024", "Lũng Cú"])
    shown = say(client, run, go="show", s0__c1__name="place_note")
    run.refresh_from_db()
    assert (shown.status_code, run.state, run.layout["sheets"][0]["columns"]["1"]) == (
        200,
        "checked",
        "commune",
    )
    assert say(client, run, s0__c1__name="district").status_code == 302
    run.refresh_from_db()
    assert (run.state, run.balance["rejected"]) == ("checked", 1)


def test_an_applied_file_is_not_read_otherwise(client, clerk):
    run, _answer = sent(client, ["Day", "Commune"], ["20/5/2024", "Lũng Cú"])
    before = form_of(page_of(client, run))
    client.post(reverse("apply-import", args=[run.pk]))
    for answer in (
        page_of(client, run),
        client.post(reverse("sheet-layout", args=[run.pk]), before | {"check": "1"}),
    ):
        assert answer.status_code == 409
        assert "undo the import" in answer.content.decode()
    run.refresh_from_db()
    assert run.state == "applied"


def test_a_file_whose_time_is_over_is_named_as_such(client, clerk):
    run, _answer = sent(client, *OFFICE)
    ImportRun.objects.update(kept_until=timezone.now() - timedelta(minutes=1))
    runs.remove_old()
    answer = page_of(client, run)
    assert (answer.status_code, "Send it again" in answer.content.decode()) == (409, True)


def test_nonsense_in_the_form_breaks_nothing(client, clerk):
    run, _answer = sent(client, *OFFICE)
    nonsense = {
        "s0-shown": "a b c",
        "s0-c3-name": "' or 1",
        "s0-c1-format": "x",
        "file-font": "wingdings",
        "check": "1",
    }
    assert client.post(reverse("sheet-layout", args=[run.pk]), nonsense).status_code == 422
    nonsense = {
        "file-shown": "'' '' ''",
        "s0-shown": "own-rows 1 99999999999",
        "s0-meaning": "own-rows",
        "s0-first": "9" * 30,
    }
    assert client.post(reverse("sheet-layout", args=[run.pk]), nonsense).status_code == 422
