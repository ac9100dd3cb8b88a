"""Logging a joint patrol that was held or put off."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from borderops.districts.models import BorderMarker, Counterpart
from borderops.patrols.choices import Mechanism
from borderops.patrols.models import JointPatrol, MechanismChange
from borderops.review.states import State
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_district,
    make_marker,
    make_observer,
    make_other_district,
    make_unit,
    make_user,
)
from tests.pages import hidden_fields
from tests.patrols.joint_patrols import NEW, put_off, row, typed

pytestmark = pytest.mark.django_db
CHECK = row(0, marker="424", found="intact", words="")


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def suspend(since="2020-02-03", mechanism=Mechanism.BILATERAL_PATROL):
    return MechanismChange.objects.create(
        mechanism=mechanism, state="suspended", since=since, reason="Dịch Covid-19", replaced_by="điện đàm, hàm thư",
        source="báo cáo",
    )  # fmt: skip


def test_a_patrol_is_logged_and_waits_for_review(client, clerk):
    county = Counterpart.objects.create(code="FN", level="huyện", name_vi="Phú Ninh")
    response = client.post(NEW, typed(counterpart=county.pk, their_number="0", agreed="Phát quang", **CHECK))
    record = JointPatrol.objects.get()
    assert response.url == record.get_absolute_url() == "/patrols/joint/TT-2024-DV-0001/"
    assert (record.state, record.unit, record.day) == (State.SUBMITTED, clerk.home_unit, date(2024, 5, 20))
    assert (record.from_marker.code, record.to_marker.code, record.counterpart) == ("424", "426", county)
    assert (record.our_number, record.their_number, record.minutes_number) == (8, 0, "05/BB-TTSP")


def test_the_form_offers_today_and_the_only_district_and_warns_of_secrets(client, clerk):
    make_other_district()
    response = client.get(NEW)
    form, page = response.context["form"], response.content.decode()
    assert form["day"].value() == timezone.localdate().strftime("%d/%m/%Y")
    assert [form[name].value() for name in ("kind", "held", "host")] == ["bilateral", "done", "VN"]
    assert list(form.fields["district"].queryset) == [make_district()] and form["district"].value()
    assert 'class="hint"' in page and hidden_fields(response)["in_full"] == "1"


def test_one_that_was_put_off_says_why_and_nothing_else(client, clerk):
    assert client.post(NEW, put_off()).status_code == 302
    record = JointPatrol.objects.get()
    assert (record.held, record.postponed_reason, record.state) == ("postponed", "Mưa lũ", State.SUBMITTED)


WRONG = {
    "put off without a reason": (put_off, {"postponed_reason": " "}, "postponed_reason"),
    "put off, though markers were checked": (put_off, CHECK, "held"),
    "put off, though something was found": (put_off, {"findings": "Mốc mờ"}, "findings"),
    "put off, though people were there": (put_off, {"our_number": "0"}, "our_number"),
    "held, though there is a reason why not": (typed, {"postponed_reason": "Mưa"}, "postponed_reason"),
    "in the future": (typed, {"day": "01/01/2099"}, "day"),
    "no day at all": (typed, {"day": "31/02/2024"}, "day"),
    "out of the line": (typed, {"from_marker": "171"}, "from_marker"),
    "past its end": (typed, {"to_marker": "519/3"}, "to_marker"),
    "east to west": (typed, {"from_marker": "426", "to_marker": "424"}, "to_marker"),
    "east to west, not in the register": (
        typed,
        {"from_marker": "431(2)", "to_marker": "431(1)"},
        "to_marker",
    ),
    "an end without a beginning": (typed, {"from_marker": ""}, "from_marker"),
    "no stretch": (typed, {"from_marker": "", "to_marker": ""}, "from_marker"),
    "no district": (typed, {"from_marker": "300", "to_marker": "", "district": ""}, "district"),
    "below zero": (typed, {"our_number": "-1"}, "our_number"),
    "no number": (typed, {"their_number": "mươi"}, "their_number"),
    "an unknown kind": (typed, {"kind": "secret"}, "kind"),
    "no host": (typed, {"host": ""}, "host"),
}


@pytest.mark.parametrize(("make", "fields", "wrong"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_in_words_beside_its_field(client, clerk, make, fields, wrong):
    response = client.post(NEW, make(their_body="Đại đội Phú Ninh", **fields))
    assert response.status_code == 422 and list(response.context["form"].errors) == [wrong]
    assert "Đại đội Phú Ninh" in response.content.decode() and not JointPatrol.objects.exists()


def test_what_is_hidden_from_one_put_off_stays_in_sight_while_it_is_wrong(client, clerk):
    page = client.post(NEW, put_off(**CHECK)).content.decode()
    assert "if-held stays" in page and 'value="424"' in page
    assert "if-held stays" not in client.get(NEW).content.decode()


def test_markers_that_the_register_does_not_know_are_kept_as_not_listed(client, clerk):
    assert client.post(NEW, typed(from_marker="261(2)", to_marker="Mốc số 262")).status_code == 302
    record = JointPatrol.objects.get()
    assert [record.from_marker.listed, record.to_marker.listed] == [False, False]
    assert BorderMarker.objects.unlisted().count() == 2 and record.has_unlisted_end


def test_a_known_stretch_says_its_district(client, clerk):
    assert client.post(NEW, typed(district="")).status_code == 302
    record = JointPatrol.objects.get()
    assert (record.district, record.commune) == (make_district(), make_commune())


def test_a_draft_may_lack_nearly_everything(client, clerk):
    sent = {"kind": "joint", "held": "done", "host": "CN", "day": "1/2/2024", "then": "draft"}
    assert client.post(NEW, sent).status_code == 302
    record = JointPatrol.objects.get()
    assert (record.state, record.number, record.district, record.our_number) == ("draft", None, None, None)
    assert client.get(record.get_absolute_url()).status_code == 200


@pytest.mark.parametrize("day", ["2024-05-20", "20.5.2024", "20052024"])
def test_a_day_is_read_as_people_write_it(client, clerk, day):
    client.post(NEW, typed(day=day))
    assert JointPatrol.objects.get().day == date(2024, 5, 20)


def test_the_same_form_twice_is_one_patrol_and_typing_further_mends_it(client, clerk):
    sent = typed(then="draft")
    client.post(NEW, sent)
    client.post(NEW, sent)
    client.post(NEW, sent | {"findings": "Thêm một dòng"})
    assert JointPatrol.objects.get().findings == "Thêm một dòng"


def test_a_patrol_held_while_its_mechanism_is_suspended_is_taken_with_a_warning(client, clerk):
    suspend()
    assert "Dịch" not in client.get(NEW).content.decode() and "03/02/2020" in client.get(NEW).content.decode()
    page = client.get(client.post(NEW, typed()).url).content.decode()
    assert "alert-warning" in page and "03/02/2020" in page and "as_of=2024-05-20" in page


def test_the_form_does_not_warn_of_talks_that_are_suspended(client, clerk):
    suspend(mechanism=Mechanism.TALKS)
    assert "alert-warning" not in client.get(NEW).content.decode()


def test_no_warning_before_the_day_for_another_mechanism_or_where_it_was_put_off(client, clerk):
    suspend("2024-05-21")
    suspend(mechanism=Mechanism.JOINT_PATROL)
    assert "alert-warning" not in client.get(client.post(NEW, typed()).url).content.decode()
    postponed = client.post(NEW, put_off(day="22/05/2024"))
    assert "alert-warning" not in client.get(postponed.url).content.decode()


def test_a_clerk_logs_in_the_own_districts_alone(client, clerk):
    there = make_other_district()
    response = client.post(NEW, typed(district=there.pk))
    assert list(response.context["form"].errors) == ["district"]
    far = make_marker("220", make_commune("Chí Cà", "01105", there))
    response = client.post(NEW, typed(district="", from_marker=far.code, to_marker=""))
    assert response.status_code == 409 and not JointPatrol.objects.exists()


def test_a_clerk_of_a_unit_without_districts_logs_in_the_units_district(client):
    commune = make_commune()
    unit = make_unit("Đồn Săm Pun", commune.district)
    client.force_login(make_user("clerk", [], unit))
    assert client.post(NEW, typed(from_marker="300", to_marker="")).status_code == 302
    record = JointPatrol.objects.get()
    assert (record.unit, record.state, client.get(record.get_absolute_url()).status_code) == (
        unit,
        "submitted",
        200,
    )


@pytest.mark.parametrize("person", [make_observer, make_administrator, make_user])
def test_only_those_who_log_may_open_or_send_it(client, person):
    client.force_login(person())
    assert client.get(NEW).status_code == client.post(NEW, typed()).status_code == 403


def test_who_is_not_logged_in_is_led_to_the_log_in(client):
    assert client.get(NEW).url.startswith("/login/") and not JointPatrol.objects.exists()


def test_other_methods_are_refused(client, clerk):
    assert client.delete(NEW).status_code == 405


def test_a_day_of_today_is_not_the_future(client, clerk):
    today = timezone.localdate()
    assert client.post(NEW, typed(day=today.strftime("%d/%m/%Y"))).status_code == 302
    tomorrow = today + timedelta(days=1)
    assert client.post(NEW, typed(day=tomorrow.strftime("%d/%m/%Y"))).status_code == 422
