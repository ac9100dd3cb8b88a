"""The rules of who may order as a sheet."""

from django.utils.translation import gettext_lazy as _

from borderops.crossings.choices import CrossingKind
from borderops.crossings.order_rules import OrderRule
from borderops.sheets.cells import ChoiceCell, DayCell, LongText, WholeCell, YesNoCell
from borderops.sheets.columns import Column
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


class OrderRuleResource(SheetResource):
    """Rules of who may order; the key is whose rule, for which kind of crossing, and from when."""

    title = Column(_("Title of who orders"), "title", known_as=["chức danh"], filled=True)
    kind = Column(
        _("Kind of crossing"), "kind", ChoiceCell(CrossingKind), known_as=["loại cửa khẩu"], filled=True
    )
    longest_hours = Column(_("Longest, in hours"), "longest_hours", WholeCell(), known_as=["số giờ tối đa"])
    article = Column(_("Article"), "article", known_as=["điều"], filled=True)
    version = Column(_("Version of the law"), "version", known_as=["bản luật"])
    words = Column(_("Words of the rule"), "words", LongText(), known_as=["nguyên văn"])
    valid_from = Column(_("In force from"), "valid_from", DayCell(), known_as=["từ ngày", "hiệu lực từ"])
    valid_to = Column(_("In force until"), "valid_to", DayCell(), known_as=["đến ngày", "hết hiệu lực"])
    verified = Column(_("Compared with the text"), "verified", YesNoCell(), known_as=["đã đối chiếu"])
    source = Column(_("Source"), "source", known_as=["nguồn"], filled=True)

    class Meta:
        model = OrderRule
        fields = [
            "title", "kind", "longest_hours", "article", "version", "words", "valid_from", "valid_to", "verified",
            "source",
        ]  # fmt: skip
        import_id_fields = ["title", "kind", "valid_from"]


register(
    Workbook(
        "order-rules",
        _("Rules of who may order"),
        OrderRuleResource,
        lambda user: OrderRuleResource().records(),
        OrderRuleResource.permission("view"),
    )
)
