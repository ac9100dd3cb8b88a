"""What each role may do. Where it may do so is the posting's matter (see Places)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The five roles of the register."""

    CLERK = "clerk", _("Clerk")
    REVIEWER = "reviewer", _("Reviewer")
    OVERSEER = "overseer", _("Overseer")
    OBSERVER = "observer", _("Observer")
    ADMINISTRATOR = "administrator", _("Administrator")


WRITERS = (Role.CLERK, Role.REVIEWER, Role.OVERSEER)
REVIEWERS = (Role.REVIEWER, Role.OVERSEER)
# Who sees figures and accepted records.
READERS = (*WRITERS, Role.OBSERVER)

READ = {
    "crossings.view_crossingpoint",
    "crossings.view_crossingevent",
    "crossings.view_flowchange",
    "crossings.export_flowchange",
    "crossings.view_confirmation",
    "crossings.view_orderrule",
    "crossings.view_trafficreport",
    "districts.view_commune",
    "districts.view_district",
    "districts.view_unit",
    "districts.view_bordermarker",
    "districts.view_counterpart",
    "figures.view_indicator",
    "figures.view_reportedfigure",
    "incidents.view_incident",
    "incidents.view_incidentcode",
    "labour.view_programme",
    "labour.view_programmeevent",
    "labour.view_sector",
    "labour.view_sendingunit",
    "labour.view_quota",
    "labour.view_employer",
    "labour.view_intake",
    "labour.view_monthcount",
    "labour.export_monthcount",
    "patrols.view_post",
    "patrols.view_mechanismchange",
    "patrols.view_shiftreport",
    "patrols.view_jointpatrol",
    "summaries.view_summary",
    "summaries.view_report",
    "summaries.view_threshold",
}
WHOLE = {
    "incidents.view_followup",
    "incidents.view_person",
    "incidents.view_personlook",
    "people.use_admin",
    "incidents.read_account",
    "summaries.view_closing",
    "review.view_note",
    "review.view_attachment",
    "incidents.export_incident",
    "patrols.export_shiftreport",
    "patrols.export_jointpatrol",
    "crossings.view_notice",
    "crossings.export_trafficreport",
    "labour.view_worker",
    "labour.view_permit",
    "labour.view_trip",
    "labour.view_workerlist",
    "labour.view_workerlook",
    "labour.unmask_worker",
    "labour.export_worker",
    "labour.export_permit",
    "labour.export_workerlist",
}
WRITE = {
    "crossings.add_flowchange",
    "crossings.change_flowchange",
    "crossings.add_confirmation",
    "crossings.add_notice",
    "crossings.change_notice",
    "crossings.add_trafficreport",
    "crossings.change_trafficreport",
    "incidents.add_incident",
    "incidents.change_incident",
    "incidents.add_followup",
    "incidents.change_followup",
    "incidents.add_person",
    "incidents.change_person",
    "labour.add_employer",
    "labour.change_employer",
    "labour.add_intake",
    "labour.change_intake",
    "labour.add_worker",
    "labour.change_worker",
    "labour.add_permit",
    "labour.change_permit",
    "labour.add_workerlist",
    "labour.change_workerlist",
    "labour.add_monthcount",
    "labour.change_monthcount",
    "labour.add_personlink",
    "labour.view_personlink",
    "patrols.add_shiftreport",
    "patrols.change_shiftreport",
    "patrols.add_jointpatrol",
    "patrols.change_jointpatrol",
    "figures.add_reportedfigure",
    "figures.change_reportedfigure",
}
REVIEW = {
    "crossings.add_crossingpoint",
    "crossings.change_crossingpoint",
    "crossings.add_crossingevent",
    "crossings.change_crossingevent",
    "crossings.review_flowchange",
    "crossings.review_trafficreport",
    "incidents.review_incident",
    "incidents.review_followup",
    "incidents.confirm_nil",
    "labour.review_workerlist",
    "labour.review_monthcount",
    "labour.match_worker",
    "labour.view_workermerge",
    "patrols.review_shiftreport",
    "patrols.review_jointpatrol",
    "patrols.add_post",
    "patrols.change_post",
    "patrols.add_mechanismchange",
    "patrols.change_mechanismchange",
    "figures.review_reportedfigure",
    "summaries.close_district",
}
# What is for the province alone.
OVERSEE = {
    "labour.add_programme",
    "labour.change_programme",
    "labour.add_programmeevent",
    "labour.change_programmeevent",
    "labour.add_sendingunit",
    "labour.change_sendingunit",
    "labour.add_quota",
    "labour.change_quota",
    "labour.pass_quota",
    "summaries.close_province",
    "summaries.add_report",
    "summaries.change_report",
    "summaries.issue_report",
    "summaries.view_reporttemplate",
    "summaries.add_reporttemplate",
    "summaries.change_reporttemplate",
    "summaries.view_schedule",
    "summaries.add_schedule",
    "summaries.change_schedule",
    "summaries.add_threshold",
    "summaries.change_threshold",
}
LISTS = {
    f"{app}.{verb}_{model}"
    for app, models_ in {
        "districts": ["commune", "district", "unit", "bordermarker", "counterpart"],
        "incidents": ["incidentcode", "deadline"],
        "crossings": ["crossingpoint", "crossingevent", "orderrule"],
        "labour": ["programme", "programmeevent", "sector", "sendingunit", "quota"],
        "patrols": ["post", "mechanismchange"],
        "figures": ["indicator"],
        "summaries": ["reporttemplate", "threshold"],
        "people": ["user", "posting"],
    }.items()
    for model in models_
    for verb in ("view", "add", "change")
}

PERMISSIONS = {
    Role.CLERK: READ | WHOLE | WRITE,
    Role.REVIEWER: READ | WHOLE | WRITE | REVIEW,
    Role.OVERSEER: READ | WHOLE | WRITE | REVIEW | OVERSEE,
    Role.OBSERVER: READ,
    Role.ADMINISTRATOR: LISTS | {"people.use_admin", "lists.view_savedview", "lists.change_savedview"},
}
