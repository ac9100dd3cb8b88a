"""The page of a permit: its course, what is amiss, what comes next; the paper only for who says what for."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from borderops.labour.models import Worker, WorkerLook
from tests.crossings.makers import make_accepted_change
from tests.factories import make_administrator, make_clerk, make_observer, make_overseer
from tests.labour.makers import (
    make_abroad,
    make_accepted_list,
    make_inland,
    make_issued,
    make_list,
    make_permit,
    make_step,
    make_way_out,
)

pytestmark = pytest.mark.django_db
PURPOSE = "Đối chiếu biên bản bàn giao"


def log_in(client, permit):
    user = make_clerk(permit.district)
    client.force_login(user)
    return user


def page_of(client, permit):
    return client.get(permit.get_absolute_url())


def test_the_course_names_each_accepted_list_and_the_look_is_noted(client):
    permit = make_abroad()
    user = log_in(client, permit)
    answer = page_of(client, permit)
    told = answer.context["course"]
    assert [each.record.kind for each in told] == ["issue", "depart"]
    shown = answer.content.decode()
    assert told[1].record.get_absolute_url() in shown and "minutes no. 12/BB-BG" in shown
    assert "departed on 05/03/2024" in shown and "not returned yet" in shown
    assert permit.worker.name in shown and permit.paper_number not in shown and permit.masked_paper in shown
    assert WorkerLook.objects.filter(by=user, worker=permit.worker, what="names").count() == 1
    assert "no-store" in answer["Cache-Control"] or "no-cache" in answer["Cache-Control"]


def test_overdue_is_said_in_words(client):
    permit = make_abroad()
    log_in(client, permit)
    shown = page_of(client, permit).content.decode()
    days = (timezone.localdate() - date(2024, 11, 30)).days
    assert f"overdue for {days} days" in shown and "due back on 30/11/2024" in shown
    assert '<span class="chip chip-stop">Overdue</span>' in shown


def test_what_does_not_follow_and_what_is_held_back_is_marked(client):
    permit, other = make_abroad(), make_issued()
    struck = make_accepted_list("extend", [permit], day=date(2024, 11, 1), until=date(2025, 5, 31))
    make_accepted_list("depart", [permit, other], day=date(2024, 4, 5))
    permit.lines.filter(list__kind="depart", list__day=date(2024, 3, 5)).first().list.strike(
        make_overseer(), "duplicate"
    )
    log_in(client, permit)
    told = {each.record.day: each for each in page_of(client, permit).context["course"]}
    assert told[date(2024, 4, 5)].line.held == "step"
    assert told[struck.day].is_out_of_order is False


def test_the_next_lists_and_those_that_wait_are_offered(client):
    permit = make_issued()
    waiting = make_list("depart", [permit], by=log_in(client, permit), day=date(2024, 3, 5))
    answer = page_of(client, permit)
    assert [kind.value for kind in answer.context["next_kinds"]] == ["extend", "cancel"]  # over since 2024
    assert list(answer.context["waiting"]) == [waiting]
    assert f"?kind=extend&amp;programme=VS&amp;permit={permit.pk}" in answer.content.decode()


def test_a_suspended_programme_and_crossing_are_pointed_out(client):
    crossing = make_way_out()
    permit = make_permit(crossing=crossing)
    make_step(kind="suspended", on="2020-02-01")
    make_accepted_change(crossing=crossing, flow="people", state_of_flow="suspended")
    log_in(client, permit)
    words = " ".join(page_of(client, permit).context["warnings"])
    assert "does not run now: suspended" in words
    assert "People cannot pass" in words and str(crossing) in words


def test_a_paper_that_ended_and_a_worker_who_awaits_the_province_are_pointed_out(client):
    ended = timezone.localdate() - timedelta(days=1)
    permit = make_permit(valid_from=None, valid_to=None, paper_expires_on=ended)
    Worker.objects.update(awaits_province=True)
    log_in(client, permit)
    words = " ".join(page_of(client, permit).context["warnings"])
    assert "The travel paper ended on" in words and "waits for the province" in words


def test_the_number_of_the_paper_is_shown_once_a_purpose_is_said(client):
    permit = make_permit()
    user = log_in(client, permit)
    address = f"{permit.get_absolute_url()}paper/"
    assert client.get(address).status_code == 405
    refused = client.post(address, {"purpose": "...."})
    assert refused.status_code == 422 and permit.paper_number not in refused.content.decode()
    shown = client.post(address, {"purpose": PURPOSE})
    assert permit.paper_number in shown.content.decode()
    look = WorkerLook.objects.get(what="paper")
    assert (look.by, look.worker, look.purpose) == (user, permit.worker, PURPOSE)


def test_elsewhere_it_is_not_there_and_without_the_right_it_is_refused(client):
    permit = make_permit()
    pages = [permit.get_absolute_url(), f"{permit.get_absolute_url()}paper/"]
    client.force_login(make_clerk(make_inland()))
    assert [client.post(page, {"purpose": PURPOSE}).status_code for page in pages] == [405, 404]
    assert page_of(client, permit).status_code == 404
    for make in (make_observer, make_administrator):
        client.force_login(make())
        assert page_of(client, permit).status_code == 403
        assert client.post(pages[1], {"purpose": PURPOSE}).status_code == 403
    assert not WorkerLook.objects.exists()


def test_the_history_tells_of_papers_only_what_a_mask_shows(client):
    permit = make_permit()
    before, permit.paper_number = permit.paper_number, "TH777777"
    permit.write(log_in(client, permit))
    shown = page_of(client, permit).content.decode()
    assert "T••••7" in shown and "TH777777" not in shown and before not in shown
