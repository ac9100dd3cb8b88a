"""Rows on the form: goods and evidence, word with the other side; with and without a script."""

from decimal import Decimal

import pytest

from borderops.districts.models import Counterpart
from borderops.incidents.models import Incident
from tests.factories import make_clerk, make_commune, make_returned
from tests.incidents.forms import NEW, in_full

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk(client):
    user = make_clerk(make_commune().district)
    client.force_login(user)
    return user


def row(turn=0, part="goods", **cells):
    """A row as the browser sends it."""
    return {f"{part}-{turn}-{name}": value for name, value in cells.items()}


CIGARETTES = {
    "kind": "goods",
    "what": "Thuốc lá điếu",
    "amount": "1,5",
    "unit": "kg",
    "value_vnd": "12.500.000",
}
BLANK = {"id": "", "kind": "", "what": "", "amount": "", "unit": "", "value_vnd": ""}


def told(record):
    return [(one.what, one.amount, one.unit, one.value_vnd) for one in record.goods.all()]


def test_goods_are_read_as_people_write_them_and_blank_rows_are_none(client, clerk):
    pigs = {"kind": "animals", "what": "Lợn giống", "amount": "1.200", "unit": "con", "value_vnd": "2,5 tỷ"}
    rows = row(0, **CIGARETTES) | row(1, **BLANK) | row(7, **pigs)
    assert client.post(NEW, in_full(**rows)).status_code == 302
    record = Incident.objects.get()
    assert told(record) == [
        ("Thuốc lá điếu", Decimal("1.5"), "kg", 12_500_000),
        ("Lợn giống", Decimal(1200), "con", 2_500_000_000),
    ]
    assert "2.512.500.000" in client.get(record.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("kind", ""),
        ("what", ""),
        ("unit", ""),
        ("amount", "nhiều"),
        ("amount", "-1"),
        ("amount", "1,250"),
        ("amount", "0,0001"),
        ("amount", "999999999999999999"),
        ("value_vnd", "12,5"),
        ("value_vnd", "một triệu"),
    ],
)
def test_a_faulty_cell_is_named_with_its_row_and_nothing_is_lost(client, clerk, cell, value):
    rows = row(0, **CIGARETTES) | row(3, **CIGARETTES | {cell: value})
    response = client.post(NEW, in_full(**rows))
    form, page = response.context["form"], response.content.decode()
    assert response.status_code == 422 and list(form.errors) == [f"goods-3-{cell}"]
    assert f'href="#id_goods-3-{cell}"' in page and "2, " in form[f"goods-3-{cell}"].label
    assert page.count("Thuốc lá điếu") >= (1 if cell == "what" else 2)
    assert not Incident.objects.exists()


def test_a_row_is_mended_one_is_taken_away_and_the_trail_says_so(client, clerk):
    client.post(NEW, in_full(then="draft", **row(0, **CIGARETTES) | row(1, **CIGARETTES | {"what": "Rượu"})))
    record = Incident.objects.get()
    one, other = record.goods.all()
    rows = row(0, **CIGARETTES, id=one.pk, remove="on") | row(1, **CIGARETTES | {"what": "Bia"}, id=other.pk)
    client.post(f"{record.get_absolute_url()}edit/", in_full(then="draft", version=record.version, **rows))
    assert [(each.pk, each.what) for each in record.goods.all()] == [(other.pk, "Bia")]
    (changed,) = record.notes.get(verb="edit").changes
    assert changed[0] == "goods" and "Thuốc lá điếu" in changed[1] and "Thuốc lá" not in changed[2]


def test_taking_the_last_row_away_empties_the_list(client, clerk):
    client.post(NEW, in_full(then="draft", **row(0, **CIGARETTES)))
    record = Incident.objects.get()
    client.post(f"{record.get_absolute_url()}edit/", in_full(then="draft", version=record.version))
    assert not record.goods.exists()


def test_a_row_of_another_record_is_not_taken_over(client, clerk):
    client.post(NEW, in_full(then="draft", **row(0, **CIGARETTES)))
    first = Incident.objects.get()
    stolen = row(0, **CIGARETTES | {"what": "Khác"}, id=first.goods.get().pk)
    client.post(NEW, in_full(then="draft", **stolen))
    assert first.goods.get().what == "Thuốc lá điếu"
    assert Incident.objects.exclude(pk=first.pk).get().goods.get().what == "Khác"


def test_without_a_script_a_button_adds_a_row_and_keeps_everything(client, clerk):
    sent = in_full(account="Câu chuyện dài", offenders="nhiều", **row(0, **CIGARETTES), add_row="goods")
    response = client.post(NEW, {name: value for name, value in sent.items() if name != "then"})
    page = response.content.decode()
    assert response.status_code == 200 and not Incident.objects.exists()
    assert len(response.context["form"].rows("goods")) == 2
    assert "Câu chuyện dài" in page and "nhiều" in page and "Thuốc lá điếu" in page
    assert "error-summary" not in page and 'name="goods-1-what"' in page


def test_too_many_rows_are_refused(client, clerk):
    rows = {}
    for turn in range(51):
        rows |= row(turn, **CIGARETTES)
    response = client.post(NEW, in_full(**rows))
    assert response.status_code == 422 and response.context["form"].non_field_errors()


def test_word_with_the_other_side_is_kept(client, clerk):
    county = Counterpart.objects.create(code="MLP", level="huyện", name_vi="Malypho")
    talks = {"kind": "talks", "on_day": "21/05/2024", "counterpart": county.pk, "document_number": "03/HĐ"}
    client.post(NEW, in_full(**row(0, "coordinations", **talks)))
    record = Incident.objects.get()
    page = client.get(record.get_absolute_url()).content.decode()
    assert record.coordinations.get().counterpart == county
    assert "Malypho" in page and "03/HĐ" in page


@pytest.mark.parametrize("day", ["", "31/02/2024", "01/01/2100"])
def test_a_day_of_word_with_the_other_side_that_cannot_be_is_refused(client, clerk, day):
    response = client.post(NEW, in_full(**row(0, "coordinations", kind="radio", on_day=day)))
    assert list(response.context["form"].errors) == ["coordinations-0-on_day"]


def test_the_same_form_twice_keeps_its_rows_once(client, clerk):
    twice = in_full(**row(0, **CIGARETTES))
    client.post(NEW, twice)
    client.post(NEW, twice)
    assert told(Incident.objects.get()) == [("Thuốc lá điếu", Decimal("1.5"), "kg", 12_500_000)]


def test_a_stale_edit_loses_no_row(client):
    record = make_returned()
    client.force_login(record.entered_by)
    sent = in_full(version=record.version, then="draft", **row(0, **CIGARETTES))
    record.offenders = 20
    record.write(record.entered_by)
    response = client.post(f"{record.get_absolute_url()}edit/", sent)
    assert response.status_code == 409 and "Thuốc lá điếu" in response.content.decode()
    assert not record.goods.exists()


def test_the_number_of_queries_does_not_grow_with_the_rows(client, clerk, django_assert_max_num_queries):
    county = Counterpart.objects.create(code="MLP", level="huyện", name_vi="Malypho").pk
    rows = [
        row(turn, "coordinations", kind="radio", on_day="20/05/2024", counterpart=county) for turn in range(9)
    ]
    client.post(NEW, in_full(then="draft", **rows[0]))
    record = Incident.objects.get()
    address = f"{record.get_absolute_url()}edit/"
    with django_assert_max_num_queries(40) as at_first:
        client.get(address)
    most, many = len(at_first), {name: value for each in rows for name, value in each.items()}
    client.post(address, in_full(then="draft", version=record.version, **many))
    assert record.coordinations.count() == 9
    with django_assert_max_num_queries(most):
        client.get(address)


def test_two_rows_that_claim_the_same_stored_one_are_both_kept(client, clerk):
    assert client.post(NEW, in_full(then="draft", **row(0, **CIGARETTES))).status_code == 302
    record = Incident.objects.get()
    same = CIGARETTES | {"id": str(record.goods.get().pk)}
    rows = row(0, **same) | row(1, **same | {"what": "Ngô"})
    form = in_full(then="draft", version=record.version, **rows)
    assert client.post(f"{record.get_absolute_url()}edit/", form).status_code == 302
    assert [one.what for one in record.goods.all()] == ["Thuốc lá điếu", "Ngô"]
