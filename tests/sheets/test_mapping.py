"""Columns and values are matched where that is sure; everything else is named, and asked."""

import io
from datetime import date

import pytest
from django.utils.translation import override

from borderops.sheets import mapping
from borderops.sheets.cells import ChoiceCell
from borderops.sheets.grids import open_book
from borderops.sheets.layouts import guess, guess_again, read_sheet
from borderops.sheets.meant import Meant
from borderops.sheets.questions import questions, settle
from borderops.sheets.record_cells import RecordCell
from borderops.sheets.registry import workbooks
from borderops.sheets.remembering import recall, remember
from borderops.sheets.unknown_values import unknown_values
from tests.factories import make_clerk, make_code, make_commune
from tests.sheets.books import csv_bytes, xlsx

INCIDENTS = workbooks["incidents"]
FIGURES = workbooks["reported-figures"]


def matched(*headings, samples=None, workbook=INCIDENTS):
    """The field of each heading; None where it is not known."""
    found = mapping.match(workbook.resource, headings, samples)
    return [found.get(place) for place in range(len(headings))]


def read(workbook, *lines, remembered=None, **more):
    """A file and its layout."""
    book = open_book(io.BytesIO(xlsx(*lines, **more)), "a.xlsx")
    return book, settle(guess(book, workbook, remembered), book, workbook, recalled=True)


def asked(workbook, user, *lines, **more):
    """(column, kind) of each question, and the words of all."""
    book, layout = read(workbook, *lines, **more)
    found = questions(layout, book, workbook, user)
    return [(each.place, each.kind) for each in found], " ".join(each.words for each in found)


# By heading


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Ngày xảy ra *", "occurred_on"),
        ("2. Ngày xảy ra:", "occurred_on"),
        ("NGÀY (dd/mm/yyyy)", "occurred_on"),
        ("(3) Số đối tượng (người)", "offenders"),
        ("Diễn biến (nếu có)", "account"),
        ("STT", ""),
        ("Số TT", ""),
        ("# Faults", ""),
        ("Khách sạn", None),
        ("Trị giá (triệu đồng)", None),
        ("", None),
    ],
)
def test_a_heading_is_known_without_what_stands_around_it(heading, name):
    assert matched(heading) == [name]


def test_a_unit_in_brackets_is_never_taken_off():
    goods = next(each for each in INCIDENTS.linked if each.key == "goods")
    assert matched("Trị giá (triệu đồng)", "Trị giá", workbook=goods) == [None, "value_vnd"]


def test_of_a_heading_in_two_lines_the_lower_one_says_what_it_is():
    headings = ["Địa điểm · Xã", "Địa điểm · Huyện", "Đối tượng · Tổng số", "Đối tượng · Nam"]
    assert matched(*headings) == ["commune", "district", "offenders", "male"]


def test_both_lines_together_count_first():
    traffic = workbooks["traffic"]
    assert matched("Hộ chiếu · Nhập", "Hộ chiếu · Xuất", workbook=traffic) == ["passport_in", "passport_out"]


def test_a_part_of_a_heading_proves_nothing_where_two_columns_claim_it():
    assert matched("Ngày", "Phía bạn · Ngày") == ["occurred_on", None]
    assert matched("Nhập cảnh · Nam", "Xuất cảnh · Nam") == [None, None]


def test_a_number_that_only_counts_the_rows_is_no_number_of_a_record():
    assert matched("Số", samples={0: [1, 2, 3]}) == [""]
    assert matched("Số", samples={0: ["VV-2024-00012", "VV-2024-00013"]}) == ["number"]


# By content


@pytest.fixture
def proposed(clerk):
    def propose(*headings, samples, workbook=INCIDENTS):
        return mapping.proposals(workbook.resource, headings, samples, clerk)

    return propose


@pytest.mark.django_db
def test_markers_days_and_names_of_a_list_say_which_column_they_are(proposed):
    kind = make_code()
    samples = {
        0: ["519/2", "mốc 300", "261(2)"],
        1: [date(2024, 5, 20), "21/5/2024"],
        2: [str(kind), kind.label_vi],
    }
    assert proposed("A", "B", "C", samples=samples) == {0: "marker", 1: "occurred_on", 2: "code"}


@pytest.mark.django_db
def test_a_heading_that_is_nearly_right_is_proposed(proposed):
    assert proposed("Ofenders", "Ngày, tháng, năm xảy ra vụ việc", samples={}) == {
        0: "offenders", 1: "occurred_on"
    }  # fmt: skip


@pytest.mark.django_db
def test_nothing_is_proposed_that_could_not_be_read(proposed):
    assert proposed("Ofenders", samples={0: ["many"]}) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("samples", [[1, 2, 3], ["x", "x"], ["Some words"], []])
def test_what_may_stand_anywhere_proves_nothing(proposed, samples):
    assert proposed("A", samples={0: samples}) == {}


@pytest.mark.django_db
def test_a_column_that_is_there_already_is_not_proposed_again(proposed):
    assert proposed("Ngày", "B", samples={1: ["20/5/2024"]}).get(1) != "occurred_on"


@pytest.mark.django_db
def test_what_is_likely_is_still_asked(clerk):
    book, layout = read(INCIDENTS, ["Ngày", "Ofenders"], ["20/5/2024", 3])
    assert "1" not in layout.sheets[0].columns
    (question,) = questions(layout, book, INCIDENTS, clerk)
    assert (question.sheet, question.place, question.kind) == (0, 1, "unknown")
    assert "“Ofenders”" in question.words
    assert "Did you mean “Offenders”?" in question.words


# Questions about columns


@pytest.mark.django_db
def test_unknown_doubled_and_missing_columns_are_asked_all_at_once(clerk):
    found, words = asked(INCIDENTS, clerk, ["Commune", "Xã", "Hotel"], ["Lũng Cú", "Lũng Cú", "x"])
    assert found == [(2, "unknown"), (None, "doubled"), (None, "missing")]
    assert "“Commune”, “Xã”" in words
    assert "“Day”" in words


@pytest.mark.django_db
def test_where_the_number_stands_no_other_column_must_be_there(clerk):
    assert asked(INCIDENTS, clerk, ["Number", "Offenders"], ["VV-2024-00012", 3])[0] == []


@pytest.mark.django_db
def test_a_column_without_a_heading_is_asked_by_its_letter(clerk):
    found, words = asked(INCIDENTS, clerk, ["Day", None, "Offenders"], ["20/5/2024", "x", 3])
    assert found == [(1, "unknown")]
    assert "“B”" in words


@pytest.mark.django_db
def test_a_sheet_without_records_is_not_asked_about(clerk):
    lines = [["Day"], ["20/5/2024"]]
    assert asked(INCIDENTS, clerk, *lines, first="Incidents", extra=[("Evidence", [["Hotel"]])])[0] == []


@pytest.mark.django_db
def test_a_sheet_for_each_month_is_usual_and_two_of_one_linked_sheet_are_asked_about(clerk):
    lines = [["Day", "Offenders"], ["20/5/2024", 2]]
    assert asked(INCIDENTS, clerk, *lines, first="T1", extra=[("T2", lines)])[0] == []
    goods = [["Number", "Kind", "What"], ["VV-2024-DV-0001", "goods", "Gạo"]]
    twice = [("Evidence", goods), ("Tang vật", goods)]
    found, words = asked(INCIDENTS, clerk, *lines, first="Incidents", extra=twice)
    assert found == [(None, "sheet")]
    assert "“Evidence”, “Tang vật”" in words


@pytest.mark.django_db
def test_a_file_of_which_nothing_is_read_is_asked(clerk):
    book, layout = read(INCIDENTS, ["Day"], ["20/5/2024"])
    layout.sheets[0].meaning = None
    assert [each.kind for each in questions(layout, book, INCIDENTS, clerk)] == ["sheet"]


@pytest.mark.django_db
def test_old_letters_are_asked_until_somebody_says_what_they_are(clerk):
    line = ["20/5/2024", "B¾t gi÷ ®èi t­îng v­ît biªn tr¸i phÐp t¹i khu vùc mèc 300, x· §ång V¨n"]
    book, layout = read(INCIDENTS, ["Day", "Account"], line)
    assert [each.kind for each in questions(layout, book, INCIDENTS, clerk)] == ["font"]
    layout.font = "unicode"
    assert questions(layout, book, INCIDENTS, clerk) == []


# Numbers and days


def figures(*values):
    return [
        ["Chỉ tiêu", "Giá trị", "Tính chất", "Nguồn"],
        *([f"i{n}", value, "", ""] for n, value in enumerate(values)),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("text", ["40,912", "900.031"])
def test_a_number_that_could_be_either_is_asked(clerk, text):
    found, words = asked(FIGURES, clerk, *figures(12, text))
    assert found == [(1, "number")]
    assert f"“{text}” in the column “Giá trị” (row 3)" in words


@pytest.mark.django_db
@pytest.mark.parametrize(("other", "format"), [("1.234,5", "comma"), ("12,5", "comma"), ("1,234.5", "point")])
def test_another_number_of_the_column_decides_it(clerk, other, format):
    book, layout = read(FIGURES, *figures("40,912", other))
    assert layout.sheets[0].formats == {"1": format}
    assert questions(layout, book, FIGURES, clerk) == []


@pytest.mark.django_db
def test_numbers_that_contradict_each_other_decide_nothing(clerk):
    assert asked(FIGURES, clerk, *figures("40,912", "12,5", "12.5"))[0] == [(1, "number")]


@pytest.mark.django_db
def test_what_was_said_is_not_asked_again(clerk):
    book, layout = read(FIGURES, *figures("40,912"))
    layout.sheets[0].formats["1"] = "point"
    assert questions(layout, book, FIGURES, clerk) == []


@pytest.mark.django_db
def test_a_day_is_asked_only_where_the_month_must_stand_first(clerk):
    assert asked(INCIDENTS, clerk, ["Day"], ["03/04/2026"], ["05/04/2026"])[0] == []
    found, words = asked(INCIDENTS, clerk, ["Day"], ["03/04/2026"], ["04/25/2026"])
    assert found == [(0, "day")]
    assert "“04/25/2026” in the column “Day” (row 3)" in words
    assert "“13/04/2026” (row 2)" in asked(INCIDENTS, clerk, ["Day"], ["13/04/2026"], ["04/25/2026"])[1]


@pytest.mark.django_db
def test_days_that_a_program_may_have_taken_for_months_are_asked(clerk):
    real = [[date(2026, 4, 3)], [date(2026, 4, 5)], [date(2026, 4, 9)]]
    assert asked(INCIDENTS, clerk, ["Day"], *real, ["03/04/2026"])[0] == []
    assert asked(INCIDENTS, clerk, ["Day"], *real, [date(2026, 4, 13)], ["25/04/2026"])[0] == []
    found, words = asked(INCIDENTS, clerk, ["Day"], *real, ["25/04/2026"])
    assert found == [(0, "day")]
    assert "taken days for months" in words


@pytest.mark.django_db
def test_days_that_begin_with_the_year_need_no_question():
    book, layout = read(INCIDENTS, ["Day"], ["2026/04/25"], ["2026.4.3"])
    rows = read_sheet(book.grids[0], layout.sheets[0], "", INCIDENTS).rows
    assert [row.cells for row in rows] == [[date(2026, 4, 25)], [date(2026, 4, 3)]]


# Values


@pytest.mark.django_db
def test_values_that_no_list_has_are_told_with_what_they_may_mean(clerk):
    kind = make_code()
    rows = [["20/5/2024", kind.label_vi], *[["20/5/2024", kind.label_vi + "x"]] * 3, ["20/5/2024", "??"]]
    book, layout = read(INCIDENTS, ["Day", "Loại vụ việc"], *rows)
    first, second = unknown_values(layout, book, INCIDENTS, clerk)
    assert (first.field, first.heading, first.written, first.rows) == (
        "code",
        "Loại vụ việc",
        kind.label_vi + "x",
        3,
    )
    assert first.proposals == (str(kind),)
    assert (second.written, second.proposals) == ("??", ())
    layout.sheets[0].values = {"code": {first.written.upper(): str(kind), "??": ""}}
    assert unknown_values(layout, book, INCIDENTS, clerk) == []


def columns_of_lists():
    """(name, column) of every column of a list or of choices in every register."""
    for workbook in workbooks.values():
        for resource in [workbook.resource, *(each.resource for each in workbook.linked)]:
            for name, column in resource().fields.items():
                if isinstance(column.widget, ChoiceCell | RecordCell):
                    yield f"{workbook.key} {name}", column


@pytest.mark.django_db
def test_what_a_value_is_matched_with_means_the_same_in_both_languages(seeded, clerk):
    for name, column in columns_of_lists():
        english = Meant(column, clerk)
        with override("vi"):
            vietnamese = Meant(column, clerk)
            assert [vietnamese.option(each) for each in english.options] == vietnamese.options, name
        assert [english.option(each) for each in vietnamese.options] == english.options, name


@pytest.mark.django_db
def test_a_place_is_left_to_the_check_since_its_parts_say_together_what_is_meant(clerk):
    book, layout = read(INCIDENTS, ["Day", "Xã", "Huyện", "Mốc"], ["20/5/2024", "Nowhere", "Nowhere", "9"])
    assert unknown_values(layout, book, INCIDENTS, clerk) == []


# Remembering


LINES = [["Day", "Offenders", "Hotel", "What kind"], ["20/5/2024", "1,500", "x", "??"]]


@pytest.fixture
def taught(clerk):
    """A person who has said how LINES are read."""
    kind = make_code()
    book, layout = read(INCIDENTS, *LINES)
    told = layout.sheets[0]
    told.columns |= {"2": "", "3": "code"}
    told.formats["1"] = "point"
    told.values = {"code": {"??": str(kind), "!!": "No such kind"}}
    remember(clerk, INCIDENTS, layout, book)
    return clerk, kind


@pytest.mark.django_db
def test_what_a_person_said_is_known_again_wherever_the_columns_stand(taught):
    user, kind = taught
    moved = [[*reversed(line)] for line in LINES]
    told = read(INCIDENTS, *moved, remembered=recall(user, INCIDENTS))[1].sheets[0]
    assert told.columns == {"0": "code", "1": "", "2": "offenders", "3": "occurred_on"}
    assert told.formats == {"2": "point"}
    assert told.values == {"code": {"??": str(kind)}}


@pytest.mark.django_db
def test_a_format_of_the_last_file_gives_way_where_this_one_proves_otherwise(taught):
    user, _kind = taught
    other = [LINES[0], ["20/5/2024", "1,5", "x", "??"], ["20/5/2024", "1,500", "x", "??"]]
    assert read(INCIDENTS, *other, remembered=recall(user, INCIDENTS))[1].sheets[0].formats == {"1": "comma"}


@pytest.mark.django_db
def test_a_format_that_a_file_itself_decides_is_not_remembered(clerk):
    book, layout = read(FIGURES, *figures("40,912", "12,5"))
    remember(clerk, FIGURES, layout, book)
    book, layout = read(FIGURES, *figures("40,912"), remembered=recall(clerk, FIGURES))
    assert [each.kind for each in questions(layout, book, FIGURES, clerk)] == ["number"]


@pytest.mark.django_db
def test_one_column_more_does_not_make_a_sheet_strange(taught):
    user, _kind = taught
    wider = [[*LINES[0], "New"], [*LINES[1], "y"]]
    told = read(INCIDENTS, *wider, remembered=recall(user, INCIDENTS))[1].sheets[0]
    assert told.columns["3"] == "code"
    assert "4" not in told.columns


@pytest.mark.django_db
def test_quite_another_sheet_is_strange(taught):
    user, _kind = taught
    told = read(
        INCIDENTS, ["Day", "Hotel", "A", "B"], ["20/5/2024", 1, 2, 3], remembered=recall(user, INCIDENTS)
    )[1]
    assert told.sheets[0].columns == {"0": "occurred_on"}


@pytest.mark.django_db
def test_nobody_is_told_what_another_person_said(taught):
    assert recall(make_clerk(make_commune().district), INCIDENTS) == {}


@pytest.mark.django_db
def test_a_choice_that_is_no_longer_open_is_forgotten(taught):
    user, kind = taught
    kind.retired_on = date(2024, 1, 1)
    kind.save()
    (kept,) = recall(user, INCIDENTS).values()
    assert kept["values"] == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kept", "reads"), [("Xuất cảnh", "en"), ("Exit", "en"), ("Xuất cảnh", "vi"), ("Exit", "vi")]
)
def test_what_a_value_means_is_remembered_in_either_language(clerk, kept, reads):
    lines = [["Day", "Direction"], ["20/5/2024", "XC"]]
    book, layout = read(INCIDENTS, *lines)
    layout.sheets[0].values = {"direction": {"XC": kept}}
    with override(reads):
        remember(clerk, INCIDENTS, layout, book)
    with override("en" if reads == "vi" else "vi"):
        told = read(INCIDENTS, *lines, remembered=recall(clerk, INCIDENTS))[1].sheets[0]
    assert told.values == {"direction": {"XC": kept}}


@pytest.mark.django_db
def test_only_the_latest_are_kept(clerk, monkeypatch):
    monkeypatch.setattr("borderops.sheets.remembering.MOST_KEPT", 2)
    for name in "ABC":
        book, layout = read(INCIDENTS, ["Day", name], ["20/5/2024", "x"])
        remember(clerk, INCIDENTS, layout, book)
    assert [kept["headings"] for kept in recall(clerk, INCIDENTS).values()] == [["c", "day"], ["b", "day"]]


@pytest.mark.django_db
def test_csv_is_asked_about_like_a_workbook(clerk):
    book = open_book(io.BytesIO(csv_bytes(["Day", "Hotel"], ["20/5/2024", "x"])), "a.csv")
    layout = settle(guess(book, INCIDENTS), book, INCIDENTS)
    assert [each.kind for each in questions(layout, book, INCIDENTS, clerk)] == ["unknown"]


# Remembering the font


IN_FONTS = {
    "tcvn3": [["Ngµy", "X·", "DiÔn biÕn"], ["20/5/2024", "Lòng Có", "S¸u b¸o tin ph¸t, ®èi t­îng bá ch¹y"]],
    "vni": [
        ["Ngaøy", "Xaõ", "Dieãn bieán"],
        ["20/5/2024", "Luõng Cuù", "Saùu baùo tin phaùt, ñoái töôïng boû chaïy"],
    ],
}
UNICODE = [["Ngày", "Xã", "Diễn biến"], ["20/5/2024", "Lũng Cú", "Sáu báo tin phát, đối tượng bỏ chạy"]]
# Most of these letters old fonts have as well, for other sounds.
FEW_MARKS = ["20/5/2024", "Xín Cái", "Sáu báo tin phát"]
PLAIN = ["Ngay", "Xa", "Dien bien"]


def font_said(clerk, font, *lines):
    """The clerk said once that such lines are in an old font."""
    book, layout = read(INCIDENTS, *lines)
    remember(clerk, INCIDENTS, settle(guess_again(layout, book, INCIDENTS, font), book, INCIDENTS), book)


def font_of(clerk, *lines, **more):
    """The font in which lines are read by what is remembered."""
    return read(INCIDENTS, *lines, remembered=recall(clerk, INCIDENTS), **more)[1].font


@pytest.mark.django_db
@pytest.mark.parametrize("font", IN_FONTS)
def test_a_file_in_the_font_of_the_last_one_is_read_in_it_and_one_in_unicode_is_not(clerk, font):
    headings, line = IN_FONTS[font]
    font_said(clerk, font, headings, line)
    assert font_of(clerk, headings, *[line] * 3) == font
    assert font_of(clerk, headings, ["20/5/2024", "", ""]) == font
    assert font_of(clerk, *UNICODE) == font_of(clerk, UNICODE[0], FEW_MARKS) == ""
    told = read(INCIDENTS, *UNICODE, remembered=recall(clerk, INCIDENTS))[1].sheets[0]
    assert told.columns == {"0": "occurred_on", "1": "commune", "2": "account"}


@pytest.mark.django_db
@pytest.mark.parametrize("font", IN_FONTS)
def test_under_headings_without_marks_the_cells_tell_the_font(clerk, font):
    line = IN_FONTS[font][1]
    font_said(clerk, font, PLAIN, line)
    assert font_of(clerk, PLAIN, line) == font
    assert font_of(clerk, PLAIN, UNICODE[1]) == font_of(clerk, PLAIN, FEW_MARKS) == ""
    assert font_of(clerk, PLAIN, ["20/5/2024", "Xin Cai", "Sau bao tin phat"]) == ""


@pytest.mark.django_db
def test_signs_that_stand_in_any_text_are_no_old_letters(clerk):
    font_said(clerk, "tcvn3", PLAIN, IN_FONTS["tcvn3"][1])
    bullets = [["20/5/2024", "Lũng Cú", "· Sáu · báo · tin · phát"]] * 3
    assert font_of(clerk, PLAIN, *bullets) == ""
    assert font_of(clerk, PLAIN, ["20/5/2024", "Xin Cai", "“Sau bao” – 20 °C"]) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("other", [UNICODE, [PLAIN, FEW_MARKS]])
def test_a_file_in_two_fonts_is_asked_about_and_never_read_in_the_one_that_is_remembered(clerk, other):
    lines = IN_FONTS["tcvn3"]
    font_said(clerk, "tcvn3", *lines)
    font_said(clerk, "tcvn3", PLAIN, lines[1])
    assert font_of(clerk, *lines, first="T1", extra=[("T2", [PLAIN, lines[1]])]) == "tcvn3"
    sheets = {"first": "T1", "extra": [("T2", other)]}
    book, layout = read(INCIDENTS, *lines, remembered=recall(clerk, INCIDENTS), **sheets)
    assert layout.font == ""
    assert "font" in [each.kind for each in questions(layout, book, INCIDENTS, clerk)]
    rows_below = [PLAIN, *[lines[1]] * 250, UNICODE[1]]
    assert font_of(clerk, *rows_below) == ""
