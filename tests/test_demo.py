"""`manage.py demo`: prepares a database once, and leaves real records alone."""

import stat
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from borderops.districts.models import Commune, District
from borderops.figures.models import ReportedFigure
from borderops.incidents.models import Incident
from borderops.lists.models import Register
from borderops.management import samples
from borderops.people.models import Posting, User
from borderops.people.roles import Role
from tests.factories import make_accepted, make_user
from tests.seeded import load_seeds

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-dung-thu"


@pytest.fixture(autouse=True)
def kept_folder(settings, tmp_path, monkeypatch):
    settings.VAR = tmp_path
    monkeypatch.delenv("BORDEROPS_DEMO_PASSWORD", raising=False)
    return tmp_path


@pytest.fixture
def quick_seeds(monkeypatch):
    """The command finds its tables, and puts back the rows of the seeds where there are none."""

    def call(name, *args, **options):
        if name == "migrate":
            return None
        if name == "seed" and not District.objects.exists():
            return load_seeds()
        return call_command(name, *args, **options)

    monkeypatch.setattr("borderops.management.commands.demo.call_command", call)


def demo(*options):
    """Runs the command without serving, and gives what it says."""
    said = StringIO()
    call_command("demo", "--prepare-only", *options, stdout=said)
    return said.getvalue()


def test_without_samples_it_holds_the_reference_data_and_no_incident():
    demo("--no-samples")
    assert (District.objects.count(), Commune.objects.count()) == (11, 193 + 73)
    assert ReportedFigure.objects.counted().count() == 65
    assert not Incident.objects.exists()
    assert not Register.holds_samples()


def test_there_is_an_account_for_each_role_and_none_is_a_superuser(quick_seeds):
    demo("--no-samples")
    active = User.objects.filter(is_active=True)
    assert set(Posting.objects.filter(user__in=active).values_list("role", flat=True)) == set(Role.values)
    assert not User.objects.filter(is_superuser=True).exists()


def test_clerks_and_reviewers_stand_in_their_districts(quick_seeds):
    demo("--no-samples")
    for name, codes in [("clerk", {"026", "027"}), ("reviewer", {"026", "027"}), ("clerk2", {"033", "032"})]:
        districts = User.objects.get(username=name).postings.get().districts
        assert set(districts.values_list("code", flat=True)) == codes


def test_the_password_is_kept_for_its_owner_only_and_printed_each_time(quick_seeds, kept_folder):
    said = demo("--no-samples")
    path = kept_folder / "demo_password"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text() in said
    assert path.read_text() in demo("--no-samples")
    assert User.objects.get(username="clerk").check_password(path.read_text())


def test_the_environment_gives_the_password(quick_seeds, monkeypatch, kept_folder):
    monkeypatch.setenv("BORDEROPS_DEMO_PASSWORD", PASSWORD)
    assert PASSWORD in demo("--no-samples")
    assert User.objects.get(username="observer").check_password(PASSWORD)
    assert not (kept_folder / "demo_password").exists()


@pytest.mark.parametrize("options", [[], ["--reset"], ["--no-samples"]])
def test_a_database_with_real_records_is_left_alone(quick_seeds, options):
    record = make_accepted()
    with pytest.raises(CommandError, match="real records"):
        demo(*options)
    assert Incident.objects.get() == record
    assert not Register.objects.exists()


def test_a_database_with_accounts_of_its_own_is_left_alone(quick_seeds):
    make_user()
    with pytest.raises(CommandError, match="real records"):
        demo()


@pytest.mark.django_db(transaction=True)
def test_reset_empties_the_demo_database_first_and_makes_the_same_samples(quick_seeds, monkeypatch):
    monkeypatch.setattr(samples, "HOW_MANY", 20)
    for name in ("patrol", "crossing", "labour"):  # theirs have tests of their own
        monkeypatch.setattr(f"borderops.management.commands.demo.add_{name}_samples", lambda *progress: 0)
    demo()
    first = list(Incident.objects.order_by("pk").values_list("number", "offenders", "account"))
    User.objects.filter(username="clerk").update(last_name="Đổi")
    demo("--reset")
    assert User.objects.get(username="clerk").last_name != "Đổi"
    assert len(first) == 20
    assert list(Incident.objects.order_by("pk").values_list("number", "offenders", "account")) == first


def test_the_page_for_2021_states_what_the_documents_report(quick_seeds, client):
    demo("--no-samples")
    client.force_login(User.objects.get(username="overseer"))
    page = client.get("/summaries/districts/?period=2021").content.decode()
    for words in ["6 vụ vi phạm Hiệp định về Quy chế quản lý biên giới", "570 vụ", "2.186 đối tượng"]:
        assert words in page
    assert "000_c9bd4a3b3f9fd364" in page
    assert "chưa có số liệu" in page
    assert 'data-district="033|029|026|027"' in page
