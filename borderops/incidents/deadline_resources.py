"""Deadlines as a sheet."""

from django.utils.translation import gettext_lazy as _

from borderops.incidents.choices import Severity
from borderops.incidents.models import Deadline
from borderops.sheets.cells import ChoiceCell, WholeCell
from borderops.sheets.columns import Column
from borderops.sheets.resources import SheetResource


class DeadlineResource(SheetResource):
    """The time for review and for handling, by severity."""

    severity = Column(_("Severity"), "severity", ChoiceCell(Severity), known_as=["mức độ"], filled=True)
    review_hours = Column(
        _("Hours to review"), "review_hours", WholeCell(), known_as=["giờ duyệt"], filled=True
    )
    handling_days = Column(
        _("Days to handle"), "handling_days", WholeCell(), known_as=["ngày xử lý"], filled=True
    )

    class Meta:
        model = Deadline
        fields = ["severity", "review_hours", "handling_days"]
        import_id_fields = ["severity"]
