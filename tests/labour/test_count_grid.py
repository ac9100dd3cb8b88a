"""Writing the counts of all communes of a district in a month in one go."""

import re
from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone

from borderops.labour.models import MonthCount
from borderops.review.states import State
from tests.factories import (
    make_administrator,
    make_clerk,
    make_commune,
    make_district,
    make_observer,
    make_other_district,
    make_overseer,
    make_reviewer,
    make_unit,
)
from tests.labour.count_typing import ASKED, GRID, grid, row, text_of
from tests.labour.makers import (
    make_accepted_count,
    make_month_count,
    make_programme,
    make_sent_count,
    make_step,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def communes():
    """Two communes of Đồng Văn, by name."""
    make_programme()
    return [make_commune(), make_commune("Má Lé", "00718")]


@pytest.fixture
def clerk(client, communes):
    user = make_clerk(communes[0].district)
    client.force_login(user)
    return user


def told():
    return {
        count.commune.name: (count.people_out, count.trips_out, count.people_in, count.state)
        for count in MonthCount.objects.all()
    }


def errors_of(response):
    return {name: " ".join(said) for name, said in response.context["form"].errors.items()}


def messages_of(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_rows_are_kept_as_drafts_with_one_source_and_empty_rows_say_nothing(client, clerk, communes):
    response = client.post(GRID + ASKED, grid(row(communes[0], 12, 14, 0), row(communes[1])))
    assert response.status_code == 302 and response.url == GRID + ASKED.replace("?", "?")
    assert told() == {"Lũng Cú": (12, 14, 0, State.DRAFT)}
    count = MonthCount.objects.get()
    assert (count.trips_in, count.source, count.unit) == (None, "Báo cáo tháng", clerk.home_unit)
    assert "1 row is saved" in messages_of(response)


def test_all_rows_go_to_review_in_one_go_and_the_sum_stands_below(client, clerk, communes):
    response = client.post(
        GRID + ASKED, grid(row(communes[0], 12, 14), row(communes[1], 3, 3), then="submit")
    )
    assert {count.state for count in MonthCount.objects.all()} == {State.SUBMITTED}
    assert "2 rows are received: LD-2024-DV-0001, LD-2024-DV-0002" in messages_of(response)
    page = client.get(response.url)
    assert [number.value for number in page.context["sums"]] == [15, 17, None, None, None]
    assert "2 of 2 communes" in text_of(page) and "form-control" in page.content.decode()


def test_it_asks_for_last_month_the_own_district_and_the_only_programme(client, clerk, communes):
    month = client.get(GRID).context["month"]
    first = timezone.localdate().replace(day=1)
    assert (month.programme.code, month.district.code) == ("VS", "026")
    assert month.month == f"{first.year - (first.month == 1)}-{(first.month - 2) % 12 + 1:02}"
    assert [line.commune for line in month.lines] == communes
    make_programme("HQ", "Thời vụ Hàn Quốc")
    assert client.get(GRID).context["month"] is None
    make_month_count(clerk, commune=communes[0], programme=make_programme("HQ"))
    assert client.get(GRID).context["month"].programme.code == "HQ"


def test_only_communes_that_stood_in_the_month_have_a_row(client, clerk, communes):
    new = make_commune("Đồng Văn", "00720", valid_from=date(2025, 7, 1))
    communes[1].valid_to = date(2025, 6, 30)
    communes[1].save()
    for month, stood in (("06/2025", communes), ("07/2025", [new, communes[0]])):
        lines = client.get(GRID, {"month": month}).context["month"].lines
        assert [line.commune for line in lines] == stood


def test_own_drafts_and_returned_ones_are_filled_in_and_mended(client, clerk, communes):
    draft = make_month_count(clerk, commune=communes[0], source="Sổ")
    back = make_sent_count(clerk, commune=communes[1], source="Sổ")
    back.send_back(make_reviewer(back.district), "numbers")
    form = client.get(GRID + ASKED).context["form"]
    assert form["source"].value() == "Sổ" and form[f"{communes[0].pk}-people_out"].value() == "12"
    sent = [row(communes[0], 20, 21, record=draft), row(communes[1], 12, 15, record=back)]
    assert client.post(GRID + ASKED, grid(*sent, then="submit")).status_code == 302
    assert told() == {"Lũng Cú": (20, 21, None, State.SUBMITTED), "Má Lé": (12, 15, None, State.SUBMITTED)}
    assert MonthCount.objects.count() == 2


def test_what_is_sent_or_accepted_is_only_read(client, clerk, communes):
    accepted, sent = make_accepted_count(commune=communes[0]), make_sent_count(clerk, commune=communes[1])
    page = client.get(GRID + ASKED)
    html = page.content.decode()
    assert not any(line.may_write for line in page.context["month"].lines)
    assert accepted.get_absolute_url() in html and sent.get_absolute_url() in html
    assert f'name="{communes[0].pk}-people_out"' not in html and "Accepted" in html
    response = client.post(GRID + ASKED, grid(row(communes[0], 99, 99, record=accepted)))
    accepted.refresh_from_db()
    assert response.status_code == 409 and accepted.people_out == 12


def test_another_units_count_is_named_without_its_numbers(client, clerk, communes):
    there = make_clerk(communes[0].district, make_unit("Phòng Lao động", communes[0].district))
    make_sent_count(there, commune=communes[0], people_out=70770, trips_out=70770)
    page = client.get(GRID + ASKED)
    assert "Another unit has told this month" in text_of(page) and not re.search(r"70[.,]?770", text_of(page))
    response = client.post(GRID + ASKED, grid(row(communes[0], 5, 5)))
    assert response.status_code == 422 and "another unit" in errors_of(response)["__all__"]
    assert MonthCount.objects.count() == 1


WRONG = {
    "a word": (("nhiều",), "people_out", "whole number"),
    "less than zero": (("-1",), "people_out", "less than zero"),
    "a fraction": (("1", "1,5"), "trips_out", "1,5"),
    "too many": (("100000",), "people_out", "99999"),
    "fewer trips than workers": (("12", "11"), "trips_out", "fewer trips"),
    "trips without a worker": (("0", "3"), "people_out", "no worker"),
}


@pytest.mark.parametrize(("numbers", "cell", "said"), WRONG.values(), ids=WRONG)
def test_a_faulty_cell_is_named_with_its_row_and_nothing_is_kept(
    client, clerk, communes, numbers, cell, said
):
    response = client.post(GRID + ASKED, grid(row(communes[0], *numbers), row(communes[1], 3, 3)))
    found = errors_of(response)
    assert response.status_code == 422 and list(found) == [f"{communes[0].pk}-{cell}"]
    assert said in found[f"{communes[0].pk}-{cell}"] and not MonthCount.objects.exists()
    page = response.content.decode()
    assert f'href="#id_{communes[0].pk}-{cell}">xã Lũng Cú: ' in page and 'value="3"' in page


def test_a_grid_that_says_nothing_is_refused(client, clerk, communes):
    response = client.post(GRID + ASKED, grid(row(communes[0]), row(communes[1])))
    assert response.status_code == 422 and "at least one commune" in errors_of(response)["__all__"]


def test_a_double_click_makes_one_count_and_typing_further_mends_it(client, clerk, communes):
    sent = grid(row(communes[0], 12, 14), row(communes[1], 1, 1))
    assert [client.post(GRID + ASKED, sent).status_code for _ in range(2)] == [302, 302]
    more = sent | row(communes[0], 13, 14)
    assert client.post(GRID + ASKED, more).status_code == 302
    assert told() == {"Lũng Cú": (13, 14, None, "draft"), "Má Lé": (1, 1, None, "draft")}
    assert MonthCount.objects.get(commune=communes[1]).version == 1


def test_a_sent_grid_that_comes_again_is_the_same_and_does_not_mend_a_return(client, clerk, communes):
    sent = grid(row(communes[0], 12, 14), then="submit")
    for _ in range(2):
        assert client.post(GRID + ASKED, sent).status_code == 302
    count = MonthCount.objects.get()
    count.send_back(make_reviewer(count.district), "numbers")
    assert client.post(GRID + ASKED, sent).status_code == 302
    count.refresh_from_db()
    assert count.state == State.RETURNED and count.notes.filter(verb="submit").count() == 1


def test_a_stale_row_is_refused_with_both_values_and_sent_again_it_holds(client, clerk, communes):
    draft = make_month_count(clerk, commune=communes[0])
    stale = grid(row(communes[0], 20, 20, record=draft), row(communes[1], 3, 3), source="")
    draft.people_out, draft.trips_out = 30, 31
    draft.write(make_clerk(communes[0].district))
    response = client.post(GRID + ASKED, stale)
    page = text_of(response)
    assert response.status_code == 409 and MonthCount.objects.count() == 1
    assert ("xã Lũng Cú: departures", "20", "31") in response.context["differences"]
    assert "xã Lũng Cú: somebody has changed this row" in page
    again = stale | {name: response.context["form"].data[name] for name in stale}
    assert client.post(GRID + ASKED, again).status_code == 302
    assert told() == {"Lũng Cú": (20, 20, None, "draft"), "Má Lé": (3, 3, None, "draft")}


def test_a_row_that_was_empty_and_is_written_meanwhile_is_stale(client, clerk, communes):
    make_month_count(make_clerk(communes[0].district), commune=communes[0])
    assert client.post(GRID + ASKED, grid(row(communes[0], 5, 5))).status_code == 409
    assert client.post(GRID + ASKED, grid(row(communes[0]), row(communes[1], 1, 1))).status_code == 302
    assert told()["Lũng Cú"] == (12, 14, None, "draft")


def test_left_empty_the_source_of_each_row_stays(client, clerk, communes):
    one = make_month_count(clerk, commune=communes[0], source="Sổ A")
    other = make_month_count(clerk, commune=communes[1], source="Sổ B")
    assert client.get(GRID + ASKED).context["form"]["source"].value() == ""
    sent = [row(communes[0], 12, 14, record=one), row(communes[1], 12, 15, record=other)]
    client.post(GRID + ASKED, grid(*sent, source=""))
    assert list(MonthCount.objects.order_by("pk").values_list("source", flat=True)) == ["Sổ A", "Sổ B"]


def test_a_draft_that_is_emptied_stays_a_draft_and_an_emptied_return_is_not_sent(client, clerk, communes):
    draft = make_month_count(clerk, commune=communes[0])
    back = make_sent_count(clerk, commune=communes[1])
    back.send_back(make_reviewer(back.district), "numbers")
    sent = grid(row(communes[0], record=draft), then="submit")
    assert client.post(GRID + ASKED, sent).status_code == 302 and told()["Lũng Cú"][3] == "draft"
    response = client.post(GRID + ASKED, grid(row(communes[1], record=back), then="submit"))
    assert (
        response.status_code == 422
        and "xã Má Lé: Write at least one figure" in errors_of(response)["__all__"]
    )


@pytest.mark.parametrize("month", ["2024", "hôm qua", "01/2099"])
def test_a_month_that_cannot_be_is_refused_in_words(client, clerk, communes, month):
    address = f"{GRID}?programme=VS&month={month}&district=026"
    assert client.get(address).context["choice"].errors.keys() == {"month"}
    assert client.post(address, grid(row(communes[0], 1, 1))).status_code == 422
    assert not MonthCount.objects.exists()


def test_a_month_in_which_the_programme_rested_says_so(client, clerk, communes):
    make_step(kind="suspended", on="2020-02", reason="COVID-19")
    assert "did not run in that month" in text_of(client.get(GRID + ASKED))


def test_another_district_is_not_found_and_its_communes_are_not_written(client, clerk, communes):
    there = make_commune("Nàn Xỉn", "00850", make_other_district())
    for address in ("?district=033", "?district=xx", "?programme=xx"):
        assert client.get(GRID + address).status_code == client.post(GRID + address).status_code == 404
    response = client.post(GRID + ASKED, grid(row(there, 5, 5)))
    assert response.status_code == 422 and not MonthCount.objects.exists()


def test_a_unit_of_some_communes_writes_only_those(client, communes):
    unit = make_unit("UBND xã Má Lé", make_district())
    unit.communes.add(communes[1])
    client.force_login(make_clerk(communes[0].district, unit, name="cap-xa"))
    user = make_clerk(communes[0].district, unit)
    user.postings.get().districts.clear()
    client.force_login(user)
    assert [line.commune for line in client.get(GRID + ASKED).context["month"].lines] == [communes[1]]


@pytest.mark.parametrize("person", [make_observer, make_administrator])
def test_only_those_who_log_open_or_send_it(client, communes, person):
    client.force_login(person())
    assert client.get(GRID + ASKED).status_code == client.post(GRID + ASKED, grid()).status_code == 403


def test_other_methods_are_refused(client, clerk):
    assert client.delete(GRID + ASKED).status_code == 405


def test_more_communes_ask_no_more_to_show(client, django_assert_max_num_queries, communes):
    client.force_login(make_overseer())
    make_accepted_count(commune=communes[0])
    with django_assert_max_num_queries(40) as few:
        client.get(GRID + ASKED)
    for n in range(4):
        make_accepted_count(commune=make_commune(f"Xã {n}", f"0074{n}"))
    with django_assert_max_num_queries(len(few)):
        assert len(client.get(GRID + ASKED).context["month"].records) == 5
