"""The summaries' own permission; what they show is counted elsewhere."""

from django.db import models

from borderops.summaries.closings import Closing
from borderops.summaries.dashboard_choice import DashboardChoice
from borderops.summaries.last_visit import DashboardVisit
from borderops.summaries.messages import Message
from borderops.summaries.report_templates import ReportTemplate
from borderops.summaries.reports import Report
from borderops.summaries.schedules import Schedule, ScheduleRun
from borderops.summaries.thresholds import Threshold, ThresholdNotice

__all__ = [
    "Closing",
    "DashboardChoice",
    "DashboardVisit",
    "Message",
    "Report",
    "ReportTemplate",
    "Schedule",
    "ScheduleRun",
    "Summary",
    "Threshold",
    "ThresholdNotice",
]


class Summary(models.Model):
    """Holds the permission to read summaries; it has no table."""

    class Meta:
        managed = False
        default_permissions = ("view",)

    def __str__(self):
        return "summary"
