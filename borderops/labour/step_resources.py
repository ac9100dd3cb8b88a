"""The life of programmes as a sheet; a row is known by programme, what happened, and when."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from borderops.districts.models import Confidence
from borderops.labour.choices import ProgrammeStep
from borderops.labour.programme_resources import programme_cell, rough_day_cell
from borderops.labour.programme_steps import ProgrammeEvent
from borderops.labour.programmes import Programme
from borderops.sheets.cells import ChoiceCell
from borderops.sheets.columns import Column
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


class ProgrammeStepResource(SheetResource):
    """Steps in the order in which they count; what is written of one is corrected, its key is not."""

    programme = Column(
        _("Labour programme"), "programme", programme_cell(), known_as=["chương trình"], filled=True
    )
    kind = Column(
        pgettext_lazy("programme", "What happened"),
        "kind",
        ChoiceCell(ProgrammeStep),
        known_as=["step", "sự kiện"],
        filled=True,
    )
    on = Column(_("When"), "on", rough_day_cell(), known_as=["thời điểm", "khi nào"], filled=True)
    reason = Column(_("Reason"), "reason", known_as=["lý do"])
    published_text = Column(_("Words of the source"), "published_text", known_as=["nguyên văn"])
    source = Column(_("Source"), "source", known_as=["nguồn"], filled=True)
    confidence = Column(_("How sure"), "confidence", ChoiceCell(Confidence), known_as=["độ tin cậy"])

    class Meta:
        model = ProgrammeEvent
        fields = ["programme", "kind", "on", "reason", "published_text", "source", "confidence"]
        import_id_fields = ["programme", "kind", "on"]

    def records(self):
        steps = ProgrammeEvent.objects.select_related("programme")
        return steps.order_by("programme__code", "counts_from", "pk")

    def keep(self, record, is_new, row, *, user, trusted=False, **kwargs):
        """By the door of the form."""
        record.write(user, trusted=trusted)


def visible_to(user):
    """The steps of the programmes that a person sees."""
    return ProgrammeStepResource().records().filter(programme__in=Programme.objects.visible_to(user))


register(
    Workbook(
        "programme-steps",
        _("Life of labour programmes"),
        ProgrammeStepResource,
        visible_to,
        ProgrammeStepResource.permission("view"),
    )
)
