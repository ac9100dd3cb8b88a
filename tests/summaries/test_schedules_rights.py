"""In whose name it is made by date, and for whom it is open."""

import io
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import ValidationError

from borderops.people.models import Posting
from borderops.summaries.messages import Message
from borderops.summaries.schedule_making import make_due, remove_old_files
from borderops.summaries.schedules import Schedule, ScheduleRun
from tests.factories import make_observer, make_overseer, make_reviewer, make_submitted
from tests.figures.factories import log_in
from tests.summaries.factories import make_case
from tests.summaries.scheduled import at, make_schedule, states, told

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("line")]


@pytest.fixture
def overseer(db):
    return make_overseer()


def test_who_may_not_do_so_any_more_has_nothing_made_in_his_name(overseer, monkeypatch):
    maker = make_overseer()
    make_schedule(maker, recipients=[overseer, maker])
    Posting.objects.filter(user=maker).update(valid_to=date(2021, 1, 1))
    at(monkeypatch, 2021, 3, 15, 8)
    make_due()
    make_due()
    assert states() == [("2021-M03", "refused")]
    assert len(told(overseer)) == len(told(maker)) == 1
    assert ScheduleRun.objects.get().content is None


def test_who_saves_it_anew_takes_it_over(overseer, monkeypatch):
    schedule = make_schedule(make_overseer())
    schedule.write(overseer)
    assert Schedule.objects.get().made_by == overseer


def test_a_recipient_who_lost_the_right_is_told_nothing_and_gets_no_file(overseer, monkeypatch):
    observer = make_observer()
    make_schedule(overseer, recipients=[overseer, observer])
    at(monkeypatch, 2021, 3, 15, 8)
    make_due()
    url = Message.objects.of(observer).get().url
    assert log_in(observer).get(url).status_code == 200
    Posting.objects.filter(user=observer).update(province_wide=False)
    assert log_in(observer).get(url).status_code == 403
    at(monkeypatch, 2021, 4, 15, 8)
    make_due()
    assert len(told(observer)) == 1 and len(told(overseer)) == 2
    Posting.objects.filter(user=observer).update(valid_to=date(2021, 4, 1))
    assert log_in(observer).get(url).status_code == 403


def test_a_file_for_somebody_who_only_reads_says_nothing_of_what_waits(overseer, district, monkeypatch):
    make_case(district, on=date(2021, 3, 1))
    for _case in range(3):
        make_case(district, on=date(2021, 3, 2), make=make_submitted)
    at(monkeypatch, 2021, 3, 15, 8)
    make_schedule(overseer)
    make_schedule(overseer, recipients=[overseer, make_observer()])
    make_due()
    whole, open_to_all = (numbers_of(run) for run in ScheduleRun.objects.order_by("pk"))
    assert (1 in whole, 3 in whole) == (True, True)
    assert (1 in open_to_all, 3 in open_to_all) == (True, False)


def numbers_of(run):
    """The numbers in the row of Đồng Văn of what was made."""
    sheet = openpyxl.load_workbook(io.BytesIO(run.content)).active
    return [cell.value for row in sheet.iter_rows() if row[0].value == "Đồng Văn" for cell in row]


def test_the_file_is_for_its_recipients_alone(overseer, monkeypatch, client):
    make_schedule(overseer)
    at(monkeypatch, 2021, 3, 15, 8)
    make_due()
    url = ScheduleRun.objects.get().address
    for other in (make_overseer(), make_observer(), make_reviewer()):
        assert log_in(other).get(url).status_code == 404
    assert client.get(url).status_code == 302
    assert log_in(overseer).post(url).status_code == 405


def test_files_go_after_a_year_and_what_became_of_it_stays(overseer, monkeypatch):
    make_schedule(overseer)
    at(monkeypatch, 2021, 3, 15, 8)
    make_due()
    url = ScheduleRun.objects.get().address
    at(monkeypatch, 2022, 3, 20, 8)
    remove_old_files()
    assert states() == [("2021-M03", "made")]
    assert log_in(overseer).get(url).status_code == 404


def test_nobody_arranges_without_the_right(db):
    with pytest.raises(ValidationError, match="Only the province"):
        make_schedule(make_reviewer())
