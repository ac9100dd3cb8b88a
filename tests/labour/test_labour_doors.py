"""Every labour address typed by hand: nobody else comes in, nonsense breaks nothing, no look goes unnoted."""

import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from borderops.labour.models import ListLine, Worker, WorkerList, WorkerLook
from borderops.lists.models import SavedView
from borderops.sheets.models import ImportRun
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_observer,
    make_overseer,
    make_reviewer,
)
from tests.labour.list_typing import NEW, typed
from tests.labour.makers import make_abroad, make_inland, make_permit, make_worker
from tests.sheets.books import rejected, told

pytestmark = pytest.mark.django_db
NAME, PAPER = "Lao Động Kín Tên", "002099887766"
OF_WORKER = ["worker", "edit-worker", "unmask-worker"]
OF_PERMIT = ["permit", "edit-permit", "unmask-permit"]
OF_LIST = ["worker-list", "edit-worker-list", "print-worker-list", "pass-quota", "accept-worker-list",
           "return-worker-list", "strike-worker-list", "submit-worker-list"]  # fmt: skip
LISTS = [
    "workers",
    "permits",
    "worker-lists",
    "labour",
    "labour-week",
    "labour-figures",
    "month-counts",
    "search",
]
SEARCHED = ["workers", "permits", "worker-lists", "search"]


@pytest.fixture
def permit():
    return make_abroad(make_worker(name=NAME, paper_number=PAPER))


def doors(permit):
    """The addresses that are about this worker."""
    record = WorkerList.objects.order_by("pk").first()
    yield from (reverse(name, args=[permit.worker_id]) for name in OF_WORKER)
    yield from (reverse(name, args=[permit.pk]) for name in OF_PERMIT)
    yield from (reverse(name, args=[record.reference]) for name in OF_LIST)
    yield f"{reverse('new-permit')}?worker={permit.worker_id}"
    yield f"{reverse('merge-workers')}?kept={permit.worker_id}&merged={permit.worker_id}"


def strangers():
    far = make_inland()
    return [make_clerk(far), make_reviewer(far), make_observer(), make_administrator()]


def test_nobody_else_comes_in_by_an_address_typed_by_hand(client, permit):
    addresses = list(doors(permit))
    for stranger in strangers():
        client.force_login(stranger)
        for address in addresses:
            for answer in (client.get(address), client.post(address, {"purpose": "Kiểm tra"})):
                assert answer.status_code in (403, 404, 405), (stranger, address, answer.status_code)
                assert NAME not in answer.content.decode()
        assert client.get(NEW, {"from": permit.lines.first().list.reference}).status_code in (403, 404)
    assert not WorkerLook.objects.filter(by__in=[stranger]).exists()


def test_no_search_and_no_filter_tells_a_stranger_of_the_worker(client, permit):
    asked = [{"q": text} for text in (NAME, PAPER, permit.number, permit.paper_number)]
    rest = {"demand": permit.intake_id or 1, "employer": permit.employer_id, "stage": "abroad"}
    for stranger in strangers():
        client.force_login(stranger)
        for name in LISTS:
            for query in [*asked, rest] if name in SEARCHED else [asked[0] | rest]:
                address = reverse(name)
                page = client.get(address, query).content.decode()
                for word in query.values():
                    page = page.replace(str(word), "")  # what was asked may stand there
                assert NAME not in page and permit.get_absolute_url() not in page, (stranger, address, query)


def test_a_pasted_number_of_another_place_is_as_unknown_as_any(client, permit):
    far = make_inland()
    near = make_permit(make_worker(commune=make_commune("Yên Thành", "09999", far)))
    client.force_login(make_clerk(far))
    told = []
    for number in (PAPER, "002000000000"):
        form = client.post(NEW, typed([near], then="submit", numbers=number)).context["form"]
        told.append([words.replace("7766", "0000") for words in form.errors["numbers"]])
    assert told[0] == told[1]
    form = client.post(NEW, typed([near], permit=[near.pk, permit.pk])).context["form"]
    assert permit.pk not in form.named and "not found in your places" in str(form.errors)


@pytest.mark.parametrize("nonsense", ["a\0b", "9" * 30, "31/12/9999", "²"])
def test_nonsense_in_an_address_breaks_no_page(client, permit, nonsense):
    client.force_login(make_overseer())
    names = "q year week period programme kind district commune sector stage within demand employer crossing on worker"
    names = [
        *names.split(),
        *"permit intake from day month kept merged page sort before after unit until".split(),
    ]
    pages = [*LISTS, "quotas", "sending-units", "new-sending-unit", "new-worker", "new-worker-list", "new-permit",
             "worker-list-workbook", "intakes", "new-intake", "employers", "alike-workers", "workers-awaiting",
             "merge-workers", "count-grid", "print-count-grid", "permit-holders"]  # fmt: skip
    for address in map(reverse, pages):
        alone = [{"programme": nonsense}] if nonsense.isdigit() else []  # what might be taken for a key
        for query in (dict.fromkeys(names, nonsense), *alone):
            assert client.get(address, query).status_code in (200, 302, 400, 404), (address, query)
    for address in ("/labour/programmes/{}/", "/labour/programmes/{}/edit/", "/labour/programmes/{}/forget/",
                    "/labour/lists/{}/", "/labour/counts/{}/", "/labour/figures/{}/"):  # fmt: skip
        assert client.get(address.format(nonsense.replace("\0", "%00").replace("/", ""))).status_code == 404


def test_nonsense_in_a_form_of_a_list_is_left_out(client, permit):
    make = {
        "kind": "register",
        "programme": permit.programme_id,
        "district": permit.district_id,
        "day": "05/03/2024",
    }
    client.force_login(make_clerk(permit.district))
    for fields in ({"numbers": "a\0b"}, {"find": "\0"}, {"commune": "\0"}, {"permit": ["\0", "²", "9" * 30]}):
        assert client.post(NEW, typed([permit]) | fields).status_code == 422
    line = [f"{permit.pk}|\0|a\0b", "\0|x|y", "|||"]
    told = make | {"then": "make", "form_key": str(uuid.uuid4()), "line": line}
    assert client.post(reverse("worker-list-workbook"), told).status_code == 302
    assert ListLine.objects.get(remark__gt="").remark in ("ab", "a b")
    rest = {"then": "rest", "rest": "=1+1\t\0\n" + "x" * 40_000}
    assert client.post(reverse("worker-list-workbook"), rest).status_code == 200


def test_a_refused_form_that_shows_what_stands_notes_the_look(client, permit):
    clerk = make_clerk(permit.district)
    client.force_login(clerk)
    sent = {"name": "Ai đó", "born": "1990", "paper_kind": "cccd", "area": permit.district_id, "seen": "0"}
    answer = client.post(reverse("edit-worker", args=[permit.worker_id]), sent)
    assert answer.status_code == 409 and NAME in answer.content.decode()
    assert WorkerLook.objects.filter(by=clerk, worker=permit.worker).exists()


def test_a_view_that_searches_for_a_person_is_not_shared(client, permit):
    client.force_login(make_clerk(permit.district))
    view = {"list": "workers", "query": f"q={NAME}", "name": "Của tôi"}
    answer = client.post(reverse("save-view"), view | {"shared": "on"})
    assert answer.status_code == 422 and "shared" in answer.context["form"].errors
    assert client.post(reverse("save-view"), view).status_code == 302
    assert not SavedView.objects.get().shared
    assert (
        client.post(reverse("save-view"), view | {"list": "worker-lists", "shared": "on"}).status_code == 302
    )


def test_an_exported_list_tells_no_paper_of_who_lives_elsewhere_now(client, permit):
    far = make_commune("Yên Thành", "09999", make_inland())
    Worker.objects.filter(pk=permit.worker_id).update(commune=far, district=far.district)
    client.force_login(make_clerk(permit.district))
    address = reverse("export-sheet", args=["worker-lists"])
    file = client.get(address, {"format": "csv"})
    content = b"".join(file) if file.streaming else file.content
    assert NAME.encode() not in content and permit.masked_paper.encode() not in content


def test_the_report_of_a_refused_sheet_of_permits_keeps_no_whole_paper(client, permit):
    client.force_login(make_clerk(make_inland()))
    rows = f"Chương trình;CCCD;Số giấy phép\nVS;{PAPER};GP-77\n"
    sent = SimpleUploadedFile("gp.csv", rows.encode("utf-8-sig"))
    client.post(reverse("import-sheet", args=["permits"]), {"file": sent})
    run = ImportRun.objects.get()
    assert rejected(run) and PAPER not in told(run) and "0020••••7766" in told(run)
