"""What the documents say of the programmes, as the seeds hold it: nothing invented, each row with its source."""

from datetime import date

import pytest

from borderops.labour.models import Programme, ProgrammeEvent, Quota, Sector, SendingUnit
from tests.factories import make_observer

pytestmark = pytest.mark.django_db


def test_the_programmes_stand_as_their_sources_say(lasting_seeds):
    told = {
        each.code: (each.partner_words, each.signed_on, each.term_words) for each in Programme.objects.all()
    }
    assert told == {
        "VS": ("Văn Sơn", "", "3 to 12 months"),
        "BS": ("Bách Sắc", "2017-02-10", ""),
        "BOEUN": ("Boeun, Hàn Quốc", "2022-11", "up to 5 months"),
    }
    assert not Programme.objects.filter(source="").exists() and Sector.objects.count() == 7


def test_van_son_ran_rested_and_runs_again_and_of_bach_sac_nobody_has_said(lasting_seeds):
    van_son, bach_sac = (Programme.objects.with_life().get(code=code) for code in ("VS", "BS"))
    days = [date(2014, 1, 1), date(2016, 1, 1), date(2022, 1, 1), date(2024, 1, 1)]
    assert [van_son.runs_on(day) for day in days] == [None, True, False, True]
    assert bach_sac.runs_on(date(2024, 1, 1)) is None
    stop = ProgrammeEvent.objects.get(kind="suspended")
    assert (stop.on, stop.confidence, "Covid-19" in stop.reason) == ("2020", "U", True)


def test_no_quota_is_known_and_the_sending_units_are_those_of_the_decision(lasting_seeds):
    assert not Quota.objects.exists()
    units = SendingUnit.objects.prefetch_related("programmes")
    assert len(units) == 5 and all("215/QĐ-UBND" in unit.basis for unit in units)


def test_the_page_shows_the_reported_figure_beside_with_its_words(client, lasting_seeds):
    client.force_login(make_observer())
    page = client.get("/labour/programmes/VS/").content.decode()
    assert "2.442" in page and "2.442 lao động" in page and "reported" in page
    assert "2.442" not in client.get("/labour/programmes/BOEUN/").content.decode()
