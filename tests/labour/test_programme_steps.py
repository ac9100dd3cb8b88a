"""The life of a programme on its pages: written down, corrected, taken back."""

import pytest

from tests.factories import make_clerk, make_observer, make_overseer, make_reviewer
from tests.labour.makers import make_programme, make_step
from tests.pages import hidden_fields, said

pytestmark = pytest.mark.django_db
NEW = "/labour/programmes/VS/steps/new/"


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def page(step, verb="edit"):
    return f"/labour/programmes/{step.programme.code}/steps/{step.pk}/{verb}/"


def typed(**fields):
    return {
        "kind": "suspended", "on": "2020", "reason": "dịch bệnh", "published_text": "", "source": "Báo cáo X",
        "confidence": "U",
    } | fields  # fmt: skip


def test_a_step_is_written_down_as_exact_as_its_source(client, overseer):
    programme = make_programme()
    response = client.post(NEW, typed())
    step = programme.steps.get(kind="suspended")
    assert (response.url, said(response)) == ("/labour/programmes/VS/", ["success"])
    assert (step.on_words, str(step.counts_from)) == ("2020", "2020-12-31")
    assert step.history.get().history_user == overseer
    assert client.get(f"{NEW}?kind=ended").context["form"]["kind"].value() == "ended"


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "restored"}, "kind"),
        ({"kind": "started"}, "kind"),
        ({"on": "2014"}, "kind"),
        ({"on": "2099"}, "on"),
        ({"on": "mai"}, "on"),
        ({"reason": ""}, "reason"),
        ({"source": ""}, "source"),
    ],
)
def test_what_does_not_follow_is_refused(client, overseer, change, field):
    make_programme()
    response = client.post(NEW, typed(**change))
    assert (response.status_code, set(response.context["form"].errors)) == (422, {field})


def test_what_comes_later_must_still_follow(client, overseer):
    programme = make_programme()
    first, rest = programme.steps.get(), make_step(programme, "suspended", "2020", reason="dịch")
    make_step(programme, "restored", "2023-11")
    refused = client.post(NEW, typed(kind="ended", on="2021"))
    assert (refused.status_code, set(refused.context["form"].errors)) == (422, {"kind"})
    for step in (first, rest):
        assert set(said(client.post(page(step, "withdraw")))) == {"error"}
    assert programme.steps.count() == 3


def test_a_correction_meets_a_newer_version_with_a_question(client, overseer):
    step = make_step(make_programme(), "suspended", "2020", reason="dịch")
    seen = hidden_fields(client.get(page(step)))["seen"]
    step.write(make_overseer())
    response = client.post(page(step), typed(on="03/2020", seen=seen))
    assert (response.status_code, response.context["form"]["on"].value()) == (409, "03/2020")
    assert (
        client.post(page(step), typed(on="03/2020", seen=hidden_fields(response)["seen"])).status_code == 302
    )
    step.refresh_from_db()
    assert step.on == "2020-03"


def test_the_last_step_is_taken_back_and_the_history_keeps_it(client, overseer):
    step = make_step(make_programme(), "suspended", "2020", reason="dịch")
    assert client.get(page(step, "withdraw")).status_code == 200
    assert said(client.post(page(step, "withdraw"))) == ["success"]
    assert step.programme.steps.get().kind == "started"
    assert type(step).history.filter(id=step.pk, history_type="-").get().history_user == overseer


@pytest.mark.parametrize("make", [make_clerk, make_reviewer, make_observer])
def test_only_the_province_writes_it(client, make):
    step = make_step(make_programme(), "suspended", "2020", reason="dịch")
    client.force_login(make())
    for url in (NEW, page(step), page(step, "withdraw")):
        assert client.get(url).status_code == client.post(url, typed()).status_code == 403


def test_a_step_of_another_programme_is_not_found(client, overseer):
    other = make_programme("BS", "Bách Sắc").steps.get()
    make_programme()
    assert client.get(f"/labour/programmes/VS/steps/{other.pk}/edit/").status_code == 404
    assert client.put(page(other, "withdraw")).status_code == 405
