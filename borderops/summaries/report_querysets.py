"""Where a report stands, who makes reports, and which of them somebody sees."""

from django.db import models
from django.utils.translation import pgettext_lazy

from borderops.people.roles import WRITERS


class ReportState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("report", "Draft")
    CHECKED = "checked", pgettext_lazy("report", "Checked")
    ISSUED = "issued", pgettext_lazy("report", "Issued")
    DISCARDED = "discarded", pgettext_lazy("report", "Discarded")


def writes_reports(user, right="change_report"):
    """Whether this person makes reports, which tell of the whole line."""
    return user.has_perm(f"summaries.{right}") and user.places_as(*WRITERS).everywhere


class ReportQuerySet(models.QuerySet):
    """Reports; nobody but those who make them sees one before it is issued."""

    def visible_to(self, user):
        if writes_reports(user):
            return self
        return self.issued() if user.has_perm("summaries.view_report") else self.none()

    def issued(self):
        return self.filter(state=ReportState.ISSUED)

    def current(self):
        """Those issued that no later one has replaced."""
        return self.issued().filter(superseded_by__isnull=True)

    def kept(self):
        """All but the drafts that somebody discarded."""
        return self.exclude(state=ReportState.DISCARDED)

    def to_check_by(self, user):
        """Drafts that somebody else wrote last, so that this person may check them."""
        drafts = self.filter(state=ReportState.DRAFT).exclude(written_by=user)
        return drafts if writes_reports(user, "issue_report") else self.none()

    def last_of(self, key):
        """The issued report of a period that holds now."""
        return self.current().filter(period=key).order_by("-issued_at", "-pk").first()

    def for_list(self):
        """With everything that a row shows, and without the long texts and the files."""
        beside = ["supersedes", "superseded_by"]
        heavy = [f"{prefix}{name}" for prefix in ["", "superseded_by__"] for name in ("content", "document")]
        people = ["made_by", "written_by", "checked_by", "issued_by", "discarded_by"]
        return self.select_related("template", beside[1], *people).defer("template__content", *heavy)
