"""The sheets beside that of the incidents: people, goods, word with the other side, and what came of it."""

from django.utils.translation import gettext_lazy as _

from borderops.districts.cells import counterpart_cell
from borderops.figures.amounts import parse_amount
from borderops.incidents.follow_up_resources import FollowUpResource
from borderops.incidents.for_whole import ForWhole
from borderops.incidents.models import Coordination, Goods
from borderops.incidents.person_resources import PersonResource
from borderops.sheets.cells import ChoiceCell, DayCell, ReadCell, WholeCell
from borderops.sheets.columns import Column
from borderops.sheets.linked import PartResource
from borderops.sheets.registry import LinkedSheet


class AmountCell(ReadCell):
    """An amount with its decimals."""

    reads = "number"
    hint = _("A number such as 12 or 2,5")
    parse = staticmethod(parse_amount)

    def told(self, value):
        return "" if value is None else value.normalize()


class GoodsResource(PartResource):
    """Goods and evidence, written with their incident."""

    part, parent_field, settled = "goods", "incident", ["incident", "line"]

    kind = Column(_("Kind"), "kind", ChoiceCell(Goods.Kind), known_as=["loại"], filled=True, needed=False)
    what = Column(_("What"), "what", known_as=["tên", "tên tang vật"], filled=True, needed=False)
    amount = Column(_("Amount"), "amount", AmountCell(), known_as=["số lượng"])
    unit = Column(_("Unit of measure"), "unit", known_as=["đơn vị tính"])
    value_vnd = Column(_("Value in đồng"), "value_vnd", WholeCell(), known_as=["trị giá", "giá trị"])

    class Meta:
        model = Goods
        fields = ["number", "line", "kind", "what", "amount", "unit", "value_vnd", "remove"]


class CoordinationResource(PartResource):
    """Word with the other side, written with its incident."""

    part, parent_field, settled, beside = "coordinations", "incident", ["incident", "line"], ["counterpart"]

    kind = Column(
        _("Kind"),
        "kind",
        ChoiceCell(Coordination.Kind),
        known_as=["loại", "hình thức"],
        filled=True,
        needed=False,
    )
    on_day = Column(_("Day"), "on_day", DayCell(), known_as=["ngày"], filled=True, needed=False)
    counterpart = Column(_("Counterpart"), "counterpart", counterpart_cell(), known_as=["phía bạn"])
    document_number = ForWhole(_("Document number"), "document_number", known_as=["số văn bản"])

    class Meta:
        model = Coordination
        fields = ["number", "line", "kind", "on_day", "counterpart", "document_number", "remove"]


linked = (
    LinkedSheet("persons", _("Persons"), PersonResource, ("người", "đối tượng")),
    LinkedSheet("goods", _("Evidence"), GoodsResource, ("tang vật", "goods", "goods and evidence")),
    LinkedSheet(
        "coordination", _("Coordination"), CoordinationResource, ("phối hợp", "phối hợp với phía bạn")
    ),
    LinkedSheet("results", _("Results"), FollowUpResource, ("kết quả", "kết quả xử lý")),
)
