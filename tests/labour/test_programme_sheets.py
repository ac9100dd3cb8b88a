"""Programmes, their steps, sectors, sending units and quotas in and out as sheets, by the rules of the forms."""

import pytest
from django.urls import reverse

from borderops.labour.models import Programme, Quota
from borderops.sheets.models import ImportRun
from tests.factories import (
    make_administrator,
    make_clerk,
    make_district,
    make_observer,
    make_overseer,
    make_user,
)
from tests.labour.makers import make_issued, make_partner, make_programme, make_quota, make_sector
from tests.sheets.books import bring_in, counts, export, faults, lines_of, rejected, send

pytestmark = pytest.mark.django_db
KEYS = ["programmes", "programme-steps", "sectors", "sending-units", "quotas"]
QUOTA = ["Labour programme", "Calendar year of issue", "District", "Number of places", "Rule that sets it"]


@pytest.mark.parametrize(
    ("key", "rows"), [("programmes", 3), ("programme-steps", 4), ("sectors", 7), ("sending-units", 5)]
)
def test_the_seeds_come_back_unchanged(client, seeded, key, rows):
    client.force_login(make_administrator())
    send(client, key, export(client, key, format="xlsx"), "a.xlsx")
    run = ImportRun.objects.get()
    assert (rejected(run), counts(run)) == ([], (0, 0, rows, 0))


def test_quotas_come_in_are_changed_by_their_key_and_come_back_unchanged(client):
    make_programme(), make_district()
    client.force_login(make_overseer())
    lines = ["VS", 2024, "", 1200, "QĐ 1"], ["VS", 2024, "Đồng Văn", 300, "QĐ 1"]
    assert counts(bring_in(client, "quotas", QUOTA, *lines)) == (2, 0, 0, 0)
    assert counts(bring_in(client, "quotas", QUOTA, ["VS", 2024, "", 900, "QĐ 2"])) == (0, 1, 0, 0)
    assert Quota.objects.get(district=None).places == 900
    send(client, "quotas", export(client, "quotas", format="csv"), "a.csv")
    assert counts(ImportRun.objects.latest("pk")) == (0, 0, 2, 0)


def test_fewer_places_than_are_taken_are_not_set_by_a_sheet(client):
    make_quota(5), make_issued()
    client.force_login(make_overseer())
    run = bring_in(client, "quotas", QUOTA, ["VS", 2024, "", 0, "QĐ 1"])
    assert counts(run) == (0, 0, 0, 1) and "Of this quota 1 are taken" in faults(run)[0][2]


def test_a_programme_comes_in_with_its_sectors_and_faults_are_named(client):
    make_partner(), make_sector()
    client.force_login(make_overseer())
    head = ["Code", "Name", "Partner on the other side", "Sectors of work", "Signed on", "Source"]
    good = ["VS", "Văn Sơn", "VS Văn Sơn", "NONG", "12/2014", "X"]
    run = bring_in(client, "programmes", head, good, ["bs", *good[1:]], ["BS", "Tên", "VS", "XX", "", "X"])
    assert (counts(run), [fault[:2] for fault in faults(run)]) == (
        (1, 0, 0, 2),
        [(3, "Code"), (4, "Sectors of work")],
    )
    programme = Programme.objects.get()
    assert (list(programme.sectors.all()), programme.signed_on) == ([make_sector()], "2014-12")


def test_everybody_with_a_posting_exports_and_only_who_keeps_it_imports(client):
    make_quota()
    client.force_login(make_observer())
    assert lines_of(export(client, "quotas"))[1][:2] == ["VS", 2024]
    for key in KEYS:
        client.force_login(make_clerk())
        assert client.get(reverse("import-sheet", args=[key])).status_code == 403
        client.force_login(make_user())
        assert client.get(reverse("export-sheet", args=[key])).status_code == 403
