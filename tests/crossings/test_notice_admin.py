"""Early notices in the administration: the same rights, the same door, nothing deleted."""

import pytest

from borderops.crossings.models import Notice
from tests.crossings.makers import make_crossing, make_notice, make_west
from tests.factories import make_administrator, make_clerk, make_observer, make_overseer

pytestmark = pytest.mark.django_db
LIST = "/admin/crossings/notice/"


@pytest.fixture
def notice():
    return make_notice(crossings=[make_crossing()])


@pytest.fixture
def clerk(client, notice):
    client.force_login(notice.entered_by)
    return notice.entered_by


def address(notice, page="change"):
    return f"{LIST}{notice.pk}/{page}/"


def typed(client, notice, **fields):
    shown = client.get(address(notice)).context["adminform"].form
    return {
        "text": notice.text, "source": notice.source, "side": "CN", "received_at": "20/05/2024 07:40",
        "crossings": [each.pk for each in notice.crossings.all()], "flows": notice.flows, "starts": "21/05/2024",
        "ends": "", "importance": "usual", "seen": shown["seen"].value(), **fields,
    }  # fmt: skip


def test_it_is_listed_found_and_changed_by_its_unit(client, notice, clerk):
    assert "Phía bạn dự kiến" in client.get(LIST, {"q": "du kien thien bao"}).content.decode()
    assert client.post(address(notice), typed(client, notice, text="Sửa lại.")).status_code == 302
    assert (Notice.objects.get().text, notice.history.count()) == ("Sửa lại.", 2)
    assert "Sửa lại." in client.get(address(notice, "history")).content.decode()


def test_a_new_one_is_kept_by_the_same_door(client, notice, clerk):
    assert client.post(f"{LIST}add/", typed(client, notice, text="Tin mới.", seen="")).status_code == 302
    new = Notice.objects.latest("pk")
    assert (new.text, new.unit, new.crossings.count(), new.history.count()) == (
        "Tin mới.",
        clerk.home_unit,
        1,
        1,
    )


def test_a_stale_form_is_refused(client, notice, clerk):
    mine = typed(client, notice, text="Của tôi.")
    client.post(address(notice), typed(client, notice, text="Của người kia."))
    assert "Somebody has changed this record" in client.post(address(notice), mine).content.decode()
    assert Notice.objects.get().text == "Của người kia."


def test_what_cannot_be_is_refused_beside_its_field(client, notice, clerk):
    answer = client.post(address(notice), typed(client, notice, flows=[]))
    assert answer.context["adminform"].form.errors["flows"]


def test_overseers_read_it_clerks_elsewhere_and_others_do_not(client, notice):
    client.force_login(make_overseer())
    page = client.get(address(notice)).content.decode()
    assert "Phía bạn dự kiến" in page and 'readonly">Goods' in page
    assert client.post(address(notice), {"text": "x"}).status_code == 403
    client.force_login(make_clerk())
    assert "Phía bạn dự kiến" not in client.get(LIST).content.decode()
    assert Notice.objects.visible_to(make_clerk(make_west())).exists()
    for page in ("change", "history"):
        assert client.get(address(notice, page), follow=False).status_code in (302, 404)
    for person in (make_observer(), make_administrator()):
        client.force_login(person)
        assert client.get(LIST).status_code in (302, 403)


def test_nothing_is_deleted(client, notice, clerk):
    assert client.post(address(notice, "delete"), {"post": "yes"}).status_code == 403
    assert Notice.objects.exists()
