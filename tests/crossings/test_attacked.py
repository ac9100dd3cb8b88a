"""What people tried who wanted what is not theirs, or typed what nobody should: refused in words."""

import pytest
from django.core.exceptions import ValidationError

from borderops.crossings.confirming import confirm
from borderops.crossings.models import Confirmation, FlowChange, Notice
from borderops.review.states import State
from tests.crossings.change_typing import NEW, typed
from tests.crossings.makers import (
    make_accepted_change,
    make_change,
    make_crossing,
    make_eastern_crossing,
    make_event,
    make_rule,
    new_change,
)
from tests.crossings.test_change_admin import change_page
from tests.crossings.test_change_admin import typed as typed_in_admin
from tests.factories import make_clerk, make_overseer, make_reviewer

pytestmark = pytest.mark.django_db
# No clock of the world shows the beginning of this day in Viet Nam.
FIRST_DAY_OF_ALL = "0001-01-01T00:00"


@pytest.fixture
def overseer(client):
    user = make_overseer()
    client.force_login(user)
    return user


def test_a_moment_before_all_calendars_is_refused_at_every_door(client, overseer):
    crossing, notice = make_crossing(), {"text": "Dừng", "source": "Điện đàm", "side": "CN", "flows": "goods"}
    notice |= {"crossings": crossing.pk, "starts": FIRST_DAY_OF_ALL, "received_at": "20/05/2024 10:00"}
    notice |= {"importance": "usual"}
    asked = {
        "crossing": crossing.pk,
        "imposed_by": "VN",
        "ordered_by": make_rule().title,
        "since": FIRST_DAY_OF_ALL,
    }
    assert client.get("/crossings/changes/ruling/", asked).status_code == 200
    assert client.post(NEW, typed(crossing, since=FIRST_DAY_OF_ALL)).status_code == 422
    assert client.post("/crossings/notices/new/", notice).status_code == 422
    with pytest.raises(ValidationError):
        new_change(crossing, since=FIRST_DAY_OF_ALL).full_clean(exclude=["entered_by"])
    assert not FlowChange.objects.exists() and not Notice.objects.exists()


def test_what_was_struck_after_the_page_was_opened_is_not_confirmed():
    change = make_accepted_change()
    opened = FlowChange.objects.get(pk=change.pk)
    change.strike(make_reviewer(change.district), "mistake")
    with pytest.raises(ValidationError, match="struck"):
        confirm(change.crossing, make_clerk(change.district), opened)
    assert not Confirmation.objects.exists()


def test_what_its_kind_lets_pass_no_more_is_not_confirmed():
    change = make_accepted_change()
    make_event(change.crossing, "closed", "", "2024-06-01")
    with pytest.raises(ValidationError, match="nothing to confirm"):
        confirm(change.crossing, make_clerk(change.district), change)


def test_a_correction_strikes_nothing_in_another_district(client, overseer):
    old, eastern = make_accepted_change(), make_eastern_crossing()
    response = client.post(f"{NEW}?corrects={old.reference}", typed(eastern, urgent="on"))
    assert response.status_code == 422 and "another district" in str(response.context["form"].errors)
    assert FlowChange.objects.get().state == State.ACCEPTED


def test_a_correction_whose_change_was_struck_meanwhile_is_refused_in_words_in_the_administration(client):
    old = make_accepted_change()
    right = make_change(crossing=old.crossing, corrects=old, state_of_flow="open")
    old.strike(make_overseer(), "mistake")
    client.force_login(right.entered_by)
    response = client.post(change_page(right), typed_in_admin(old.crossing, reason="Hết dịch"))
    assert response.status_code == 200 and "counts no longer" in response.content.decode()
