"""An office's own workbook read into the draft of a list; the file is not kept, and no row is lost."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from borderops.labour.models import WorkerList, WorkerLook
from tests.factories import make_clerk, make_commune, make_district
from tests.labour.makers import (
    make_abroad,
    make_inland,
    make_issued,
    make_permit,
    make_programme,
    make_worker,
)
from tests.sheets.books import csv_bytes, lines_of, xlsx

pytestmark = pytest.mark.django_db
PAGE = "/labour/lists/workbook/"
OURS = ["TT", "Họ và tên", "Số CCCD/Hộ chiếu", "Số giấy phép", "Thôn", "Gia hạn đến"]


@pytest.fixture
def clerk(client):
    user = make_clerk(make_district())
    client.force_login(user)
    return user


def about(**fields):
    told = {
        "kind": "depart", "programme": make_programme().pk, "district": make_district().pk, "day": "05/03/2024",
    }  # fmt: skip
    return told | fields


def far_worker():
    return make_worker(commune=make_commune("Yên Thành", "09999", make_inland()))


def read(client, *lines, name="danh-sach.xlsx", content=None, **fields):
    upload = SimpleUploadedFile(name, content or xlsx(*lines))
    return client.post(PAGE, about(file=upload, **fields))


def make(client, response, **more):
    """Sends what the page of the recognised holds."""
    reading = response.context["reading"]
    lines = [f"{row.permit.pk}|{row.until or ''}|{row.remark}" for row in reading.found]
    told = about(kind=reading.record.kind, form_key=str(response.context["form_key"]), then="make")
    return client.post(PAGE, told | {"line": lines, "rest": response.context["rest"]} | more)


def whys(response):
    return [(row.number, row.why) for row in response.context["reading"].left]


def test_an_offices_own_layout_becomes_a_draft(client, clerk):
    by_card, by_pass, by_permit = make_issued(), make_issued(), make_issued()
    response = read(
        client,
        ["SỞ LAO ĐỘNG"],
        ["DANH SÁCH BÀN GIAO", "", "", "", "05/3/2024"],
        OURS,
        [1, by_card.worker.name, int(by_card.worker.paper_number), "", "Lũng Cú", ""],
        [2, by_pass.worker.name, by_pass.paper_number, "", "", ""],
        [3, "", "", by_permit.number, "", ""],
    )
    reading, page = response.context["reading"], response.content.decode()
    assert [row.permit for row in reading.found] == [by_card, by_pass, by_permit] and not reading.left
    assert by_card.masked_paper in page and by_pass.paper_number not in page
    assert WorkerLook.objects.get(by=clerk).people == 3
    made = make(client, response)
    record = WorkerList.objects.get(kind="depart")
    assert made.url == f"/labour/lists/{record.reference}/edit/"
    assert [line.permit for line in record.lines.all()] == [by_card, by_pass, by_permit]
    make(client, response)
    assert WorkerList.objects.filter(kind="depart").count() == 1


def test_rows_that_are_not_recognised_say_why_and_are_handed_back(client, clerk):
    good = make_issued()
    far = make_issued(far_worker())
    bare = make_worker()
    response = read(
        client,
        OURS,
        [1, good.worker.name, good.paper_number, "", "", ""],
        [2, "Ai đó", good.paper_number, "", "", ""],
        [3, "", far.paper_number, "", "", ""],
        [4, "", bare.paper_number, "", "", ""],
        [5, "", "", good.number, "Ma Lé", ""],
        [6, "Giàng Thị Sua", "", "", "", ""],
        name="x.xlsx",
    )
    said = [
        "another name",
        "in your places",
        "no permit yet",
        "row 2 already",
        "Write the number of the permit",
    ]
    assert [number for number, _why in whys(response)] == [3, 4, 5, 6, 7]
    assert all(words in why for words, (_number, why) in zip(said, whys(response), strict=True))
    made = make(client, response)
    record = WorkerList.objects.get(kind="depart")
    assert record.lines.count() == 1 and record.reference in made.content.decode()
    assert "Giàng Thị Sua" in made.content.decode()
    answer = client.post(PAGE, {"then": "rest", "rest": response.context["rest"]})
    headings, *rest = lines_of(answer.content)
    assert headings == [*OURS, "Why not taken"] and len(rest) == 5 and rest[3][4] == "Ma Lé"


def test_an_extension_takes_the_day_of_each_and_names_a_day_that_cannot_be_read(client, clerk):
    first, second = make_abroad(), make_abroad()
    response = read(
        client,
        ["Number of the permit", "Extended until"],
        [first.number, "31/05/2025"],
        [second.number, "mai"],
        kind="extend",
        day="01/11/2024",
    )
    assert [number for number, _why in whys(response)] == [3] and "dd/mm/yyyy" in whys(response)[0][1]
    make(client, response, day="01/11/2024")
    assert WorkerList.objects.get(kind="extend").lines.get().until == date(2025, 5, 31)


def test_csv_is_read_too(client, clerk):
    permit = make_issued()
    response = read(client, content=csv_bytes(["GPLĐ"], [permit.number]), name="a.csv")
    assert [row.permit for row in response.context["reading"].found] == [permit]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([["Họ tên"], ["Vàng Thị Mẩy"]], "No column of permits or papers"),
        ([["CCCD"]], "no row below"),
        ([["", ""]], "No column of permits or papers"),
    ],
)
def test_a_file_without_numbers_is_refused_with_the_remedy(client, clerk, lines, said):
    response = read(client, *lines)
    assert response.status_code == 422 and said in str(response.context["form"].errors["file"])


def test_another_kind_of_file_a_day_to_come_and_a_place_of_others_are_refused(client, clerk):
    wrong = [
        ({"name": "a.pdf", "content": b"%PDF"}, "file"), ({"day": "05/03/2099"}, "day"),
        ({"district": make_inland().pk}, "district"), ({"kind": ""}, "kind"),
    ]  # fmt: skip
    for fields, where in wrong:
        response = read(client, ["CCCD"], ["012345678901"], **fields)
        assert response.status_code == 422 and where in response.context["form"].errors


def test_nobody_recognised_leaves_nothing_behind(client, clerk):
    response = read(client, ["CCCD"], ["012345678901"])
    assert "Nobody was recognised" in response.content.decode()
    assert make(client, response).status_code == 422 and not WorkerList.objects.exists()
    assert not WorkerLook.objects.exists()


def test_whom_the_person_may_not_see_is_not_taken_from_the_form(client, clerk):
    own, far = make_permit(), make_permit(far_worker())
    key = "6e7a6f8c-1111-4b8e-9d57-0a5b8d7a0001"
    lines = [f"{own.pk}||", f"{far.pk}||", "x||", "99"]
    client.post(PAGE, about(kind="register", then="make", form_key=key, line=lines, rest=""))
    assert [line.permit for line in WorkerList.objects.get().lines.all()] == [own]


def test_reading_asks_no_more_for_more_rows(client, clerk, django_assert_max_num_queries):
    papers = [make_issued().paper_number for _turn in range(4)]
    with django_assert_max_num_queries(60) as few:
        read(client, ["CCCD"], papers[:1])
    with django_assert_max_num_queries(len(few)):
        read(client, ["CCCD"], *[[paper] for paper in papers])
