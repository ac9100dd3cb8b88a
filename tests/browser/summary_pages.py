"""The pages of figures, reports and messages, for the test of every page: who opens which, and what stands on them."""

from borderops.figures.models import Indicator, ReportedFigure
from borderops.figures.periods import Period
from borderops.summaries import report_writing
from borderops.summaries.messages import Message
from borderops.summaries.schedules import Schedule
from borderops.summaries.thresholds import Threshold
from tests.factories import make_overseer

LAW = "indicator=incidents.law.cases&period=2024"
READING = [
    "/summaries/dashboard/?period=2024",
    "/summaries/dashboard/?period=2021",
    "/summaries/dashboard/indicators/",
    f"/summaries/table/?{LAW}&rows=district&columns=month",
    f"/summaries/table/?{LAW}&rows=commune&only=district:026",
    "/summaries/table/?indicator=incidents.law.offenders&period=2021&rows=direction",
    "/summaries/thresholds/",
    "/reports/",
    "/messages/",
    "/figures/?look=open",
]
WRITING = [
    "/reports/new/?period=2021",
    "/reports/templates/",
    "/reports/templates/new/",
    "/summaries/thresholds/new/",
    "/reports/schedules/",
    "/reports/schedules/new/",
    "/admin/summaries/report/",
    "/admin/summaries/reporttemplate/",
    "/admin/summaries/threshold/",
]
KEEPING = ["/admin/summaries/threshold/", "/admin/summaries/reporttemplate/", "/reports/templates/"]
PAGES = {
    "clerk": READING,
    "reviewer": READING,
    "overseer": READING + WRITING,
    "observer": READING,
    "admin": KEEPING,
}


def make_summaries(register):
    """Reports of 2021 in each state, a threshold that is crossed, a schedule, and a message for each reader."""
    overseer, other = register["overseer"], make_overseer(name="overseer-other")
    year = Period.parse("2021")
    made = {name: report_writing.make(overseer, year) for name in ("draft", "checked", "issued")}
    for name in ("checked", "issued"):
        report_writing.check(made[name], other)
    report_writing.issue(made["issued"], other, {})
    law = Indicator.objects.get(key="incidents.law.cases")
    threshold = Threshold(indicator=law, period_kind="year", what="above", limit=0, made_by=overseer)
    made["threshold"] = threshold.write(overseer)
    schedule = Schedule(what="summary", period_kind="month", days_after=1, made_by=overseer)
    schedule.chosen_recipients = [overseer]
    made["schedule"] = schedule.write(overseer)
    made["messages"] = {
        role: Message.objects.create(user=user, subject="Vượt ngưỡng", words="Xem số liệu.", url="/reports/")
        for role, user in register.items()
        if role in PAGES and role != "admin"
    }
    return made


def of_summaries(role, made):
    """The pages of its reports, thresholds, schedules and messages."""
    if role == "admin":
        return []
    issued, draft, checked = (made[name].get_absolute_url() for name in ("issued", "draft", "checked"))
    pages = [f"/messages/{made['messages'][role].pk}/", issued, f"{issued}print/", *of_figures(role)]
    if role != "overseer":
        return pages
    own = [draft, f"{draft}edit/", f"{draft}print/", checked, f"{checked}issue/", f"{checked}return/"]
    kept = [f"/summaries/thresholds/{made['threshold'].pk}/", f"/reports/schedules/{made['schedule'].pk}/"]
    return [*pages, *own, f"{draft}figures/", f"{draft}discard/", *kept]


def of_figures(role):
    """The figures of documents that do not agree, and the one that was only estimated."""
    figures = ReportedFigure.objects.select_related("indicator")
    contradicted = figures.get(indicator__key="ngo.disbursed", period="2021").get_absolute_url()
    estimate = figures.get(indicator__key="trade.turnover", period="2021")
    if role == "observer":
        return [contradicted]
    final = [f"/figures/new/?replaces={estimate.number}"] if role == "clerk" else [f"{contradicted}judge/"]
    return [contradicted, estimate.get_absolute_url(), *final]
