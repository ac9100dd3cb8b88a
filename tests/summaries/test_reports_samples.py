"""The demo's reports: one in each state, by two people."""

import pytest

from borderops.management.sample_reports import add_report_samples
from borderops.summaries.reports import Report
from tests.factories import make_overseer

pytestmark = pytest.mark.django_db


def test_one_stands_in_each_state(line):
    for name in ("overseer", "overseer2"):
        make_overseer(name=name)
    assert add_report_samples() == 3
    assert {report.state for report in Report.objects.all()} == {"draft", "checked", "issued"}
    assert Report.objects.current().get().is_intact
