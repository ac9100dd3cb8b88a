"""What nobody means to send: addresses and forms with signs that no database takes, endless numbers, strange digits."""

import pytest

from borderops.summaries.reports import Report
from borderops.summaries.thresholds import Threshold
from tests.factories import make_overseer
from tests.figures.factories import log_in, make_figure, make_indicator
from tests.summaries.report_makers import make_checked, make_report

pytestmark = pytest.mark.django_db
ENDLESS = "9" * 40
STRANGE = [
    "a\0b",
    "\0",
    "²⁰²¹",
    "２０２１",
    "9" * 400,
    "\u202e2021",
    "😀" * 200,
    "2021-W60",
    "1e999",
    "..",
    "NaN",
    "-0",
]


@pytest.fixture
def client(line):
    make_figure()
    return log_in(make_overseer())


@pytest.mark.parametrize(
    "address",
    [
        "/summaries/closings/%00/", "/summaries/closings/CSL-2021-0001%00/manifest/", "/reports/%00/",
        "/reports/BC-2021-0001%00/document/", f"/messages/{ENDLESS}/", f"/summaries/thresholds/{ENDLESS}/",
        f"/reports/schedules/{ENDLESS}/", f"/reports/schedules/files/{ENDLESS}/",
        f"/reports/templates/{ENDLESS}/file/",
    ],
)  # fmt: skip
def test_an_address_that_can_be_nothing_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("said", STRANGE)
def test_lists_take_whatever_stands_in_the_address(client, said):
    for page, name in (
        ("/reports/", "q"), ("/reports/", "period"), ("/reports/", "state"), ("/reports/", "after"),
        ("/reports/new/", "period"), ("/messages/", "page"), ("/summaries/closings/", "period"),
    ):  # fmt: skip
        assert client.get(page, {name: said}).status_code in (200, 400), (page, name)


@pytest.mark.parametrize("said", STRANGE)
def test_forms_take_whatever_is_typed(client, said):
    made = client.post("/reports/new/", {"period": said, "form_key": said, "template": said})
    assert made.status_code == 422 and not Report.objects.exists()
    key = make_indicator().pk
    threshold = {"indicator": key, "period_kind": "month", "what": "above", "limit": said, "note": said}
    assert client.post("/summaries/thresholds/new/", threshold).status_code in (302, 409, 422)
    schedule = {"what": "summary", "period_kind": said, "days_after": said, "hour": said, "recipients": said}
    assert client.post("/reports/schedules/new/", schedule).status_code == 422
    assert "\0" not in "".join(Threshold.objects.values_list("note", flat=True))


def test_endless_lines_are_told_to_be_too_long(client):
    report = make_report()
    told = {"title": "Kết quả", "recipients": "Lưu: VT.\n" * 1000}
    answer = client.post(f"{report.get_absolute_url()}edit/", told)
    assert answer.status_code == 422 and "at most 2000" in answer.text


@pytest.mark.parametrize("said", STRANGE)
def test_a_report_takes_whatever_is_typed(client, said):
    report, checked = make_report(), make_checked(period="2020")
    told = {"title": said, "agency": said, "written_on": said, "words_incidents": said, "seen": said}
    assert client.post(f"{report.get_absolute_url()}edit/", told).status_code in (302, 409, 422)
    assert (
        client.post(f"{checked.get_absolute_url()}return/", {"words": said, "seen": said}).status_code < 500
    )
    told = {"official_number": said, "written_on": said, "seen": said}
    assert client.post(f"{checked.get_absolute_url()}issue/", told).status_code < 500
