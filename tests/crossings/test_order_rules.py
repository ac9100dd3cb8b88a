"""Who may order what: the page, the fragment of the form, the sheet, the seeds and the administration."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from borderops.crossings.models import OrderRule
from borderops.sheets.models import ImportRun
from tests.crossings.makers import make_crossing, make_event, make_rule, new_change
from tests.factories import (
    make_administrator,
    make_clerk,
    make_observer,
    make_other_district,
    make_overseer,
    make_user,
)
from tests.sheets.books import bring_in, check, counts, export, faults, rejected, send

pytestmark = pytest.mark.django_db
PAGE, RULING, ADMIN = "/crossings/rules/", "/crossings/changes/ruling/", "/admin/crossings/orderrule/"
CHIEF, COMMANDER = "Đồn trưởng Đồn Biên phòng", "Chỉ huy trưởng Bộ đội Biên phòng tỉnh"
HEADINGS = [
    "Title of who orders",
    "Kind of crossing",
    "Longest, in hours",
    "Article",
    "In force from",
    "Source",
]
LINE = [CHIEF, "Border opening", "6", "Điều 11", "01/01/2022", "Luật Biên phòng"]


@pytest.fixture
def crossing():
    return make_crossing()


def ruling(crossing, kind="opening", **fields):
    """What the rules say of a suspension from six to noon at a crossing of this kind."""
    if kind:
        make_event(crossing, kind_after=kind)
    hours = {"since": "2024-05-20T06:00", "expected_until": "2024-05-20T12:00", "ordered_by": CHIEF}
    return new_change(crossing, **hours | fields).ruling()


def test_an_order_within_its_rule_has_nothing_against_it(crossing):
    rule = make_rule(verified=True)
    assert (ruling(crossing).rules, ruling(crossing, None).fault) == ((rule,), "")


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"expected_until": "2024-05-20T12:01"}, "expected_until", "longer than the rule allows"),
        ({"imposed_by": "", "expected_until": ""}, "expected_until", "say until when"),
        ({"kind": "main"}, "ordered_by", "may not order it at this kind"),
    ],
)
def test_against_its_rule_it_is_refused_where_verified_and_only_advised_where_not(
    crossing, fields, field, words
):
    rule = make_rule(verified=True)
    told = ruling(crossing, **fields)
    assert (told.field, told.refuses) == (field, True) and words in told.fault
    rule.verified = False
    rule.save()
    told = ruling(crossing, None, **{name: value for name, value in fields.items() if name != "kind"})
    assert (told.refuses, told.advises) == (False, True)


def test_a_title_without_a_rule_that_day_is_only_asked_about(crossing):
    make_rule(verified=True, valid_from=date(2025, 1, 1))
    assert ruling(crossing).advises and not ruling(crossing, None).refuses


def test_nothing_is_asked_of_the_other_side_of_an_opening_or_without_a_title(crossing):
    make_rule(kind="main", verified=True)
    for fields in ({"imposed_by": "CN"}, {"state_of_flow": "open"}, {"ordered_by": ""}):
        assert ruling(crossing, "opening" if not crossing.events.exists() else None, **fields).fault == ""


def test_what_is_known_by_its_month_or_at_an_unknown_kind_is_not_measured(crossing):
    make_rule(verified=True)
    assert ruling(crossing, None, expected_until="2025").fault == ""
    assert ruling(crossing, since="2024-05", expected_until="2025").fault == ""


def test_rules_of_one_title_and_kind_do_not_overlap_and_an_hour_is_the_least():
    make_rule(valid_to=date(2025, 6, 30))
    make_rule(valid_from=date(2025, 7, 1)).full_clean()
    for fields in (
        {"valid_from": date(2025, 6, 30)},
        {"longest_hours": 0},
        {"valid_from": date(2019, 1, 2), "valid_to": date(2019, 1, 1)},
    ):
        with pytest.raises(ValidationError):
            OrderRule(title=CHIEF, kind="opening", article="Điều 11", source="Luật", **fields).full_clean()


def test_the_page_shows_every_rule_and_the_link_to_keep_them_only_to_who_may(client):
    make_rule(valid_from=None)
    make_rule(COMMANDER, "main", None, valid_to=date(2023, 1, 1), verified=True)
    client.force_login(make_observer())
    page = client.get(PAGE).content.decode()
    assert "at most 6 hours" in page and "not compared yet: advice only" in page and ADMIN not in page
    assert "no longest time said" in page and "At other times" in page and "01/01/2022 – 01/01/2023" in page
    client.force_login(make_administrator())
    assert client.get(PAGE).status_code == 200 and ADMIN in client.get(PAGE).content.decode()
    client.force_login(make_user())
    assert client.get(PAGE).status_code == 403 and client.post(PAGE).status_code in (403, 405)


def test_the_page_without_rules_says_who_adds_them(client):
    client.force_login(make_observer())
    assert "The administrator adds them" in client.get(PAGE).content.decode()


def test_the_fragment_quotes_the_rule_while_somebody_writes(client, crossing):
    make_rule()
    make_event(crossing, kind_after="opening")
    client.force_login(make_clerk(crossing.district))
    sent = {
        "crossing": crossing.pk, "state_of_flow": "suspended", "imposed_by": "VN", "ordered_by": CHIEF,
        "since": "20/05/2024 06:00", "expected_until": "20/05/2024 20:00",
    }  # fmt: skip
    page = client.get(RULING, sent).content.decode()
    assert "longer than the rule allows" in page and "Advice only" in page and "<html" not in page
    assert (
        "By these rules" in client.get(RULING, sent | {"expected_until": "20/05/2024 10:00"}).content.decode()
    )
    many = {name: value for name, value in sent.items() if name != "crossing"} | {"crossings": [crossing.pk]}
    assert "longer than the rule allows" in client.get(RULING, many).content.decode()
    for missing in ({"since": "mai"}, {"crossing": "x"}, {"crossing": "9" * 30}, {"ordered_by": ""}):
        assert "alert" not in client.get(RULING, sent | missing).content.decode()


def test_the_fragment_is_for_those_who_log_and_knows_only_their_crossings(client, crossing):
    make_rule()
    sent = {
        "crossing": crossing.pk,
        "state_of_flow": "closed",
        "imposed_by": "VN",
        "ordered_by": CHIEF,
        "since": "2024",
    }
    client.force_login(make_clerk(make_other_district()))
    assert "alert" not in client.get(RULING, sent).content.decode()
    client.force_login(make_observer())
    assert client.get(RULING, sent).status_code == 403


def test_the_seeds_hold_what_the_laws_say_as_advice(seeded):
    told = set(OrderRule.objects.values_list("title", "kind", "longest_hours"))
    assert {
        (CHIEF, "opening", 6),
        (CHIEF, "secondary", 6),
        (COMMANDER, "secondary", 12),
        (COMMANDER, "main", 6),
    } <= told
    assert ("Chủ tịch Ủy ban nhân dân tỉnh", "main", 24) in told
    assert ("Thủ tướng Chính phủ", "international", None) in told and len(told) == 7
    assert not OrderRule.objects.filter(verified=True).exists()
    assert OrderRule.objects.filter(version__contains="98/2025/QH15").count() == 6


def test_the_sheet_comes_back_unchanged(client, seeded):
    client.force_login(make_administrator())
    send(client, "order-rules", export(client, "order-rules", format="xlsx"), "a.xlsx")
    run = ImportRun.objects.get()
    assert rejected(run) == [] and counts(run) == (0, 0, 7, 0)


def test_a_rule_comes_in_changes_and_is_refused_by_row_and_column(client):
    client.force_login(make_administrator())
    assert counts(bring_in(client, "order-rules", HEADINGS, LINE)) == (1, 0, 0, 0)
    changed = [*LINE[:2], "8", *LINE[3:]]
    assert counts(bring_in(client, "order-rules", HEADINGS, changed)) == (0, 1, 0, 0)
    assert OrderRule.objects.get().longest_hours == 8
    assert faults(check(client, "order-rules", HEADINGS, [*LINE[:2], "-1", *LINE[3:]])) != []


@pytest.mark.parametrize("person", [make_clerk, make_overseer, make_observer])
def test_only_the_administrator_keeps_them(client, person):
    rule = make_rule()
    client.force_login(person())
    assert client.get(f"{ADMIN}add/").status_code in (302, 403)
    assert client.post(f"{ADMIN}{rule.pk}/change/", {}).status_code in (302, 403)
    rule.refresh_from_db()
    assert rule.history.count() == 1


def test_the_administrator_verifies_a_rule_with_its_history(client):
    rule = make_rule()
    client.force_login(make_administrator())
    told = {
        "title": rule.title, "kind": rule.kind, "longest_hours": 6, "article": "Điều 11", "version": "Luật 98/2025",
        "words": "", "valid_from": "01/01/2022", "valid_to": "", "verified": "on", "source": "Công báo",
    }  # fmt: skip
    assert client.post(f"{ADMIN}{rule.pk}/change/", told).status_code == 302
    rule.refresh_from_db()
    assert rule.verified and rule.history.count() == 2
    assert client.get(f"{ADMIN}{rule.pk}/history/").status_code == 200
    assert client.post(f"{ADMIN}{rule.pk}/delete/").status_code == 403
