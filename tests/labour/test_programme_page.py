"""The page of a programme: public facts for everyone with a posting, and nothing about workers."""

import pytest

from tests.factories import make_administrator, make_clerk, make_observer, make_overseer, make_user
from tests.labour.makers import (
    make_abroad,
    make_programme,
    make_quota,
    make_sending_unit,
    make_step,
)

pytestmark = pytest.mark.django_db
PAGE = "/labour/programmes/VS/"


def whole():
    programme = make_programme(
        agreement="Thỏa thuận A", signed_on="2014-12", runs_from="2015", host_places="Phú Ninh|Malypho"
    )
    make_step(programme, "suspended", "2020", reason="dịch Covid-19", confidence="U")
    make_step(programme, "restored", "2023-11", published_text="khôi phục")
    make_quota(40, programme=programme)
    make_sending_unit(programme=programme)
    return programme


def test_an_observer_reads_every_fact_and_no_way_to_workers(client):
    whole()
    client.force_login(make_observer())
    page = client.get(PAGE).content.decode()
    for words in [
        "Thỏa thuận A",
        "12/2014",
        "Restored since 11/2023",
        "3 to 12 months",
        "dịch Covid-19",
        "khôi phục",
        "Phú Ninh · Malypho",
        "Trung tâm Dịch vụ việc làm tỉnh",
        "Quyết định 1/QĐ-UBND",
        "no day is set",
    ]:
        assert words in page, words
    assert "/labour/permits/" not in page and "/labour/lists/" not in page
    assert "/edit/" not in page and "/labour/counts/?programme=VS" in page


def test_the_mechanism_is_said_by_word_and_is_not_clear_where_no_source_says(client):
    programme = make_programme("BS", "Bách Sắc")
    programme.steps.all().delete()
    client.force_login(make_observer())
    assert "not clear whether it runs" in client.get("/labour/programmes/BS/").content.decode()


def test_who_may_see_workers_is_led_to_them_but_reads_no_name_here(client):
    permit = make_abroad()
    client.force_login(make_clerk(permit.district))
    page = client.get(PAGE).content.decode()
    assert "/labour/permits/?programme=VS" in page and "/labour/lists/?programme=VS" in page
    assert permit.worker.name not in page and permit.worker.paper_number not in page


def test_the_province_is_led_to_the_forms_and_the_administrator_to_the_history(client):
    whole()
    client.force_login(make_overseer())
    page = client.get(PAGE).content.decode()
    assert "/labour/programmes/VS/edit/" in page and "/withdraw/" in page and "/labour/quotas/new/" in page
    client.force_login(make_administrator())
    page = client.get(PAGE).content.decode()
    assert "/admin/labour/programme/" in page and "/labour/permits/" not in page


def test_who_has_no_posting_sees_nothing_and_no_code_is_no_page(client):
    make_programme()
    client.force_login(make_user())
    assert client.get(PAGE).status_code == 403
    client.force_login(make_observer())
    assert client.get("/labour/programmes/XX/").status_code == 404


def test_query_count_is_flat(client, django_assert_max_num_queries):
    programme = whole()
    client.force_login(make_observer())
    client.get(PAGE)
    with django_assert_max_num_queries(40) as few:
        client.get(PAGE)
    for number in range(6):
        make_quota(number, year=2010 + number, programme=programme)
        make_sending_unit(f"Công ty {number}", programme)
    with django_assert_max_num_queries(len(few)):
        client.get(PAGE)
