"""Indicators and reported figures as sheets; a figure's published words stay as they are."""

from collections import Counter
from datetime import date

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.districts.cells import district_cell
from borderops.districts.models import Confidence
from borderops.figures.amounts import parse_amount, parse_with_unit
from borderops.figures.figure_rows import FigureRows
from borderops.figures.filters import FigureFilter
from borderops.figures.models import Indicator, ReportedFigure
from borderops.figures.spans import read_as_of, read_period
from borderops.review.resources import ReviewedResource
from borderops.review.states import State
from borderops.sheets.cells import Cell, ChoiceCell, LongText, ReadCell, WholeCell, YesNoCell, typed
from borderops.sheets.columns import Column, Fixed, Several
from borderops.sheets.record_cells import RecordCell, RecordsCell
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


class AmountCell(ReadCell):
    """A value with its decimals; what may be read in two ways is asked."""

    width = 20
    reads = "number"
    hint = _("A number such as 2186 or 180,1")
    parse = staticmethod(parse_amount)

    def told(self, value):
        return "" if value is None else value.normalize()


class MeasuredCell(AmountCell):
    """The same of a figure, with or without its unit; whether that is the indicator's, the row is asked."""

    hint = _("A number such as 2186 or 180,1 triệu USD")
    parse = staticmethod(lambda value: parse_with_unit(value)[0])


def estimate_cell():
    """An estimate by its number."""
    estimates = ReportedFigure.objects.filter(standing=ReportedFigure.Standing.ESTIMATE, number__isnull=False)
    return RecordCell(lambda: estimates.all(), lambda each: [], lambda each: each.number, _("Estimates"))


class SpanCell(Cell):
    """A period or a rough day. A spreadsheet program makes a day of "2021-05": which of the two was meant?"""

    def __init__(self, read, hint):
        super().__init__()
        self.reading, self.hint = read, hint

    def read(self, value):
        if isinstance(value, date):
            raise ValueError(
                gettext("The cell holds a full date. Make it a text cell and write for example 2021-05.")
            )
        return self.reading(typed(value))


class IndicatorCell(RecordCell):
    """An indicator, which a template offers by its name; by its key where two have the same name."""

    width = 40

    def options(self, user):
        indicators = list(self.records())
        met = Counter(indicator.label for indicator in indicators)
        return [each.label if met[each.label] == 1 else each.key for each in indicators]


def indicator_cell():
    """Indicators by key or by name in either language."""
    return IndicatorCell(
        Indicator.objects.all,
        lambda each: [each.label_vi, each.label_en],
        lambda each: each.key,
        _("Indicators"),
    )


class IndicatorResource(SheetResource):
    """What is counted or reported."""

    key = Column(_("Key"), "key", known_as=["khóa"], filled=True)
    label_vi = Column(_("Vietnamese name"), "label_vi", known_as=["tên tiếng Việt"], filled=True)
    label_en = Column(_("English name"), "label_en", known_as=["tên tiếng Anh"], filled=True)
    unit = Column(_("Unit"), "unit", known_as=["đơn vị tính"], filled=True)
    unit_en = Column(_("English unit"), "unit_en", known_as=["đơn vị tính tiếng Anh"])
    display_unit = Column(_("Unit as written"), "display_unit", known_as=["đơn vị ghi"])
    nature = Column(_("Nature"), "nature", ChoiceCell(Indicator.Nature), known_as=["tính chất"], filled=True)
    sums_over_districts = Column(_("Adds up over districts"), "sums_over_districts", YesNoCell())
    sums_over_periods = Column(_("Adds up over periods"), "sums_over_periods", YesNoCell())
    comparable = Column(_("May be compared with last year"), "comparable", YesNoCell())
    theme = Column(_("Theme"), "theme", known_as=["chủ đề"], filled=True)
    place = Column(_("Place among the indicators"), "place", WholeCell(), known_as=["thứ tự"])
    phrase = Column(_("Sentence in reports"), "phrase", known_as=["câu trong báo cáo"])
    part_of = Column(_("Part of"), "part_of", indicator_cell(), known_as=["phần của"])
    same_as = Column(_("The same amount as"), "same_as", indicator_cell(), known_as=["cùng giá trị với"])

    own_columns = ["part_of", "same_as"]

    class Meta:
        model = Indicator
        fields = [
            "key", "label_vi", "label_en", "unit", "unit_en", "display_unit", "nature",
            "sums_over_districts", "sums_over_periods", "comparable", "theme", "place", "phrase", "part_of",
            "same_as",
        ]  # fmt: skip
        import_id_fields = ["key"]

    def records(self):
        return Indicator.objects.select_related("part_of", "same_as")


class ReportedFigureResource(FigureRows, ReviewedResource):
    """Figures as documents publish them."""

    indicator = Column(_("Indicator"), "indicator", indicator_cell(), known_as=["chỉ tiêu"], filled=True)
    value = Column(_("Value"), "value", MeasuredCell(), known_as=["giá trị"])
    period = Column(
        _("Period"), "period", SpanCell(read_period, _("Such as 2021, 2021-Q3, cal:2021")), known_as=["kỳ"]
    )
    as_of = Column(
        _("As of"), "as_of", SpanCell(read_as_of, _("Such as 2021, 2021-10")), known_as=["thời điểm"]
    )
    districts = Several(
        _("Districts"), "districts", district_cell(RecordsCell), known_as=["district_codes", "các huyện"]
    )
    standing = Column(
        _("Standing"),
        "standing",
        ChoiceCell(ReportedFigure.Standing),
        known_as=["state", "tính chất"],
        filled=True,
    )
    qualifier = Column(_("Qualifier"), "qualifier", known_as=["từ kèm theo"])
    published_text = Column(_("Published words"), "published_text", LongText(), known_as=["nguyên văn"])
    published_change = Column(_("Published comparison"), "published_change", known_as=["so sánh đã công bố"])
    source = Column(_("Source"), "source", known_as=["nguồn"], filled=True)
    confidence = Column(_("How sure"), "confidence", ChoiceCell(Confidence), known_as=["độ tin cậy"])
    remark = Column(_("Remark"), "remark", known_as=["note", "ghi chú"])
    replaces = Column(
        _("Takes the place of"),
        "replaces",
        estimate_cell(),
        known_as=["thay cho"],
        help_text=_(
            "The number of the estimate; left empty in a new row, the register finds it where there is one."
        ),
    )
    sums_reason = Column(_("Why the sums do not agree"), "sums_reason", known_as=["lý do không khớp"])
    judgement = Fixed(_("What was decided"), "judgement", known_as=["kết luận mâu thuẫn"])
    review_state = Fixed(_("Review state"), "state", ChoiceCell(State), known_as=["trạng thái duyệt"])
    settled = ["unit", "entered_by", "submitted_by", "reviewed_by", "judged_by", "number", "form_key"]
    identity = ["indicator", "period", "as_of", "districts", "standing", "source"]

    class Meta:
        model = ReportedFigure
        fields = [
            "number", "indicator", "value", "period", "as_of", "districts", "standing", "qualifier",
            "published_text", "published_change", "source", "confidence", "remark", "replaces", "sums_reason",
            "judgement", "review_state", "version",
        ]  # fmt: skip

    def records(self):
        return (
            ReportedFigure.objects.select_related("indicator", "replaces")
            .prefetch_related("districts")
            .order_by("indicator", "pk")
        )


register(
    Workbook(
        "reported-figures",
        _("Reported figures"),
        ReportedFigureResource,
        lambda user: ReportedFigureResource().records().visible_to(user),
        ReportedFigureResource.permission("view"),
        FigureFilter,
    ),
    Workbook(
        "indicators",
        _("Indicators"),
        IndicatorResource,
        lambda user: IndicatorResource().records(),
        IndicatorResource.permission("view"),
    ),
)

# The table of figures by district is made of the figures above, and registers itself.
from borderops.figures import district_table  # noqa: E402, F401
