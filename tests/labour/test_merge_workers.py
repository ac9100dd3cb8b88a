"""Two records of one worker: pointed out, merged by a person, parted again, or found to be two persons."""

from datetime import date

import pytest

from borderops.incidents.models import Person
from borderops.labour.models import Permit, PersonLink, Trip, Worker, WorkerMerge
from tests.factories import make_accepted, make_clerk, make_commune, make_overseer, make_reviewer
from tests.labour.makers import make_abroad, make_inland, make_permit, make_worker

pytestmark = pytest.mark.django_db
ALIKE, AWAITING = "/labour/workers/alike/", "/labour/workers/awaiting/"


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def pair_url(page, kept, merged):
    return f"/labour/workers/{page}/?kept={kept.pk}&merged={merged.pk}"


def make_twins():
    """One name and birth under two papers; the second is abroad."""
    name = {"name": "Vàng Thị Máy"}
    return make_worker(**name), make_abroad(make_worker(**name)).worker


def make_far(**fields):
    return make_worker(commune=make_commune("Yên Thành", "09999", make_inland()), **fields)


def make_link(worker):
    person = Person.objects.create(incident=make_accepted(), name="Ai Đó")
    return PersonLink.objects.create(worker=worker, person=person, by=make_clerk())


def fresh(record):
    return type(record).objects.get(pk=record.pk)


def merged_pair(client):
    kept, gone = make_twins()
    client.post(pair_url("merge", kept, gone), {"why": "Cùng thôn"})
    return kept, gone, WorkerMerge.objects.get()


def test_pairs_of_one_name_and_birth_are_pointed_out_within_the_own_places(client, reviewer):
    one, other = make_twins()
    make_worker(name="Vàng Thị Máy", birth_date=date(1991, 1, 1))
    make_far(name="Vàng Thị Máy")
    page = client.get(ALIKE)
    assert [(pair.one, pair.other, pair.same_paper) for pair in page.context["pairs"]] == [
        (one, other, False)
    ]
    assert one.looks.count() == 0 and "1 pair to look at" in page.content.decode()


def test_in_a_large_register_pairs_are_looked_for_further_back(client, reviewer, monkeypatch):
    monkeypatch.setattr("borderops.labour.worker_alike.LOOKED_AT", 2)
    one, other = make_twins()
    first, _last = make_worker(name="Giàng A Páo"), make_worker(name="Sùng Thị Dợ")
    page = client.get(ALIKE)
    assert not page.context["pairs"] and f"?before={first.pk}" in page.content.decode()
    page = client.get(ALIKE, {"before": first.pk})
    assert [(pair.one, pair.other) for pair in page.context["pairs"]] == [(one, other)]
    assert page.context["further"] is None and client.get(ALIKE, {"before": "x"}).status_code == 200


def test_merging_moves_permits_links_and_trips(client, reviewer):
    kept, gone = make_twins()
    link, trip = make_link(gone), Trip.objects.get()
    page = client.get(pair_url("merge", kept, gone)).content.decode()
    assert kept.name in page and "1 link to a case" in page and gone.paper_number not in page
    answer = client.post(pair_url("merge", kept, gone), {"why": "Cùng thôn"})
    assert answer.url == kept.get_absolute_url()
    assert fresh(gone).merged_into == kept and fresh(link).worker == kept
    assert Permit.objects.get().worker == kept and fresh(trip).worker == kept
    made = WorkerMerge.objects.get()
    assert (made.by, made.why, len(made.moved["permits"]), made.moved["links"]) == (
        reviewer,
        "Cùng thôn",
        1,
        [link.pk],
    )
    assert Permit.objects.get().history.first().history_user == reviewer


def test_the_merged_page_says_where_to_go_on(client, reviewer):
    kept, gone, made = merged_pair(client)
    page = client.get(gone.get_absolute_url()).content.decode()
    assert f"Go on with {kept}" in page and f"merges/{made.pk}/undo/" in page
    assert f"merges/{made.pk}/undo/" in client.get(kept.get_absolute_url()).content.decode()
    assert client.post(pair_url("merge", kept, gone)).status_code == 409


def test_undoing_puts_everything_back(client, reviewer):
    kept, gone, made = merged_pair(client)
    assert client.post(f"/labour/workers/merges/{made.pk}/undo/").url == gone.get_absolute_url()
    assert fresh(gone).merged_into is None
    assert Permit.objects.get().worker == gone == Trip.objects.get().worker
    assert fresh(made).undone_by == reviewer
    assert not client.get(ALIKE).context["pairs"]  # nobody is asked again
    client.post(f"/labour/workers/merges/{made.pk}/undo/")
    assert Permit.objects.get().history.count() == 3


def test_what_was_changed_since_stays_and_is_named(client, reviewer):
    kept, gone, made = merged_pair(client)
    link = make_link(kept)
    permit = Permit.objects.get()
    permit.note = "Sửa sau khi gộp"
    permit.write(make_clerk())
    page = client.post(f"/labour/workers/merges/{made.pk}/undo/", follow=True).content.decode()
    assert f"Permit {permit} was changed since. It stays with {kept}." in page
    assert Permit.objects.get().worker == kept == fresh(link).worker


def test_permits_that_hold_on_the_same_days_stand_in_the_way(client, reviewer):
    kept, gone = make_twins()
    other = make_permit(kept)
    page = client.get(pair_url("merge", kept, gone)).content.decode()
    assert "cannot be merged yet" in page and other.number in page
    assert client.post(pair_url("merge", kept, gone)).status_code == 409
    assert fresh(gone).merged_into is None and not WorkerMerge.objects.exists()


def test_both_must_lie_in_the_own_places_and_clerks_decide_nothing(client, reviewer):
    kept, far = make_worker(), make_far()
    for page in ("merge", "apart"):
        assert client.post(pair_url(page, kept, far), {"reason": "Khác người"}).status_code == 404
    assert client.get(pair_url("merge", kept, kept)).status_code == 404
    assert client.get("/labour/workers/merge/?kept=x").status_code == 404
    client.force_login(make_clerk())
    for address in (ALIKE, AWAITING, pair_url("merge", kept, kept)):
        assert client.get(address).status_code == 403


def test_two_persons_are_kept_apart_for_a_reason(client, reviewer):
    one, other = make_twins()
    assert client.get(pair_url("apart", one, other)).status_code == 405
    assert client.post(pair_url("apart", one, other), {"reason": "..."}).status_code == 422
    client.post(pair_url("apart", one, other), {"reason": "Khác thôn, khác ảnh"})
    assert not client.get(ALIKE).context["pairs"]
    assert fresh(other).merged_into is None and not client.get(one.get_absolute_url()).context["mergings"]


def test_the_province_sees_both_records_of_one_paper_and_merges_them(client):
    known = make_worker()
    far = make_far(paper_number=known.paper_number)
    client.force_login(make_reviewer(far.district))
    page = client.get(AWAITING).content.decode()
    assert far.name in page and known.name not in page and str(known) not in page
    client.force_login(make_overseer())
    assert client.get(AWAITING).context["rows"] == [(far, [known], True)]
    client.post(pair_url("merge", known, far))
    assert not Worker.objects.filter(awaits_province=True).exists()


def test_a_mistyped_paper_waits_no_more_once_it_is_settled(client):
    known = make_worker()
    far, other = (
        make_far(paper_number=known.paper_number),
        make_worker(commune=make_commune("Tân Nam", "09998", make_inland())),
    )
    client.force_login(make_overseer())
    client.post(pair_url("apart", known, far), {"reason": "Gõ nhầm số"})
    assert not fresh(far).awaits_province
    Worker.objects.filter(pk=other.pk).update(awaits_province=True)
    client.post(f"/labour/workers/apart/?kept={other.pk}")
    assert not fresh(other).awaits_province


def test_one_who_still_shares_a_paper_keeps_waiting(client):
    known = make_worker()
    far = make_far(paper_number=known.paper_number)
    client.force_login(make_overseer())
    client.post(f"/labour/workers/apart/?kept={far.pk}")
    assert fresh(far).awaits_province
