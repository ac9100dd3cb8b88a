"""Counting an incident once that was logged twice."""

from datetime import date

import pytest

from borderops.figures.periods import Period
from borderops.incidents.doubles import with_doubles
from borderops.incidents.models import Incident
from borderops.people.models import Posting
from borderops.people.roles import Role
from borderops.review.states import State, Verb
from borderops.summaries.summary import DistrictSummary
from tests.factories import (
    make_accepted,
    make_clerk,
    make_commune,
    make_draft,
    make_marker,
    make_observer,
    make_other_district,
    make_overseer,
    make_returned,
    make_reviewer,
    make_struck,
    make_submitted,
    make_user,
)
from tests.pages import hidden_fields, said
from tests.review.test_concurrency import at_once, logged_in

pytestmark = pytest.mark.django_db
FAR = {"name": "Chí Cà", "code": "01105"}


@pytest.fixture
def reviewer(client):
    user = make_reviewer()
    client.force_login(user)
    return user


def address(record):
    return f"{record.get_absolute_url()}fold/"


def compare(client, record, other):
    return client.get(address(record), {"number": other.number})


def fold(client, record, other, words="", **more):
    """Chooses, compares, says yes: what a reviewer does on the pages."""
    hidden = hidden_fields(compare(client, record, other))
    return client.post(address(record), hidden | {"words": words} | more)


def far_away(make=make_accepted, **fields):
    return make(commune=make_commune(**FAR, district=make_other_district()), **fields)


def test_the_folded_one_counts_no_longer_and_both_keep_their_trail(client, reviewer):
    record, other = make_accepted(), make_accepted()
    assert fold(client, record, other, "Hai ca cùng ghi.").url == record.get_absolute_url()
    record.refresh_from_db()
    assert (record.state, record.duplicate_of, record.reviewed_by) == (State.STRUCK, other, reviewer)
    note = record.notes.last()
    assert (note.verb, note.reason, note.words) == (
        Verb.STRIKE,
        "duplicate",
        f"{other.number}. Hai ca cùng ghi.",
    )
    joined = other.notes.last()
    assert (joined.verb, joined.words, joined.by) == (Verb.JOIN, record.number, reviewer)
    assert [note.verb for note in record.notes.all()] == ["log", "submit", "accept", "strike"]
    assert record.history.first().duplicate_of_id == other.pk
    assert record.history.first().history_user == reviewer


def test_the_summary_counts_the_two_once(client, reviewer):
    period = Period.parse("2024")
    record, other = make_accepted(offenders=3), make_accepted(offenders=3)
    before = figures(period)
    fold(client, record, other)
    assert (before, figures(period)) == ((2, 6), (1, 3))


def figures(period):
    """Cases and offenders of breaches of law, as the summary counts them."""
    values = {
        pair.now.counted.key: pair.now.value for pair in DistrictSummary(make_overseer(), period).total.pairs
    }
    return values["incidents.law.cases"], values["incidents.law.offenders"]


def test_each_page_points_to_the_other(client, reviewer):
    record, other = make_accepted(), make_submitted()
    fold(client, record, other)
    assert f'"{other.get_absolute_url()}"' in client.get(record.get_absolute_url()).content.decode()
    assert f'"{record.get_absolute_url()}"' in client.get(other.get_absolute_url()).content.decode()
    client.force_login(make_observer())
    Incident.objects.filter(pk=other.pk).update(state=State.ACCEPTED)
    assert record.number not in client.get(other.get_absolute_url()).content.decode()


def test_reopening_parts_them_again(client, reviewer):
    record, other = make_accepted(), make_accepted()
    fold(client, record, other)
    client.post(f"{record.get_absolute_url()}reopen/", {"reason": "error"})
    record.refresh_from_db()
    assert (record.state, record.duplicate_of) == (State.RETURNED, None)
    assert fold(client, record, other).status_code == 302


def test_a_record_that_counts_for_another_is_not_struck_by_itself(client, reviewer):
    first, second, third = make_accepted(), make_accepted(), make_accepted()
    fold(client, second, first)
    response = client.post(f"{first.get_absolute_url()}strike/", {"reason": "mistake", "words": ""})
    assert response.status_code == 409 and second.number in response.content.decode()
    assert Incident.objects.counted().filter(pk=first.pk).exists()
    assert fold(client, first, third).status_code == 302
    assert list(Incident.objects.counted()) == [third]


def test_both_stand_side_by_side_before_it_happens(client, reviewer):
    record = make_accepted(account="Kể một", offenders=3)
    other = make_accepted(account="Kể hai", offenders=3)
    page = compare(client, record, other)
    rows = {label: (one, two, differ) for label, one, two, differ in page.context["rows"]}
    label = Incident.label("account").capitalize()
    assert rows[label] == ("Kể một", "Kể hai", True)
    assert rows[Incident.label("offenders").capitalize()] == ("3", "3", False)
    assert record.notes.filter(verb=Verb.STRIKE).count() == 0


def test_the_page_suggests_what_may_be_the_same_and_takes_any_number(client, reviewer):
    record, likely = make_submitted(), make_accepted()
    unlike = make_accepted(occurred_on=date(2024, 5, 21))
    page = client.get(address(record))
    assert [number for number, _ in page.context["choose"].fields["likely"].choices] == [likely.number]
    assert client.get(address(record), {"likely": likely.number}).context["other"] == likely
    assert compare(client, record, unlike).context["other"] == unlike
    assert client.get(address(record), {"number": unlike.number.lower()}).context["other"] == unlike


def test_the_record_of_a_reviewer_shows_what_may_be_the_same(client, reviewer):
    record, likely = make_submitted(), make_accepted()
    unlike = make_accepted(offenders=9)
    page = client.get(record.get_absolute_url()).content.decode()
    assert likely.number in page and unlike.number not in page and address(record) in page
    client.force_login(record.entered_by)
    assert address(record) not in client.get(record.get_absolute_url()).content.decode()


REFUSED = {
    "the same record": lambda record: record,
    "a draft of the own unit": lambda record: make_draft(),
    "a returned one": lambda record: make_returned(),
    "one that does not count": lambda record: make_struck(),
    "one of another district": lambda record: far_away(),
}


@pytest.mark.parametrize("make", REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_stand_for_both_is_refused_when_chosen_and_when_sent(client, reviewer, make):
    record = make_accepted()
    other = make(record)
    answer = client.get(address(record), {"number": other.reference})
    assert answer.status_code == 422 and answer.context["choose"].errors["number"]
    sent = {"other": other.reference, "version": record.version}
    assert client.post(address(record), sent).status_code == 409
    record.refresh_from_db()
    assert (record.state, record.duplicate_of) == (State.ACCEPTED, None)


def test_a_folded_pair_is_not_folded_again_either_way(client, reviewer):
    record, other, third = make_accepted(), make_accepted(), make_accepted()
    fold(client, record, other)
    assert said(client.get(address(record)))[-1:] == ["error"]
    for one, two in [(record, other), (record, third), (other, record), (third, record)]:
        one.refresh_from_db()
        answer = client.post(address(one), {"other": two.number, "version": one.version})
        assert answer.status_code == 409
    assert Incident.objects.filter(duplicate_of__isnull=False).count() == 1
    assert Incident.objects.counted().count() == 2


@pytest.mark.parametrize("number", ["", "VV-2024-DV-0999", "%00", "x" * 41])
def test_a_number_that_nothing_has_is_refused_beside_the_field(client, reviewer, number):
    answer = client.get(address(make_accepted()), {"number": number})
    assert answer.status_code == 422 and answer.context["choose"].errors["number"]


def test_a_stale_page_folds_nothing_and_keeps_the_words(client, reviewer):
    record, other = make_submitted(), make_accepted()
    hidden = hidden_fields(compare(client, record, other))
    record.accept(make_reviewer())
    answer = client.post(address(record), hidden | {"words": "Trùng."})
    assert answer.status_code == 409 and "Trùng." in answer.content.decode()
    assert Incident.objects.counted().count() == 2
    again = client.post(address(record), hidden_fields(answer) | {"words": "Trùng."})
    assert again.status_code == 302 and Incident.objects.counted().count() == 1


@pytest.mark.parametrize(
    ("person", "status"),
    [
        (make_clerk, 403),
        (make_observer, 403),
        (make_user, 403),
        (lambda: make_reviewer(make_other_district()), 404),
    ],
)
def test_only_a_reviewer_of_the_place_folds(client, person, status):
    record, other = make_accepted(), make_accepted()
    client.force_login(person())
    sent = {"other": other.number, "version": record.version}
    assert client.get(address(record)).status_code == client.post(address(record), sent).status_code == status
    assert Incident.objects.counted().count() == 2


def test_nobody_folds_what_they_wrote(client):
    overseer = make_overseer()
    record, other = make_accepted(overseer), make_accepted()
    client.force_login(overseer)
    assert said(client.get(address(record))) == ["error"]
    sent = {"other": other.number, "version": record.version}
    assert client.post(address(record), sent).status_code == 409
    assert Incident.objects.counted().count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_two_who_fold_both_into_each_other_at_once_one_wins():
    one, two = make_accepted(), make_accepted()
    browsers = [logged_in(make_reviewer()) for _ in range(2)]
    sent = [(one, two), (two, one)]
    deeds = [
        lambda browser=browser, mine=mine, other=other: browser.post(
            address(mine), {"other": other.number, "version": mine.version}
        )
        for browser, (mine, other) in zip(browsers, sent, strict=True)
    ]
    assert sorted(answer.status_code for answer in at_once(deeds)) == [302, 409]
    assert Incident.objects.counted().count() == 1
    assert Incident.objects.filter(duplicate_of__isnull=False).count() == 1


def test_the_rows_of_a_page_that_may_be_doubles_are_found_in_one_query(django_assert_num_queries):
    overseer, marker = make_overseer(), make_marker()
    rows = [make_submitted(), make_accepted(), make_submitted(occurred_on=date(2024, 6, 1))]
    rows += [
        far_away(marker=marker, occurred_on=date(2024, 7, 1), offenders=offenders) for offenders in (4, 5)
    ]
    rows.append(
        make_submitted(marker=marker, occurred_on=date(2024, 7, 1), offenders=None, offenders_unknown=True)
    )
    rows.append(make_struck(occurred_on=date(2024, 6, 1)))
    assert overseer.postings_today
    with django_assert_num_queries(1):
        found = with_doubles(rows, overseer)
    assert found == {row.pk for row in rows if row.likely_doubles(overseer).exists()}
    assert found == {row.pk for row in [*rows[:2], *rows[3:7]] if row not in rows[2:3]}
    assert with_doubles([], overseer) == set()


def test_a_double_that_one_may_not_see_is_not_told_of():
    marker = make_marker()
    here = make_submitted(marker=marker)
    far_away(make_submitted, marker=marker)
    assert with_doubles([here], make_reviewer()) == set()
    assert with_doubles([here], make_overseer()) == {here.pk}


def test_no_record_is_compared_that_one_may_only_look_on(client, reviewer):
    Posting.objects.create(user=reviewer, role=Role.OBSERVER, province_wide=True, valid_from=date(2020, 1, 1))
    marker = make_marker()
    here, there = make_submitted(marker=marker), far_away(marker=marker, account="Chuyện riêng.")
    assert client.get(there.get_absolute_url()).status_code == 200
    for version in ("", here.version):
        page = client.post(address(here), {"other": there.number, "version": version})
        assert page.status_code == 409 and "Chuyện riêng" not in page.content.decode()
    assert client.post(address(there), {"other": here.number, "version": "1"}).status_code == 404
    assert not here.likely_doubles(reviewer).exists()
