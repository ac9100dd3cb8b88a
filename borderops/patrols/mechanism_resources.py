"""Changes of the mechanisms as a sheet."""

from django.utils.translation import gettext_lazy as _

from borderops.districts.models import Confidence
from borderops.figures.resources import SpanCell
from borderops.figures.rough_days import read_rough_day
from borderops.patrols.choices import Mechanism, MechanismState
from borderops.patrols.mechanisms import MechanismChange
from borderops.sheets.cells import ChoiceCell
from borderops.sheets.columns import Column
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


class MechanismResource(SheetResource):
    """Changes of the mechanisms; the key is which mechanism, and since when."""

    mechanism = Column(_("Mechanism"), "mechanism", ChoiceCell(Mechanism), known_as=["cơ chế"], filled=True)
    state = Column(_("State"), "state", ChoiceCell(MechanismState), known_as=["trạng thái"], filled=True)
    since = Column(
        _("Since"),
        "since",
        SpanCell(read_rough_day, _("A year, month or day such as 2021, 2021-10, 2021-10-14")),
        known_as=["từ khi", "từ"],
        filled=True,
    )
    reason = Column(_("Reason"), "reason", known_as=["lý do"])
    replaced_by = Column(_("Replaced by"), "replaced_by", known_as=["thay bằng"])
    published_text = Column(_("Words of the source"), "published_text", known_as=["nguyên văn"])
    source = Column(_("Source"), "source", known_as=["nguồn"], filled=True)
    confidence = Column(_("How sure"), "confidence", ChoiceCell(Confidence), known_as=["độ tin cậy"])
    settled = ["counts_from"]

    class Meta:
        model = MechanismChange
        fields = [
            "mechanism", "state", "since", "reason", "replaced_by", "published_text", "source", "confidence",
        ]  # fmt: skip
        import_id_fields = ["mechanism", "since"]


register(
    Workbook(
        "mechanisms",
        _("Mechanisms"),
        MechanismResource,
        lambda user: MechanismResource().records(),
        MechanismResource.permission("view"),
    )
)
