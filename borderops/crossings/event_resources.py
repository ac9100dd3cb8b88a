"""The life of crossing points as a sheet; a row is known by crossing point, what happened, and when."""

from django.utils.translation import gettext_lazy as _

from borderops.crossings.choices import CrossingKind, LifeStep
from borderops.crossings.events import CrossingEvent
from borderops.crossings.point_resources import crossing_cell
from borderops.crossings.points import CrossingPoint
from borderops.districts.models import Confidence
from borderops.figures.resources import SpanCell
from borderops.figures.rough_days import read_rough_day
from borderops.sheets.cells import ChoiceCell
from borderops.sheets.columns import Column
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


class CrossingEventResource(SheetResource):
    """Events in the order in which they count; what is written of one is corrected, its key is not."""

    crossing = Column(
        _("Crossing point"),
        "crossing",
        crossing_cell(),
        known_as=["cửa khẩu", "cửa khẩu, lối mở"],
        filled=True,
    )
    kind = Column(
        _("Event"), "kind", ChoiceCell(LifeStep), known_as=["what happened", "sự kiện"], filled=True
    )
    on = Column(
        _("When"),
        "on",
        SpanCell(read_rough_day, _("A year, month or day such as 2021, 2021-10, 2021-10-14")),
        known_as=["date", "thời điểm", "khi nào"],
        filled=True,
    )
    kind_after = Column(
        _("What it became"), "kind_after", ChoiceCell(CrossingKind), known_as=["loại sau đó", "thành"]
    )
    decision = Column(_("Number and day of the decision"), "decision", known_as=["quyết định"])
    basis = Column(_("Basis"), "basis", known_as=["căn cứ"])
    published_text = Column(
        _("Words of the source"), "published_text", known_as=["nguyên văn", "source_words"]
    )
    source = Column(_("Source"), "source", known_as=["nguồn"], filled=True)
    confidence = Column(_("How sure"), "confidence", ChoiceCell(Confidence), known_as=["độ tin cậy"])

    class Meta:
        model = CrossingEvent
        fields = [
            "crossing", "kind", "on", "kind_after", "decision", "basis", "published_text", "source", "confidence",
        ]  # fmt: skip
        import_id_fields = ["crossing", "kind", "on"]

    def records(self):
        return CrossingEvent.objects.select_related("crossing").order_by(
            "crossing__code", "counts_from", "pk"
        )

    def keep(self, record, is_new, row, *, user, trusted=False, **kwargs):
        """By the door of the form, for whoever keeps the crossing point."""
        record.write(user, trusted=trusted)


def visible_to(user):
    """The events of the crossing points that a person sees."""
    return CrossingEventResource().records().filter(crossing__in=CrossingPoint.objects.visible_to(user))


register(
    Workbook(
        "crossing-events",
        _("Life of crossing points"),
        CrossingEventResource,
        visible_to,
        CrossingEventResource.permission("view"),
    )
)
