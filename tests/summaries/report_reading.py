"""Makes the content of a report and finds in it what a test asks for."""

from borderops.figures.periods import Period
from borderops.summaries.report_content import content_of

AGREEMENT, LAW = "incidents.agreement.cases", "incidents.law.cases"


def content(user, period="2021"):
    return content_of(user, Period.parse(period))


def text(told, key):
    """The sentence of an indicator; nothing where there is none."""
    sentences = [each for section in told["sections"] for each in section["sentences"]]
    return next((each["text"] for each in sentences if each["key"] == key), "")


def source(told, n):
    return next(each for each in told["sources"] if each["n"] == n)
