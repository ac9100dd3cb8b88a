"""The seeds: loaded whole through the importers, or not at all."""

import io
import shutil

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from borderops.crossings.models import CrossingPoint
from borderops.districts.models import BorderMarker, Commune, District, Unit
from borderops.figures.models import Indicator, ReportedFigure
from borderops.incidents.models import IncidentCode
from borderops.patrols.models import MechanismChange
from borderops.people.models import User
from borderops.review.states import State

pytestmark = pytest.mark.django_db
SEEDS = settings.BASE_DIR / "seeds"


def seed(**options):
    out = io.StringIO()
    call_command("seed", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path):
    """A copy of the seeds, to spoil."""
    return shutil.copytree(SEEDS, tmp_path / "seeds")


def spoil(folder, name, old, new):
    path = folder / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def refusal(folder):
    with pytest.raises(CommandError) as caught:
        seed(folder=folder)
    return str(caught.value)


def test_everything_is_loaded(folder):
    assert "communes.csv           266 new, 0 changed, 0 unchanged" in seed()
    assert District.objects.on_border().count() == 7
    assert Commune.objects.filter(on_border=True, valid_to=None).count() == 17
    assert Commune.objects.filter(on_border=True, valid_from=None).count() == 34
    assert Commune.objects.filter(valid_from=None, main_successor=None).count() == 0
    assert list(Commune.objects.get(code="00988").successors.values_list("code", flat=True)) == [
        "00994",
        "00700",
    ]
    assert (BorderMarker.objects.filter(listed=True).count(), Unit.objects.count()) == (26, 13)
    assert (CrossingPoint.objects.count(), MechanismChange.objects.count()) == (8, 2)
    assert IncidentCode.objects.filter(parent=None).count() == 12
    assert Indicator.objects.get(key="incidents.event.cases").label_vi == "Sự kiện trên biên giới"


def test_published_figures_are_taken_over_as_accepted_in_their_own_words(seeded):
    assert ReportedFigure.objects.counted().count() == ReportedFigure.objects.count() == 65
    figure = ReportedFigure.objects.get(indicator__key="incidents.agreement.cases")
    assert figure.published_text == "6 vụ vi phạm Hiệp định về Quy chế quản lý biên giới"
    assert figure.district_codes == "033|029|026|027"
    assert (figure.value, figure.period, figure.state) == (6, "2021", State.ACCEPTED)
    assert figure.number.startswith("SL-")
    assert "000_c9bd4a3b3f9fd364" in figure.source
    note = figure.notes.get()
    assert (note.by.username, note.verb) == ("source-documents", "accept")


def test_nobody_can_log_in_as_the_documents(seeded):
    user = User.objects.get(username="source-documents")
    assert not user.is_active
    assert not user.has_usable_password()
    assert user.postings_today == []


def test_a_second_run_changes_nothing(seeded):
    again = seed()
    assert " 0 new, 0 changed" in again
    assert [line for line in again.splitlines() if " 0 new, 0 changed" not in line] == []
    assert Commune.history.count() == 266
    assert ReportedFigure.objects.count() == 65
    assert (CrossingPoint.history.count(), MechanismChange.history.count()) == (8, 2)


def test_every_row_says_where_it_is_from(folder, seeded):
    spoil(folder, "units.csv", ",báo chí", ",")
    assert refusal(folder) == "units.csv, row 2, column source: say where the row is from."


def test_a_bad_row_is_named_with_its_file_and_column_and_nothing_is_loaded(folder):
    spoil(folder, "incident_codes.csv", "D2,D,", "D2,Q,")
    message = refusal(folder)
    assert message.startswith("incident_codes.csv, row 19, column Group: “Q”")
    assert not District.objects.exists()
    assert not User.objects.exists()


@pytest.mark.parametrize(
    ("spoilt", "words"),
    [
        (("districts.csv", "code,", "mark,"), "districts.csv: The column “mark” is not known here"),
        (("communes.csv", ",source", ",where"), "communes.csv: the column “source” is missing"),
        (("markers.csv", "519/2,", "520,"), "markers.csv, row 27, column Code"),
        (("reported_figures.csv", ",570,2021,", ",570,MMXXI,"), "column Period"),
        (("crossings.csv", ",198,", ",520,"), "crossings.csv, row 3, column Marker: “520”"),
        (("mechanisms.csv", ",2021,", ",đầu năm,"), "mechanisms.csv, row 2, column Since: “đầu năm”"),
    ],
)
def test_other_faults_stop_the_loading_too(folder, spoilt, words):
    spoil(folder, *spoilt)
    assert words in refusal(folder)
    assert not District.objects.exists()


def test_a_missing_file_is_named(folder, seeded):
    (folder / "markers.csv").unlink()
    assert "markers.csv is missing" in refusal(folder)
