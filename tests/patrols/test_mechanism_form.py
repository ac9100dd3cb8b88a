"""Writing down and correcting a change of a mechanism: works, wrong person, wrong input, nothing lost."""

from datetime import date

import pytest

from borderops.figures.rough_days import read_rough_day
from borderops.patrols.models import MechanismChange
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_overseer,
    make_reviewer,
    make_user,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("english")]
PAGE = "/patrols/mechanisms/"
NEW = f"{PAGE}new/"
ADMIN = "/admin/patrols/mechanismchange/"


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def typed(**fields):
    return {
        "mechanism": "bilateral", "state": "suspended", "since": "10/2021", "reason": "",
        "replaced_by": "điện đàm,  hàm thư", "published_text": "tạm thời dừng", "source": "Báo cáo X",
        "confidence": "S",
    } | fields  # fmt: skip


def make_change(**fields):
    return MechanismChange.objects.create(**typed(since="2021-10", **fields))


@pytest.mark.parametrize(
    ("text", "kept", "counts_from"),
    [
        ("2021", "2021", date(2021, 12, 31)),
        ("10/2021", "2021-10", date(2021, 10, 31)),
        ("2/2024", "2024-02", date(2024, 2, 29)),
        ("2021-10", "2021-10", date(2021, 10, 31)),
        ("14/10/2021", "2021-10-14", date(2021, 10, 14)),
        ("2021-10-14", "2021-10-14", date(2021, 10, 14)),
        (" 10 / 2021 ", "2021-10", date(2021, 10, 31)),
    ],
)
def test_the_time_is_read_as_people_write_it(client, reviewer, text, kept, counts_from):
    response = client.post(NEW, typed(since=text))
    assert (response.status_code, response.url) == (302, PAGE)
    change = MechanismChange.objects.get()
    assert (change.since, change.counts_from) == (kept, counts_from)
    assert change.replaced_by == "điện đàm, hàm thư"
    assert change.history.get().history_user == reviewer


@pytest.mark.parametrize(
    "text", ["", "13/2021", "31/02/2021", "năm ngoái", "21", "0999", "2021-00", "2999", "10-2999"]
)
def test_what_is_no_time_is_refused_once_and_nothing_typed_is_lost(client, reviewer, text):
    response = client.post(NEW, typed(since=text))
    assert response.status_code == 422
    assert len(response.context["form"].errors["since"]) == 1
    page = response.content.decode()
    assert "tạm thời dừng" in page and f'value="{text}"' in page or not text
    assert not MechanismChange.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"), [("mechanism", "xx"), ("state", ""), ("source", " "), ("reason", "x" * 201)]
)
def test_what_cannot_be_is_refused_beside_its_field(client, reviewer, field, value):
    assert list(client.post(NEW, typed(**{field: value})).context["form"].errors) == [field]


def test_tomorrow_has_not_happened(client, reviewer):
    form = client.post(NEW, typed(since="31/12/2099")).context["form"]
    assert form.errors["since"] == ["This lies in the future. Write what has happened."]


def test_one_mechanism_changes_once_at_a_time(client, reviewer):
    make_change()
    form = client.post(NEW, typed()).context["form"]
    assert form.errors == {
        "since": ["A change of this mechanism is written down for this time. Correct that one."]
    }
    assert client.post(NEW, typed(mechanism="talks")).status_code == 302


def test_the_address_may_name_the_mechanism(client, reviewer):
    assert client.get(NEW, {"mechanism": "talks"}).context["form"]["mechanism"].value() == "talks"
    assert client.get(NEW, {"mechanism": "nothing"}).status_code == 200


def test_a_correction_shows_the_time_as_people_write_it_and_keeps_the_old_words(client, reviewer):
    change = make_change()
    edit = f"{PAGE}{change.pk}/edit/"
    assert 'value="10/2021"' in client.get(edit).content.decode()
    assert client.post(edit, typed(since="2021", state="ended")).url == PAGE
    assert [(row.state, row.since) for row in change.history.all()] == [
        ("ended", "2021"),
        ("suspended", "2021-10"),
    ]
    assert client.post(edit, typed(since="x")).status_code == 422
    assert client.get(f"{PAGE}999999/edit/").status_code == 404


@pytest.mark.parametrize("person", [make_reviewer, make_overseer, make_administrator])
def test_reviewers_overseers_and_administrators_write(client, person):
    client.force_login(person())
    assert client.post(NEW, typed()).status_code == 302


@pytest.mark.parametrize("person", [make_clerk, make_observer, make_user])
def test_others_do_not(client, person):
    change = make_change()
    client.force_login(person())
    for page in (NEW, f"{PAGE}{change.pk}/edit/"):
        assert client.get(page).status_code == 403
        assert client.post(page, typed(since="2020")).status_code == 403
    assert MechanismChange.objects.get().since == "2021-10"


def test_log_in_is_asked_first(client):
    assert client.get(NEW).url.startswith("/login/")


def test_the_administration_has_the_same_form_and_history(client, reviewer):
    assert client.post(f"{ADMIN}add/", typed(since="14/10/2021")).status_code == 302
    change = MechanismChange.objects.get()
    assert (change.since, change.history.get().history_user) == ("2021-10-14", reviewer)
    assert "14/10/2021" in client.get(ADMIN).content.decode()
    for page in ("change", "history"):
        assert client.get(f"{ADMIN}{change.pk}/{page}/").status_code == 200
    assert client.post(f"{ADMIN}add/", typed(since="x")).context["adminform"].form.errors["since"]
    assert client.post(f"{ADMIN}{change.pk}/delete/", {"post": "yes"}).status_code == 403


def test_in_the_administration_a_clerk_looks_and_an_observer_does_not_come_in(client):
    change = make_change()
    client.force_login(make_clerk())
    assert client.get(ADMIN).status_code == 200
    assert client.post(f"{ADMIN}{change.pk}/change/", typed()).status_code == 403
    client.force_login(make_observer())
    assert client.get(ADMIN, follow=True).status_code in (403, 404)


def test_a_refusal_says_how_to_write_it():
    with pytest.raises(ValueError, match="2021, 10/2021 or 14/10/2021"):
        read_rough_day("đầu năm")
