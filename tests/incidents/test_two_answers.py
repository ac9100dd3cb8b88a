"""Two people of one unit answer the same return: one is heard, the other sees both and loses nothing."""

import pytest

from borderops.review.states import State
from tests.factories import make_clerk, make_returned
from tests.incidents.follow_ups import DONE_ON
from tests.incidents.follow_ups import make_returned as make_returned_follow_up
from tests.pages import hidden_fields
from tests.review.test_concurrency import at_once, logged_in

pytestmark = pytest.mark.django_db


def returned_incident():
    return make_returned(offenders=2, account="Như đã ghi."), ("offenders", "account")


def returned_follow_up():
    fine = {"outcome": "fine", "decision_number": "12/QĐ", "decision_on": DONE_ON, "fine": 10}
    return make_returned_follow_up(people=2, words="Như đã ghi.", **fine), ("people", "words")


REGISTERS = [returned_incident, returned_follow_up]


def opened(browser, record, **typed):
    """The form as it opens now, the return above it, and what is typed over it."""
    page = browser.get(f"{record.get_absolute_url()}edit/")
    assert page.context["asked"].words
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return (
        {name: value for name, value in shown.items() if value not in (None, False)}
        | hidden_fields(page)
        | typed
    )


@pytest.mark.parametrize("make", REGISTERS)
@pytest.mark.parametrize("first_does", ["submit", "draft"])
def test_the_second_is_refused_with_both_versions_and_nothing_is_lost(make, first_does):
    record, (number, words) = make()
    one, other = logged_in(record.entered_by), logged_in(make_clerk(unit=record.unit))
    mine = opened(one, record, **{number: "1", words: "Lời của người thứ nhất."})
    theirs = opened(other, record, **{number: "2", words: "Lời của người thứ hai."})
    assert one.post(f"{record.get_absolute_url()}edit/", mine | {"then": first_does}).status_code == 302
    refused = other.post(f"{record.get_absolute_url()}edit/", theirs | {"then": "submit"})
    assert refused.status_code == 409 and refused.context["form"].non_field_errors()
    told = [(typed, stored) for _name, typed, stored in refused.context["differences"]]
    assert ("Lời của người thứ hai.", "Lời của người thứ nhất.") in told
    assert refused.context["form"][words].value() == "Lời của người thứ hai."
    record.refresh_from_db()
    assert getattr(record, words) == "Lời của người thứ nhất."
    assert record.state == (State.SUBMITTED if first_does == "submit" else State.RETURNED)


@pytest.mark.parametrize("make", REGISTERS)
def test_what_the_second_compared_goes_through_while_the_record_is_open(make):
    record, (number, words) = make()
    one, other = logged_in(record.entered_by), logged_in(make_clerk(unit=record.unit))
    mine, theirs = opened(one, record, **{number: "1"}), opened(other, record, **{words: "Đã đối chiếu."})
    one.post(f"{record.get_absolute_url()}edit/", mine | {"then": "draft"})
    refused = other.post(f"{record.get_absolute_url()}edit/", theirs | {"then": "submit"})
    again = theirs | {"version": hidden_fields(refused)["version"], "then": "submit"}
    assert other.post(f"{record.get_absolute_url()}edit/", again).status_code == 302
    record.refresh_from_db()
    assert (getattr(record, words), record.state) == ("Đã đối chiếu.", State.SUBMITTED)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("make", REGISTERS)
def test_of_two_who_answer_at_the_same_moment_one_is_heard(make):
    record, (number, words) = make()
    browsers = [logged_in(record.entered_by), logged_in(make_clerk(unit=record.unit))]
    forms = [
        opened(browser, record, **{number: "1", words: f"Lời {turn}", "then": "submit"})
        for turn, browser in enumerate(browsers)
    ]
    address = f"{record.get_absolute_url()}edit/"
    answers = at_once(
        [lambda pair=pair: pair[0].post(address, pair[1]) for pair in zip(browsers, forms, strict=True)]
    )
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    heard = next(turn for turn, answer in enumerate(answers) if answer.status_code == 302)
    lost = answers[1 - heard].context["form"]
    record.refresh_from_db()
    assert (getattr(record, words), record.state) == (f"Lời {heard}", State.SUBMITTED)
    assert lost[words].value() == f"Lời {1 - heard}"
    assert record.notes.filter(verb="submit").count() == 2  # before the return, and one answer
