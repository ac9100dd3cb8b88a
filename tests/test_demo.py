"""`manage.py demo`: prepares once, changes nothing the second time, and leaves real records alone."""

import stat
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from borderops.districts.models import Commune, District
from borderops.figures.models import ReportedFigure
from borderops.incidents.models import FollowUp, Goods, Incident, Person
from borderops.lists.models import Register
from borderops.people.models import Posting, User
from borderops.people.roles import Role
from borderops.review.attachments import Attachment
from borderops.review.counters import Counter
from borderops.review.states import State
from tests.factories import make_accepted, make_user
from tests.seeded import load_seeds

pytestmark = pytest.mark.django_db
PASSWORD = "mat-khau-dung-thu"


@pytest.fixture(autouse=True)
def kept_folder(settings, tmp_path, monkeypatch):
    settings.VAR = tmp_path
    monkeypatch.setattr("borderops.management.sample_patrols.DAYS", 1)
    monkeypatch.setattr("borderops.management.sample_patrols.DAYS_BEFORE", 1)
    monkeypatch.setattr("borderops.management.sample_traffic.MONTHS_TOLD", 1)
    monkeypatch.setattr("borderops.management.sample_traffic.DAYS_TOLD", 1)
    monkeypatch.setattr("borderops.management.sample_labour_counts.MONTHS_TOLD", 1)
    monkeypatch.delenv("BORDEROPS_DEMO_PASSWORD", raising=False)
    return tmp_path


@pytest.fixture
def quick_seeds(monkeypatch):
    """The command puts back the rows of the seeds where there are none, instead of reading their files."""

    def call(name, *args, **options):
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


@pytest.mark.django_db(transaction=True)
def test_samples_are_plausible_flagged_and_the_same_each_time(quick_seeds, monkeypatch):
    monkeypatch.setattr("borderops.management.samples.HOW_MANY", 150)
    said = demo()
    assert Register.holds_samples()
    assert "150" in said
    assert set(Incident.objects.values_list("state", flat=True)) >= {State.ACCEPTED, State.STRUCK}
    for record in Incident.objects.prefetch_related("notes"):
        record.clean()
        verbs = [note for note in record.notes.all() if note.verb != "attach"]
        assert len(verbs) == record.version
        assert record.history.count() == 1
    assert Attachment.objects.exists() and all(photo.content() for photo in Attachment.objects.all())
    first = list(Incident.objects.order_by("pk").values_list("number", "offenders", "account"))
    demo("--reset")
    assert list(Incident.objects.order_by("pk").values_list("number", "offenders", "account")) == first


def test_numbers_go_on_after_the_samples(quick_seeds, monkeypatch):
    monkeypatch.setattr("borderops.management.samples.HOW_MANY", 100)
    demo()
    counters = Counter.objects.filter(key__startswith="VV-")
    of_incidents = [counter for counter in counters if counter.key.count("-") == 2]
    assert of_incidents and len(of_incidents) < len(counters)
    for counter in counters:
        if counter in of_incidents:
            numbered = Incident.objects.filter(number__startswith=f"{counter.key}-")
        else:
            numbered = FollowUp.objects.filter(incident__number=counter.key)
        assert numbered.count() == counter.last


def test_samples_are_handled_by_follow_ups(quick_seeds, monkeypatch):
    monkeypatch.setattr("borderops.management.samples.HOW_MANY", 100)
    demo()
    for step in FollowUp.objects.select_related("incident", "person").prefetch_related("notes"):
        step.full_clean(exclude=["form_key", "number"])
        assert len(step.notes.all()) == step.version and step.history.count() == 1
    assert FollowUp.objects.counted().exists() and Goods.objects.exists()
    assert set(Person.objects.values_list("name", flat=True)) <= {"Đối tượng (dữ liệu mẫu)"}
    handled = Incident.objects.counted().exclude(handling="verifying")
    assert handled.count() == FollowUp.objects.counted().count()


def test_a_second_run_changes_nothing(monkeypatch):
    monkeypatch.setattr("borderops.management.samples.HOW_MANY", 50)
    demo()
    before = state_of_the_database()
    assert " 0 new, 0 changed" in demo()
    assert state_of_the_database() == before


def state_of_the_database():
    return [
        list(model.objects.order_by("pk").values())
        for model in (User, Posting, Incident, Commune, ReportedFigure)
    ]


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
def test_a_database_with_real_records_is_left_alone(options):
    record = make_accepted()
    with pytest.raises(CommandError, match="real records"):
        demo(*options)
    assert Incident.objects.get() == record
    assert not Register.objects.exists()


def test_a_database_with_accounts_of_its_own_is_left_alone():
    make_user()
    with pytest.raises(CommandError, match="real records"):
        demo()


@pytest.mark.django_db(transaction=True)
def test_reset_empties_the_demo_database_first(quick_seeds):
    demo("--no-samples")
    User.objects.filter(username="clerk").update(last_name="Đổi")
    demo("--no-samples", "--reset")
    assert User.objects.get(username="clerk").last_name != "Đổi"


def test_the_page_for_2021_states_what_the_documents_report(quick_seeds, client):
    demo("--no-samples")
    client.force_login(User.objects.get(username="overseer"))
    page = client.get("/summaries/districts/?period=2021").content.decode()
    for words in ["6 vụ vi phạm Hiệp định về Quy chế quản lý biên giới", "570 vụ", "2.186 đối tượng"]:
        assert words in page
    assert "000_c9bd4a3b3f9fd364" in page
    assert "chưa có số liệu" in page
    assert 'data-district="033|029|026|027"' in page
