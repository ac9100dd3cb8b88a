"""Everything that may be told of an incident beside what is asked: typed, kept, shown, and what must fit together."""

from datetime import timedelta

import pytest
from django.utils import timezone

from borderops.incidents.models import Incident
from borderops.review.states import State
from tests.factories import (
    make_accepted,
    make_clerk,
    make_code,
    make_commune,
    make_draft,
    make_observer,
    make_other_district,
    make_unit,
)
from tests.incidents.forms import NEW, in_full, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


def test_every_detail_is_kept_and_shown(client, clerk):
    unit = make_unit("Đồn Đồng Văn")
    details = {
        "reported_at": "20/05/2024 9h15", "found_by": "patrol", "found_unit": unit.pk, "handling_unit": unit.pk,
        "male": "6", "female": "7", "under_18": "2", "vn": "10", "cn": "3", "other_nationality": "0",
        "victims": "1", "handed_back": "4", "received": "5", "injured": "0", "confidence": "likely",
        "severity": "2", "paper_book_number": "17/SV", "further_kinds": [make_code("B1", "Vượt biên").pk],
    }  # fmt: skip
    assert client.post(NEW, in_full(**details)).status_code == 302
    record = Incident.objects.get()
    assert timezone.localtime(record.reported_at).strftime("%d/%m/%Y %H:%M") == "20/05/2024 09:15"
    assert (record.male, record.female, record.under_18, record.vn, record.cn) == (6, 7, 2, 10, 3)
    assert (record.other_nationality, record.injured, record.offenders) == (0, 0, 13)
    assert (record.found_unit, record.severity, record.confidence) == (unit, "2", "likely")
    assert [str(row) for row in record.further_kinds.all()] == ["B1 Vượt biên"]
    page = client.get(record.get_absolute_url()).content.decode()
    for words in ["20/05/2024 09:15", "Đồn Đồng Văn", "17/SV", "B1 Vượt biên"]:
        assert words in page


def test_the_form_opens_as_it_was_sent_and_sending_it_again_changes_nothing(client, clerk):
    client.post(NEW, in_full(then="draft", reported_at="20/05/2024 09:15", male="6", severity="3"))
    record = Incident.objects.get()
    form = client.get(f"{record.get_absolute_url()}edit/").context["form"]
    shown = {name: form[name].value() for name in ("male", "reported_at", "severity")}
    assert shown == {"male": "6", "reported_at": "20/05/2024 09:15", "severity": "3"}
    again = in_full(then="draft", version=record.version, form_key="", **shown)
    client.post(f"{record.get_absolute_url()}edit/", again)
    assert [note.verb for note in record.notes.all()] == ["log"]


def test_a_copy_of_the_form_without_the_details_leaves_them_alone(client, clerk):
    client.post(NEW, in_full(then="draft", male="6", paper_book_number="17/SV", **{"goods-0-kind": "drugs",
                "goods-0-what": "Hê-rô-in"}))  # fmt: skip
    record = Incident.objects.get()
    address = f"{record.get_absolute_url()}edit/"
    client.post(address, typed(then="draft", version=record.version, offenders="14"))
    record.refresh_from_db()
    assert (record.offenders, record.male, record.paper_book_number) == (14, 6, "17/SV")
    assert [row.what for row in record.goods.all()] == ["Hê-rô-in"]


def test_sections_are_closed_until_something_stands_in_them(client, clerk):
    empty = client.get(NEW).context["form"].sections
    assert [each.is_open for each in empty] == [False] * 6
    record = make_draft(clerk, male=6, female=7, offenders=13)
    sections = client.get(f"{record.get_absolute_url()}edit/").context["form"].sections
    people = next(each for each in sections if each.section.key == "people")
    assert [each.section.key for each in sections if each.is_open] == ["people"]
    assert "6" in people.words and "7" in people.words


def test_sums_that_fail_are_asked_about_and_stay_with_a_reason(client, clerk):
    response = client.post(NEW, in_full(male="6", female="6"))
    assert response.status_code == 422 and list(response.context["form"].errors) == ["sums_reason"]
    assert any(each.is_open for each in response.context["form"].sections)
    assert (
        client.post(NEW, in_full(male="6", female="6", sums_reason="Một người bỏ chạy.")).status_code == 302
    )
    record = Incident.objects.get()
    assert record.sums_that_fail()[0] in client.get(record.get_absolute_url()).content.decode()


def test_a_draft_with_sums_that_fail_is_saved(client, clerk):
    assert client.post(NEW, in_full(male="6", female="6", then="draft")).status_code == 302


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("reported_at", "hôm qua"),
        ("reported_at", "19/05/2024 07:00"),
        ("male", "sáu"),
        ("severity", "9"),
        ("found_unit", "999999"),
        ("further_kinds", "999999"),
        ("follows_from", "VV-2024-DV-0999"),
        ("follows_from", "x\x00y"),
        ("victims", "999999999999999"),
    ],
)
def test_a_faulty_detail_is_named_and_its_section_opens(client, clerk, field, value):
    response = client.post(NEW, in_full(**{field: value}))
    form = response.context["form"]
    assert response.status_code == 422 and form.errors[field]
    assert [each for each in form.sections if each.is_open and field in each.section.field_names(form)]


def test_what_is_reported_in_the_future_is_refused(client, clerk):
    later = timezone.localtime() + timedelta(days=1)
    response = client.post(NEW, in_full(reported_at=f"{later:%d/%m/%Y %H:%M}"))
    assert response.context["form"].errors["reported_at"]


def test_an_incident_follows_from_one_that_the_person_may_see(client, clerk):
    earlier = make_accepted(clerk)
    assert client.post(NEW, in_full(follows_from=earlier.number.lower(), not_double="on")).status_code == 302
    later = Incident.objects.exclude(pk=earlier.pk).get()
    assert later.follows_from == earlier
    for one, other in [(earlier, later), (later, earlier)]:
        assert other.number in client.get(one.get_absolute_url()).content.decode()


def test_an_incident_of_other_places_is_no_link(client, clerk):
    far = make_accepted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    response = client.post(NEW, in_full(follows_from=far.number))
    assert response.status_code == 422 and response.context["form"].errors["follows_from"]


def test_a_link_to_what_the_reader_may_not_see_is_not_shown_and_not_lost(client, clerk):
    far = make_accepted(commune=make_commune("Chí Cà", "01105", make_other_district()))
    record = make_draft(clerk, follows_from=far)
    assert far.number not in client.get(record.get_absolute_url()).content.decode()
    client.post(
        f"{record.get_absolute_url()}edit/",
        in_full(then="draft", version=record.version, follows_from=far.number),
    )
    record.refresh_from_db()
    assert (record.follows_from, record.offenders) == (far, 13)


def test_the_main_kind_is_not_a_further_one(client, clerk):
    main, other = make_code(), make_code("B1", "Vượt biên")
    client.post(NEW, in_full(code=main.pk, further_kinds=[main.pk, other.pk]))
    assert [row.code for row in Incident.objects.get().further_kinds.all()] == [other]


def test_an_observer_sees_no_spot_no_unit_and_no_small_group(client):
    unit = make_unit("Đồn Lũng Cú")
    facts = {
        "place_note": "Séo Lủng",
        "found_unit": unit,
        "paper_book_number": "17/SV",
        "sums_reason": "Vì sao",
    }
    small = make_accepted(offenders=3, male=2, female=1, victims=1, **facts)
    large = make_accepted(offenders=13, male=6, female=7, **facts)
    client.force_login(make_observer())
    told = {record: client.get(record.get_absolute_url()) for record in (small, large)}
    for page in told.values():
        assert [words for words in ("Séo Lủng", "Đồn Lũng Cú", "17/SV", "Vì sao")
                if words in page.content.decode()] == []  # fmt: skip
    labels = {record: [fact for _title, facts in page.context["groups"] for fact in facts]
              for record, page in told.items()}  # fmt: skip
    assert [words for _label, words in labels[large]] == ["6", "7"]
    assert [words for _label, words in labels[small]] not in ([], ["2", "1", "1"]) and len(labels[small]) == 1


def test_nothing_is_told_of_what_nobody_filled_in(client, clerk):
    page = client.get(make_draft(clerk).get_absolute_url())
    assert (page.context["groups"], page.context["goods"], page.context["links"]) == ([], [], [])


def test_the_quick_form_alone_still_submits(client, clerk):
    assert client.post(NEW, typed()).status_code == 302
    assert Incident.objects.get().state == State.SUBMITTED
