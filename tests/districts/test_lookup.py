"""One look-up finds a place by any spelling, on the day of the event."""

import unicodedata
from datetime import date

import pytest
from django.db import transaction

from borderops.districts.lookup import Gazetteer, find_places
from borderops.management.commands import seed
from borderops.people.places import Places
from borderops.sheets.registry import workbooks
from tests.factories import make_commune, make_district, make_marker

BEFORE, LAST_OLD, FIRST_NEW, AFTER = date(2024, 5, 20), date(2025, 6, 30), date(2025, 7, 1), date(2026, 5, 20)


@pytest.fixture(scope="module")
def gazetteer(django_db_setup, django_db_blocker):
    """The province's own places, in memory; the database forgets them again."""
    with django_db_blocker.unblock(), transaction.atomic():
        for name in ["counterparts.csv", "districts.csv", "communes.csv", "markers.csv"]:
            seed.load(seed.FOLDER / name, workbooks[seed.FILES[name]].resource(), seed.documents_account())
        yield Gazetteer()
        transaction.set_rollback(True)


@pytest.fixture
def look_up(gazetteer):
    def found(text, on=BEFORE, within=None):
        """What a text finds: code of the commune, abbreviation of the district, marker."""
        return [
            (place.commune.code, place.district.abbr, place.marker)
            for place in gazetteer.find(text, on, within)
        ]

    return found


@pytest.mark.parametrize(
    "text",
    [
        "Lũng Cú",
        "lung cu",
        "LŨNG CÚ",
        "  Lũng   Cú ",
        unicodedata.normalize("NFD", "Lũng Cú"),
        "xã Lũng Cú",
        "X. Lũng Cú",
        "xa lung cu",
        "Lũng Cú, Đồng Văn",
        "Lũng Cú - Đồng Văn",
        "lung cu dong van",
        "xã Lũng Cú huyện Đồng Văn",
        "xã Lũng Cú (H. Đồng Văn)",
        "Lũng Cú, DV",
        "thôn Séo Lủng, xã Lũng Cú, huyện Đồng Văn, tỉnh Hà Giang",
        "xã Lũng Cú, khu vực Đồng Văn",
    ],
)
def test_a_commune_is_found_however_it_is_written(look_up, text):
    assert look_up(text) == [("00715", "DV", "")]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Ma Lé", "00718"),
        ("Phố Bảng", "00712"),
        ("Sà Phìn", "00736"),
        ("Xà Phìn", "00736"),
        ("xa phin", "00736"),
        ("xã Xà Phìn", "00736"),
        ("xa xa phin dong van", "00736"),
        ("Sán Sả Hồ", "01060"),
        ("xã Sủng Là", "00733"),
        ("Phương Tiến, Vị Xuyên", "00940"),
        ("xã Phương Tiến huyện Vị Xuyên", "00940"),
        ("phuong tien vi xuyen", "00940"),
        ("Xín Mần", "01108"),
        ("TT Đồng Văn", "00721"),
    ],
)
def test_other_names_and_names_like_prefixes_are_found(look_up, text, code):
    assert [place[0] for place in look_up(text)] == [code]


@pytest.mark.parametrize("on", [BEFORE, LAST_OLD, FIRST_NEW, AFTER])
def test_every_place_is_found_again_by_what_the_look_up_calls_it(gazetteer, on):
    standing = [
        place
        for commune in gazetteer.communes
        if commune.stands_on(on)
        for place in gazetteer.spread(commune)
    ]
    assert len(standing) == (193 if on < FIRST_NEW else 78)
    assert [place for place in standing if place not in gazetteer.find(place.text, on)] == []


@pytest.mark.parametrize(
    ("text", "code", "marker"),
    [
        ("son vi 504", "00793", "504"),
        ("Sơn Vĩ, mốc 504", "00793", "504"),
        ("mốc giới số 519/2", "00793", "519/2"),
        ("424", "00715", "424"),
        ("261 (2)", "00928", "261(2)"),
        ("Mốc 446 xã Xín Cái", "00778", "446"),
        ("Lũng Cú 430", "00715", "430"),
    ],
)
def test_a_marker_is_taken_with_or_without_its_commune(look_up, text, code, marker):
    assert [(place[0], place[2]) for place in look_up(text)] == [(code, marker)]


def test_an_unlisted_marker_alone_says_no_place(look_up):
    assert look_up("430") == look_up("mốc 430") == []


@pytest.mark.parametrize(
    "text", ["", "  ", "mốc", "khong co xa nay", "999", "lung cu 999", "171", "520", "%", "\x00"]
)
def test_nonsense_finds_nothing(look_up, text):
    assert look_up(text) == []


def test_a_district_alone_offers_its_communes_border_first(look_up):
    found = look_up("H. Xín Mần")
    assert {place[1] for place in found} == {"XM"} and len(found) == 18
    assert {place[0] for place in found[:4]} == {"01105", "01099", "01120", "01108"}
    assert len(look_up("huyện Xín Mần", AFTER)) == 6


def test_one_name_in_two_districts_is_asked_and_settled_by_the_district(look_up):
    assert look_up("Tả Lủng") == [("00742", "DV", ""), ("00796", "MV", "")]
    assert look_up("Tả Lủng, Mèo Vạc") == look_up("ta lung meo vac") == [("00796", "MV", "")]


def test_only_what_stands_on_the_day_is_offered(look_up):
    assert look_up("Hà Giang 1", LAST_OLD) == []
    assert look_up("Hà Giang 1", FIRST_NEW) == [("00694", "HG", "")]
    assert look_up("Phố Bảng", LAST_OLD) == [("00712", "DV", "")]
    assert look_up("Phố Bảng", FIRST_NEW) == [("00745", "DV", "")]
    assert look_up("Sơn Vĩ", LAST_OLD) == [("00793", "MV", "")]
    assert look_up("Sơn Vĩ", FIRST_NEW) == [("00778", "MV", "")]


def test_a_former_commune_leads_to_its_heir_and_keeps_its_district(gazetteer):
    (place,) = gazetteer.find("Má Lé", AFTER)
    assert (place.commune.code, place.district.abbr, place.formerly) == ("00715", "DV", "xã Má Lé")
    found = gazetteer.find("Tả Lủng", AFTER)
    assert [(place.commune.name, place.district.abbr) for place in found] == [
        ("Đồng Văn", "DV"),
        ("Mèo Vạc", "MV"),
    ]


def test_a_commune_that_was_split_offers_all_its_heirs(look_up):
    assert set(look_up("Quang Trung", AFTER)) == {("00691", "HG", ""), ("00694", "HG", "")}


def test_a_name_that_lives_on_is_not_called_former(gazetteer):
    (place,) = gazetteer.find("Lũng Cú", AFTER)
    assert place.formerly == ""
    (by_marker,) = gazetteer.find("424", AFTER)
    assert (by_marker.commune, by_marker.formerly) == (place.commune, "")


def test_a_new_commune_in_two_districts_asks_which(look_up):
    assert look_up("xã Đồng Văn", AFTER) == [("00721", "DV", ""), ("00721", "MV", "")]
    assert look_up("Đồng Văn, Mèo Vạc", AFTER) == [("00721", "MV", "")]
    assert look_up("Đồng Văn, Mèo Vạc", BEFORE) == []


def test_a_marker_settles_the_district_of_a_commune_in_two(look_up):
    assert look_up("Đồng Văn 470", AFTER) == [("00721", "MV", "470")]
    assert look_up("Đồng Văn 500", AFTER) == [("00721", "DV", "500"), ("00721", "MV", "500")]


def test_only_places_within_reach_are_offered(gazetteer, look_up):
    by_abbr = {district.abbr: district.pk for district in gazetteer.districts}
    meo_vac = Places(districts=frozenset({by_abbr["MV"]}))
    assert look_up("Tả Lủng", within=meo_vac) == [("00796", "MV", "")]
    assert look_up("Đồng Văn", AFTER, meo_vac) == [("00721", "MV", "")]
    assert look_up("424", within=meo_vac) == look_up("Lũng Cú, Đồng Văn", within=meo_vac) == []
    assert look_up("Lũng Cú", within=Places()) == []
    assert look_up("Lũng Cú", within=Places(everywhere=True)) == [("00715", "DV", "")]


def test_a_unit_reaches_its_communes(gazetteer, look_up):
    lung_cu = next(c for c in gazetteer.communes if c.code == "00715" and c.valid_to)
    post = Places(communes=frozenset({lung_cu.pk, lung_cu.main_successor_id}))
    assert look_up("Lũng Cú", within=post) == look_up("Lũng Cú", AFTER, post) == [("00715", "DV", "")]
    assert look_up("Má Lé", within=post) == look_up("Đồng Văn", within=post) == []


@pytest.mark.django_db
def test_a_code_that_is_used_again_means_the_commune_of_the_day():
    old = make_commune("Xín Cái", "00778", make_district(), valid_to=LAST_OLD)
    new = make_commune("Sơn Vĩ", "00778", make_district(), valid_from=FIRST_NEW)
    old.successors.add(new)
    assert [place.commune for place in find_places("Xín Cái", LAST_OLD)] == [old]
    assert [place.commune for place in find_places("Xín Cái", FIRST_NEW)] == [new]
    assert find_places("Sơn Vĩ", LAST_OLD) == []


@pytest.mark.django_db
def test_every_place_is_read_in_a_few_queries(django_assert_num_queries):
    for number in range(5):
        make_marker(f"30{number}", make_commune(f"Xã số {number}", f"0000{number}"))
    with django_assert_num_queries(5):
        Gazetteer().find("Xã số 3", BEFORE)
