"""Submitting all drafts that a list's filters leave."""

import pytest

from borderops.incidents.models import Incident
from borderops.review.states import State
from tests.factories import (
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_observer,
    make_other_district,
    make_returned,
    make_reviewer,
    make_unit,
)
from tests.pages import hidden_fields, said

pytestmark = pytest.mark.django_db
ALL = "/review/incidents/submit-all/"


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


def submitted():
    return set(Incident.objects.waiting())


def test_the_list_leads_to_it_with_its_filters(client, clerk):
    make_draft(clerk)
    page = client.get("/incidents/", {"state": "draft", "columns": "number"})
    assert f'href="{ALL}?state=draft"' in page.content.decode()


def test_first_the_number_then_the_deed(client, clerk):
    drafts = {make_draft(clerk), make_draft(clerk)}
    page = client.get(ALL)
    assert page.context["count"] == 2 and not submitted()
    response = client.post(ALL, hidden_fields(page))
    assert (response.url, said(response)) == ("/incidents/?view=all", ["success"])
    assert submitted() == drafts
    assert all(record.number and record.submitted_by == clerk for record in submitted())


def test_only_what_is_filtered_is_submitted(client, clerk):
    wanted = make_draft(clerk, code=make_code("A1"))
    make_draft(clerk)
    response = client.post(f"{ALL}?code=A&state=draft")
    assert submitted() == {wanted} and response.url == "/incidents/?code=A&state=draft"


def test_what_lacks_something_is_named_with_the_reason_and_left(client, clerk):
    whole = make_draft(clerk)
    without_kind = Incident(
        commune=whole.commune, district=whole.district, occurred_on=whole.occurred_on
    ).write(clerk)
    response = client.post(ALL)
    assert submitted() == {whole}
    [(record, reasons)] = response.context["left"]
    assert record == without_kind and len(reasons) == 2
    assert without_kind.get_absolute_url() in response.content.decode()
    without_kind.refresh_from_db()
    assert without_kind.state == State.DRAFT and without_kind.number is None


def test_it_leaves_returned_records_and_drafts_of_other_units(client, clerk):
    returned = make_returned(clerk)
    make_draft(make_clerk(unit=make_unit("Đồn khác"), name="another"))
    make_draft(
        make_clerk(make_other_district()), commune=make_commune("Chí Cà", "01105", make_other_district())
    )
    assert client.get(ALL).context["count"] == 0
    client.post(ALL)
    assert not submitted()
    returned.refresh_from_db()
    assert returned.state == State.RETURNED


def test_what_was_changed_after_the_page_was_shown_stays(client, clerk):
    before, changed = make_draft(clerk), make_draft(clerk)
    page = client.get(ALL)
    changed.offenders = 9
    changed.write(clerk)
    client.post(ALL, hidden_fields(page))
    assert submitted() == {before}


@pytest.mark.parametrize("query", ["since=hôm qua", "state=deleted"])
def test_a_filter_that_cannot_be_read_submits_nothing(client, clerk, query):
    make_draft(clerk)
    client.post(f"{ALL}?{query}")
    assert not submitted()


def test_every_register_can_do_it(client, clerk):
    page = client.get("/review/figures/submit-all/")
    assert page.status_code == 200 and page.context["back_url"] == "/figures/?view=all"


def test_who_does_not_write_cannot(client):
    make_draft()
    client.force_login(make_observer())
    assert client.get(ALL).status_code == client.post(ALL).status_code == 403
    assert ALL not in client.get("/incidents/").content.decode()


def test_a_reviewer_submits_the_own_drafts_alone(client):
    reviewer = make_reviewer()
    make_draft()
    own = make_draft(reviewer)
    client.force_login(reviewer)
    client.post(ALL)
    assert submitted() == {own}


def test_log_in_is_asked_first(client):
    assert client.get(ALL).url.startswith("/login/")
