"""Records that last for a module: every test finds them as they were made, and no test may commit beside them."""

from types import SimpleNamespace

import pytest
from django.db import IntegrityError, transaction

from borderops.districts.models import District
from tests.factories import make_district
from tests.lasting import lasting, refuse_what_would_be_spoilt

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("made")]


@lasting
def made():
    """A district; gives its key."""
    return make_district().pk


@pytest.mark.parametrize("turn", [1, 2])
def test_what_a_test_did_is_taken_back_and_what_lasts_is_not(made, turn):
    assert [each.name for each in District.objects.all()] == ["Đồng Văn"]
    District.objects.filter(pk=made).update(name="Đổi")
    make_district("Xín Mần", "033", "XM")


def test_a_refusal_of_the_database_spoils_nothing(made):
    with pytest.raises(IntegrityError), transaction.atomic():
        District.objects.create(pk=made)
    assert District.objects.get().pk == made


def stub(name, *fixtures, **marked):
    """A test, as pytest collects it."""
    marks = [SimpleNamespace(kwargs=marked)]
    return SimpleNamespace(name=name, fixturenames=["made", *fixtures], iter_markers=lambda name: marks)


@pytest.mark.parametrize(
    "beside",
    [stub("commits", transaction=True), stub("serves", "live_server"), stub("counts", reset_sequences=True)],
)
def test_a_test_that_commits_is_refused_beside_them(beside):
    refuse_what_would_be_spoilt("made", [stub("ordinary")])
    with pytest.raises(AssertionError, match=f"these commit.*{beside.name}"):
        refuse_what_would_be_spoilt("made", [stub("ordinary"), beside])


def test_a_test_that_does_not_ask_for_them_is_refused_too():
    with pytest.raises(AssertionError, match="do not ask for it.*other"):
        refuse_what_would_be_spoilt("others", [stub("other")])
