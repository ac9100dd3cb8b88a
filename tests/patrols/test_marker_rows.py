"""The rows of markers checked on a form, with and without a script; those of a joint patrol stand for all."""

import pytest

from borderops.districts.models import BorderMarker
from borderops.patrols.models import JointPatrol, MarkerCheck
from tests.factories import make_clerk, make_marker
from tests.patrols.joint_patrols import NEW, make_checked_patrol, row, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk()
    client.force_login(user)
    return user


def told(record):
    return [(check.marker.code, check.found, check.words) for check in record.marker_checks.all()]


def edit(record):
    return f"{record.get_absolute_url()}edit/"


def test_markers_are_kept_with_their_states_and_blank_rows_are_none(client, clerk):
    rows = row(0, marker="mốc 424", found="intact", words="") | row(1, marker="", found="", words="")
    rows |= row(7, marker="425 (2)", found="damaged", words="vỡ góc")
    assert client.post(NEW, typed(**rows)).status_code == 302
    assert told(JointPatrol.objects.get()) == [("424", "intact", ""), ("425(2)", "damaged", "vỡ góc")]


def test_a_marker_that_the_register_does_not_know_is_kept_as_not_listed(client, clerk):
    client.post(NEW, typed(**row(0, marker="261(2)", found="intact", words="")))
    marker = BorderMarker.objects.get(code="261(2)")
    assert (marker.listed, marker.checks.count()) == (False, 1)
    assert "chip-wait" in client.get(JointPatrol.objects.get().get_absolute_url()).content.decode()


@pytest.mark.parametrize("code", ["171", "520", "519/3", "42", "424-426", "cột mốc", "000"])
def test_what_is_no_marker_of_this_line_is_refused_by_name_and_stays_typed(client, clerk, code):
    response = client.post(NEW, typed(**row(3, marker=code, found="intact", words="còn tốt")))
    form, page = response.context["form"], response.content.decode()
    assert response.status_code == 422 and list(form.errors) == ["marker_checks-3-marker"]
    assert f"“{code}”" in str(form.errors) and "519/2" in str(form.errors) and f'value="{code}"' in page
    assert 'href="#id_marker_checks-3-marker"' in page and "còn tốt" in page
    assert not JointPatrol.objects.exists() and not BorderMarker.objects.filter(code=code).exists()


FAULTY = [
    ({"marker": "", "found": "intact"}, "marker"),
    ({"marker": "424", "found": ""}, "found"),
    ({"marker": "424", "found": "broken"}, "found"),
    ({"marker": "424", "found": "missing"}, "words"),
    ({"marker": "424", "found": "moved", "words": "x" * 201}, "words"),
]


@pytest.mark.parametrize(("cells", "wrong"), FAULTY)
def test_a_row_that_lacks_something_says_what(client, clerk, cells, wrong):
    response = client.post(NEW, typed(**row(0, **({"words": ""} | cells))))
    assert list(response.context["form"].errors) == [f"marker_checks-0-{wrong}"]


def test_one_marker_in_two_rows_is_refused_unless_one_is_taken_away(client, clerk):
    twice = row(0, marker="424", found="intact", words="") | row(1, marker="mốc 424", found="worn", words="")
    response = client.post(NEW, typed(**twice))
    assert list(response.context["form"].errors) == ["marker_checks-1-marker"]
    sent = typed(**twice | {"marker_checks-0-remove": "on"})
    assert client.post(NEW, sent).status_code == 302
    assert told(JointPatrol.objects.get()) == [("424", "worn", "")]


def test_a_button_adds_a_row_without_a_script_and_keeps_everything(client, clerk):
    sent = typed(
        add_row="marker_checks", our_number="nhiều", **row(0, marker="999", found="worn", words="mờ")
    )
    del sent["then"]
    response = client.post(NEW, sent)
    page = response.content.decode()
    assert response.status_code == 200 and not JointPatrol.objects.exists()
    assert 'name="marker_checks-1-marker"' in page and "nhiều" in page and 'value="999"' in page
    assert "error-summary" not in page


def test_a_row_is_mended_one_is_taken_away_and_the_trail_says_so(client, clerk):
    record = make_checked_patrol(clerk)
    first, second = record.marker_checks.all()
    rows = row(0, id=first.pk, marker="424", found="intact", words="", remove="on")
    rows |= row(1, id=second.pk, marker="425", found="damaged", words="vỡ")
    sent = typed(version=record.version, then="draft", their_number="8", **rows)
    assert client.post(edit(record), sent).status_code == 302
    assert [(check.pk, check.found) for check in record.marker_checks.all()] == [(second.pk, "damaged")]
    changes = {name: (old, new) for name, old, new in record.notes.get(verb="edit").changes}
    assert "424" in changes["marker_checks"][0] and "424" not in changes["marker_checks"][1]


def test_the_form_shows_what_is_stored(client, clerk):
    page = client.get(edit(make_checked_patrol(clerk))).content.decode()
    assert 'value="425"' in page and 'value="mờ chữ"' in page and page.count('data-row="marker_checks-') == 4


def test_a_copy_of_the_form_without_rows_changes_none(client, clerk):
    record = make_checked_patrol(clerk)
    sent = typed(version=record.version, then="draft", findings="Khác")
    del sent["in_full"]
    assert client.post(edit(record), sent).status_code == 302
    record.refresh_from_db()
    assert record.findings == "Khác" and len(told(record)) == 2


def test_the_same_form_twice_keeps_its_rows_once(client, clerk):
    sent = typed(**row(0, marker="261", found="intact", words=""))
    assert client.post(NEW, sent).url == client.post(NEW, sent).url
    assert MarkerCheck.objects.count() == 1


def test_a_row_of_another_record_is_not_taken_over(client, clerk):
    other = make_checked_patrol(clerk)
    stolen = row(0, id=other.marker_checks.first().pk, marker="500", found="intact", words="")
    assert client.post(NEW, typed(**stolen)).status_code == 302
    assert [code for code, *_ in told(other)] == ["424", "425"]


def test_too_many_rows_are_refused(client, clerk):
    rows = {}
    for turn in range(51):
        rows |= row(turn, marker=str(200 + turn), found="intact", words="")
    response = client.post(NEW, typed(**rows))
    assert response.status_code == 422 and response.context["form"].non_field_errors()


def test_the_number_of_queries_does_not_grow_with_the_rows(client, clerk, django_assert_max_num_queries):
    record = make_checked_patrol(clerk)
    with django_assert_max_num_queries(40) as few:
        client.get(edit(record))
    more = [MarkerCheck(marker=make_marker(str(430 + n)), found="intact") for n in range(8)]
    record.set_part("marker_checks", [*record.stored_part("marker_checks"), *more])
    record.write(clerk)
    with django_assert_max_num_queries(len(few)):
        client.get(edit(record))
