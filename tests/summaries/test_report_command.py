"""`manage.py report`: a period's report as a Word file, or a refusal that says why there is none."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from borderops.summaries.reports import Report
from tests.factories import make_clerk, make_overseer, make_reviewer, make_user
from tests.figures.factories import make_figure
from tests.summaries.report_documents import Read
from tests.summaries.report_makers import make_template, word_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def overseer(line):
    return make_overseer(name="overseer")


def report(period, out, user="overseer", **more):
    told = StringIO()
    call_command("report", period, user=user, out=str(out), stdout=told, **more)
    return told.getvalue()


@pytest.mark.usefixtures("overseer")
class TestAReport:
    def test_is_written_to_the_file(self, tmp_path):
        make_figure()
        told = report("2021", tmp_path / "2021.docx")
        read = Read((tmp_path / "2021.docx").read_bytes())
        assert "570 vụ" in read.text and len(read.sources) == 1
        assert "indicators: 1, sources: 1" in told and "the register keeps nothing of it" in told

    def test_is_a_draft_that_takes_no_number(self, tmp_path):
        report("2021", tmp_path / "2021.docx")
        assert "DỰ THẢO" in Read((tmp_path / "2021.docx").read_bytes()).text
        assert not Report.objects.exists()

    @pytest.mark.parametrize("period", ["2021-Q3", "cal:2021", "2021-01-01..2021-03-31", "2021-W07"])
    def test_is_of_any_period(self, tmp_path, period):
        assert report(period, tmp_path / "a.docx")

    def test_of_a_running_period_says_until_when(self, tmp_path):
        report(str(timezone.localdate().year), tmp_path / "a.docx")
        text = Read((tmp_path / "a.docx").read_bytes()).text
        over = timezone.localdate() > timezone.localdate().replace(month=12, day=14)
        assert over or "Kỳ báo cáo chưa kết thúc" in text

    def test_follows_a_template_of_the_office(self, tmp_path):
        make_template(name="Mẫu của Sở", content=word_file("Mẫu riêng"))
        report("2021", tmp_path / "a.docx", template="Mẫu của Sở")
        document = Read((tmp_path / "a.docx").read_bytes()).document
        assert document.paragraphs[-1].text == "Mẫu riêng"

    def test_replaces_a_file_only_when_told_to(self, tmp_path):
        (tmp_path / "a.docx").write_bytes(b"mine")
        with pytest.raises(CommandError, match="is there already. Choose another name, or add --overwrite"):
            report("2021", tmp_path / "a.docx")
        assert (tmp_path / "a.docx").read_bytes() == b"mine"
        report("2021", tmp_path / "a.docx", overwrite=True)
        assert Read((tmp_path / "a.docx").read_bytes()).body

    @pytest.mark.parametrize(
        ("period", "file", "more", "said"),
        [
            ("2021", "a.docx", {"user": "nobody"}, "no account “nobody” in use"),
            ("2021-Q5", "a.docx", {}, "2021 has no Q5"),
            ("last year", "a.docx", {}, "is not a period"),
            ("2090", "a.docx", {}, "has not begun"),
            ("2021", "a.doc", {}, "does not end with .docx"),
            ("2021", "none/a.docx", {}, "There is no folder"),
            ("2021", "a.docx", {"template": "Mẫu cũ"}, "no template “Mẫu cũ” in use. In use: –"),
        ],
    )
    def test_is_refused_in_words(self, tmp_path, period, file, more, said):
        with pytest.raises(CommandError, match=said):
            report(period, tmp_path / file, **more)
        assert not list(tmp_path.iterdir())

    def test_is_not_made_with_a_retired_template(self, tmp_path):
        make_template(name="Mẫu cũ").retire(make_overseer())
        make_template(name="Mẫu mới", content=word_file("Mới"))
        with pytest.raises(CommandError, match="In use: “Mẫu mới”"):
            report("2021", tmp_path / "a.docx", template="Mẫu cũ")

    def test_is_not_made_with_a_damaged_template(self, tmp_path):
        damaged = make_template(name="Mẫu hỏng")
        type(damaged).objects.filter(pk=damaged.pk).update(content=b"x")
        with pytest.raises(CommandError, match="no longer what was kept"):
            report("2021", tmp_path / "a.docx", template="Mẫu hỏng")

    def test_is_not_made_by_who_has_left(self, tmp_path, overseer):
        overseer.is_active = False
        overseer.save()
        with pytest.raises(CommandError, match="in use"):
            report("2021", tmp_path / "a.docx")


@pytest.mark.parametrize("make", [make_clerk, make_reviewer, make_user])
def test_who_may_make_no_reports_gets_none(line, tmp_path, make):
    user = make()
    with pytest.raises(CommandError, match="may not make reports of the whole line. Name an overseer."):
        report("2021", tmp_path / "a.docx", user=user.username)
