"""What stands around the text of a report: its head and foot as the document writes them, and what is offered first."""

from django.utils import translation
from django.utils.translation import pgettext

from borderops.lists.models import Register
from borderops.review.paper import agency, long_day
from borderops.summaries.report_times import last_year_words
from borderops.summaries.reports import Report

# What the next report has most likely in common with the last one.
LASTING = ["agency_above", "agency", "place", "signature", "signer", "recipients"]


def usual_head(by):
    """The head that was used last; of the very first report only the unit of who makes it is known."""
    last = Report.objects.kept().order_by("-written_at", "-pk").values(*LASTING).first()
    return last or {"agency": agency(by)[:150]}


def usual_title(period):
    """The subject as such reports usually have it, in Vietnamese."""
    with translation.override("vi"):
        return pgettext("report", "Results of border work in %(period)s") % {
            "period": last_year_words(period)
        }


def place_and_day(report):
    """Tuyên Quang, ngày 05 tháng 02 năm 2026; dots where the day is not known yet."""
    with translation.override("vi"):
        dots = pgettext("report", "Day … month … year …")
        day = long_day(report.written_on) if report.written_on else dots
    return f"{report.place}, {day[:1].lower()}{day[1:]}" if report.place else day


def head_of(report):
    """The head and the foot for the document and the sheet."""
    with translation.override("vi"):
        kind = pgettext("report", "REPORT")
    return {
        "agency_above": report.agency_above,
        "agency": report.agency,
        "number": report.official_number,
        "place_and_day": place_and_day(report),
        "title": kind,
        "subject": report.title,
        "signature": report.signature,
        "signer": report.signer,
        "recipients": [line for line in report.recipients.splitlines() if line.strip()],
        "is_draft": not report.is_issued,
        "sample": Register.holds_samples(),
    }


def whole_content(report):
    """The content with the office's own words in their sections."""
    told = report.told
    sections = [section | {"words": report.words.get(section["key"], "")} for section in told["sections"]]
    return told | {"sections": sections, "warnings": [*replaced_words(report), *told["warnings"]]}


def replaced_words(report):
    """Which report this one replaces, so that the paper says it too."""
    if report.supersedes_id:
        with translation.override("vi"):
            words = pgettext("report", "It replaces the report %(number)s.")
            numbers = [report.supersedes.number, report.supersedes.official_number]
            yield words % {"number": " – ".join(filter(None, numbers))}


def left_over_words(report):
    """{key: words} of sections that the content no longer has: kept, and not printed."""
    known = {section["key"] for section in report.told["sections"]}
    return {key: words for key, words in report.words.items() if key not in known and words}
