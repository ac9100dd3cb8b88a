"""The Word document of a report: its template, filled."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from borderops.review.attachments import DamagedFile
from borderops.summaries.report_docx import render
from borderops.summaries.report_fields import TemplateFault
from borderops.summaries.report_heads import head_of, whole_content
from borderops.summaries.report_layout import default_template


def document_of(report):
    """The Word document of a report as it stands.

    Raises DamagedFile where the template is not what was kept, and TemplateFault where it cannot be filled.
    """
    template = report.template.taken_out() if report.template_id else default_template()
    return render(template, whole_content(report), head_of(report))


def document_to_keep(report):
    """The same for a report that is issued; a ValidationError says why there is none."""
    try:
        return document_of(report)
    except TemplateFault as fault:
        words = _("The template “%(name)s” cannot be filled: %(fault)s")
        raise ValidationError(words % {"name": report.template, "fault": fault}) from fault
    except DamagedFile as fault:
        words = _("The template “%(name)s” is no longer what was kept. Tell the administrator.")
        raise ValidationError(words % {"name": report.template}) from fault
