"""Logging a worker and changing one: known by a paper, never by the name alone; nothing typed is lost."""

from datetime import date

import pytest

from borderops.labour.models import Worker, WorkerLook
from tests.factories import make_clerk, make_commune, make_observer
from tests.labour.makers import make_inland, make_worker

pytestmark = pytest.mark.django_db
NEW = "/labour/workers/new/"


@pytest.fixture
def clerk(client):
    make_commune()
    user = make_clerk()
    client.force_login(user)
    return user


def typed(**fields):
    return {
        "name": "Vàng Thị Máy", "born": "01/05/1990", "sex": "female", "paper_kind": "cccd",
        "paper_number": "0020 9000 1111", "place": "lung cu", "home": "thôn Séo Lủng", **fields,
    }  # fmt: skip


def make_far(**fields):
    return make_worker(commune=make_commune("Yên Thành", "09999", make_inland()), **fields)


def errors(answer, status=422):
    assert answer.status_code == status
    return answer.context["form"].errors


def test_a_clerk_logs_a_worker_and_comes_to_the_page(client, clerk):
    answer = client.post(NEW, typed())
    worker = Worker.objects.get()
    assert answer.url == worker.get_absolute_url()
    assert (worker.birth_date, worker.birth_year, worker.paper_number) == (
        date(1990, 5, 1),
        1990,
        "002090001111",
    )
    assert (worker.commune.name, worker.district.name, worker.home) == (
        "Lũng Cú",
        "Đồng Văn",
        "thôn Séo Lủng",
    )
    assert (worker.entered_by, worker.unit, worker.history.get().history_user) == (
        clerk,
        clerk.home_unit,
        clerk,
    )


def test_the_year_of_birth_alone_and_a_home_in_words_are_enough(client, clerk):
    district = clerk.home_unit.district
    client.post(NEW, typed(born="1990", place="", area=district.pk))
    worker = Worker.objects.get()
    assert (worker.birth_date, worker.birth_year, worker.commune, worker.district) == (
        None,
        1990,
        None,
        district,
    )


def test_a_former_commune_is_found_on_its_day(client, clerk):
    make_commune("Má Lé", "00718", clerk.home_unit.district, valid_to=date(2025, 6, 30))
    assert "place" in errors(client.post(NEW, typed(place="Má Lé")))
    client.post(NEW, typed(place="Má Lé", place_on="01/01/2024"))
    assert Worker.objects.get().commune.name == "Má Lé"


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"born": "năm 90"}, "born", "or the year alone"),
        ({"born": "1890"}, "born", "cannot be a worker"),
        ({"name": "123"}, "name", "in letters"),
        ({"paper_number": "12A456"}, "paper_number", "only digits"),
        ({"paper_kind": "passport", "paper_number": "C123••••89"}, "paper_number", "middle hidden"),
        ({"place": ""}, "place", "Say where the worker lives"),
        ({"paper_number": ""}, "paper_number", "required"),
    ],
)
def test_what_cannot_be_true_is_said_beside_its_field_and_nothing_is_lost(
    client, clerk, change, field, words
):
    answer = client.post(NEW, typed(**change))
    assert words in errors(answer)[field][0]
    assert "thôn Séo Lủng" in answer.content.decode() and not Worker.objects.exists()


def test_a_home_outside_the_own_places_is_refused(client, clerk):
    make_commune("Yên Thành", "09999", make_inland())
    assert "place" in errors(client.post(NEW, typed(place="Yên Thành")))


def test_a_paper_of_the_own_places_leads_to_the_worker_who_holds_it(client, clerk):
    known = make_worker(clerk, paper_number="002090001111")
    answer = client.post(NEW, typed(name="Tên Khác"))
    assert "already stands in the register" in errors(answer)["paper_number"][0]
    page = answer.content.decode()
    assert f'href="{known.get_absolute_url()}"' in page and "Tên Khác" in page and known.name not in page


def test_a_paper_of_a_merged_record_is_known_too(client, clerk):
    kept, gone = make_worker(clerk), make_worker(clerk, paper_number="002090001111")
    gone.merged_into = kept
    gone.save()
    assert "paper_number" in errors(client.post(NEW, typed()))


def test_a_paper_of_another_place_is_kept_and_nothing_of_the_other_is_told(client, clerk):
    far = make_far(name="Người Nơi Khác", paper_number="002090001111")
    page = client.post(NEW, typed(), follow=True).content.decode()
    worker = Worker.objects.get(name="Vàng Thị Máy")
    assert worker.awaits_province and "waits for the province to compare" in page
    assert far.name not in page and str(far) not in page and "Yên Thành" not in page
    far.refresh_from_db()
    assert not far.awaits_province


def test_a_namesake_born_on_the_same_day_asks_for_a_tick(client, clerk):
    near = make_worker(clerk, name="Vang Thi May", birth_date=date(1990, 5, 1))
    make_worker(clerk, name="Vàng Thị Máy", birth_date=date(1990, 6, 1))
    make_far(name="Vàng Thị Máy")
    answer = client.post(NEW, typed())
    assert errors(answer).keys() == {"another_person"} and answer.context["form"].namesakes == [near]
    assert WorkerLook.objects.filter(by=clerk, people=1).exists()
    assert client.post(NEW, typed(another_person="on")).status_code == 302
    assert Worker.objects.filter(paper_number="002090001111").exists()


def test_an_edit_keeps_the_hidden_number_and_its_history(client, clerk):
    worker = make_worker(clerk, paper_number="002090001111")
    edit = f"{worker.get_absolute_url()}edit/"
    page = client.get(edit)
    assert "002090001111" not in page.content.decode() and "0020••••1111" in page.content.decode()
    seen = page.context["form"]["seen"].value()
    assert client.post(edit, typed(name="Vàng Thị Mây", paper_number="", seen=seen)).status_code == 302
    worker.refresh_from_db()
    assert (worker.name, worker.paper_number, worker.history.count()) == ("Vàng Thị Mây", "002090001111", 2)


def test_a_stale_edit_is_refused_beside_what_stands_now(client, clerk):
    worker = make_worker(clerk)
    edit = f"{worker.get_absolute_url()}edit/"
    seen = client.get(edit).context["form"]["seen"].value()
    client.post(edit, typed(name="Người Thứ Nhất", paper_number="", seen=seen))
    answer = client.post(edit, typed(name="Người Thứ Hai", paper_number="", seen=seen))
    assert answer.status_code == 409 and "Người Thứ Nhất" in answer.content.decode()
    again = answer.context["form"]["seen"].value()
    assert client.post(edit, typed(name="Người Thứ Hai", paper_number="", seen=again)).status_code == 302
    worker.refresh_from_db()
    assert worker.name == "Người Thứ Hai"


def test_a_merged_record_is_not_changed(client, clerk):
    kept, gone = make_worker(clerk), make_worker(clerk)
    gone.merged_into = kept
    gone.save()
    assert client.get(f"{gone.get_absolute_url()}edit/").url == gone.get_absolute_url()
    answer = client.post(f"{gone.get_absolute_url()}edit/", typed(paper_number=""))
    assert "merged into another" in answer.content.decode() and answer.status_code == 422


def test_who_may_not_write_there_gets_no_form(client, clerk):
    worker = make_far()
    assert client.get(f"{worker.get_absolute_url()}edit/").status_code == 404
    assert client.put(NEW).status_code == 405
    client.force_login(make_observer())
    assert client.get(NEW).status_code == 403 and client.post(NEW, typed()).status_code == 403
