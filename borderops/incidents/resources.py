"""Incidents and their kinds as sheets."""

from django.utils.translation import gettext_lazy as _

from borderops.districts.models import BorderMarker, District
from borderops.incidents.cells import PlaceReader
from borderops.incidents.filters import IncidentFilter
from borderops.incidents.models import Direction, Incident, IncidentCode, Regime
from borderops.incidents.querysets import reads_accounts
from borderops.review.resources import ReviewedResource
from borderops.sheets.cells import Cell, ChoiceCell, DayCell, LongText, TimeCell, WholeCell, YesNoCell, typed
from borderops.sheets.columns import Aside, Column
from borderops.sheets.record_cells import RecordCell
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource

PLACE = ["commune", "district", "marker"]


def kind_cell(cell=RecordCell):
    """Kinds of incident by code, by name in either language, or by both."""
    return cell(
        IncidentCode.objects.all,
        lambda kind: [kind.code, kind.label_vi, kind.label_en],
        str,
        _("Kinds of incident"),
    )


class KindCell(RecordCell):
    """The kinds that may be chosen today."""

    def options(self, user):
        return [str(kind) for kind in self.records() if kind.parent_id and not kind.retired_on]


class PlaceCell(Cell):
    """One part of a place; what it means depends on the others and on the day."""

    width = 22

    def told(self, value):
        return getattr(value, "pk", None) or str(value or "")


class DistrictPart(PlaceCell):
    def options(self, user):
        return [district.name for district in District.objects.on_border()]


class IncidentCodeResource(SheetResource):
    """Kinds of incident; a kind stands below its group."""

    code = Column(_("Code"), "code", known_as=["mã"], filled=True)
    parent = Column(_("Group"), "parent", kind_cell(), known_as=["nhóm"])
    label_vi = Column(_("Vietnamese name"), "label_vi", known_as=["tên tiếng Việt"], filled=True)
    label_en = Column(_("English name"), "label_en", known_as=["tên tiếng Anh"], filled=True)
    basis = Column(_("Legal basis"), "basis", known_as=["căn cứ"])
    violation = Column(_("Is a violation"), "violation", YesNoCell(empty=None), known_as=["vi phạm"])
    default_regime = Column(
        _("Counts as, by default"), "default_regime", ChoiceCell(Regime), known_as=["tính là"]
    )
    retired_on = Column(_("Retired on"), "retired_on", DayCell(), known_as=["ngừng dùng từ"])
    own_columns = ["parent"]

    class Meta:
        model = IncidentCode
        fields = [
            "code",
            "parent",
            "label_vi",
            "label_en",
            "basis",
            "violation",
            "default_regime",
            "retired_on",
        ]
        import_id_fields = ["code"]

    def records(self):
        return IncidentCode.objects.select_related("parent")


class IncidentResource(ReviewedResource):
    """Incidents, as their form logs them."""

    occurred_on = Column(_("Day"), "occurred_on", DayCell(), known_as=["ngày", "ngày xảy ra"], filled=True)
    occurred_time = Column(_("Time"), "occurred_time", TimeCell(), known_as=["giờ"])
    commune = Aside(_("Commune"), "commune", PlaceCell(), known_as=["xã", "xã, thị trấn"])
    district = Aside(_("District"), "district", DistrictPart(), known_as=["huyện", "khu vực"])
    marker = Aside(_("Marker"), "marker", PlaceCell(), known_as=["mốc", "số mốc"])
    place_note = Column(_("Hamlet or spot"), "place_note", known_as=["thôn", "thôn, khu vực nhỏ", "địa điểm"])
    code = Column(_("Kind of incident"), "code", kind_cell(KindCell), known_as=["loại vụ việc", "mã loại"])
    regime = Column(_("Counts as"), "regime", ChoiceCell(Regime), known_as=["tính là"])
    direction = Column(_("Direction"), "direction", ChoiceCell(Direction), known_as=["hướng", "chiều"])
    offenders = Column(_("Offenders"), "offenders", WholeCell(), known_as=["số đối tượng", "đối tượng"])
    offenders_unknown = Column(_("Unknown"), "offenders_unknown", YesNoCell(), known_as=["không rõ"])
    account = Column(_("Account"), "account", LongText(), known_as=["nội dung", "diễn biến"])
    settled = [
        "commune", "district", "marker", "unit", "entered_by", "submitted_by", "reviewed_by", "number",
        "form_key",
    ]  # fmt: skip

    class Meta:
        model = Incident
        fields = [
            "number", "occurred_on", "occurred_time", "commune", "district", "marker", "place_note", "code", "regime",
            "direction", "offenders", "offenders_unknown", "account", "state", "version",
        ]  # fmt: skip

    def records(self):
        return Incident.objects.select_related("commune", "district", "marker", "code").order_by(
            "occurred_on", "pk"
        )

    def load(self, dataset, *, user, **kwargs):
        self.places = PlaceReader(user)
        return super().load(dataset, user=user, **kwargs)

    def fill(self, record, row, faults):
        """The place, which hangs on the day; and what a case of this kind counts as, where nothing is said."""
        if record.code and not record.regime:
            record.regime = record.code.default_regime
        if "occurred_on" not in faults and self.says_another_place(record, row):
            self.places.settle(record, self.place_cells(row))

    def says_another_place(self, record, row):
        """Whether the row moves the record, or moves it to a day on which the place may not have stood."""
        day, parts = self.fields["occurred_on"], [self.fields[name] for name in PLACE if name in row]
        if self.is_new or any(typed(row[part.column_name]) != self.before[part][1] for part in parts):
            return True
        return day in self.before and day.told(record) != self.before[day][0]

    def place_cells(self, row):
        """The cells of the place; what the sheet has no column for stays, save the district, which follows."""
        kept = (
            {} if self.is_new else {"commune": self.place_met["commune"], "marker": self.place_met["marker"]}
        )
        return kept | {name: row[name] for name in PLACE if name in row}

    def after_init_instance(self, instance, new, row, **kwargs):
        super().after_init_instance(instance, new, row, **kwargs)
        self.place_met = {name: self.fields[name].shown(instance) for name in PLACE}

    def keep(self, record, is_new, row, **kwargs):
        if record.marker and not record.marker.pk:
            defaults = {"listed": False, "commune": record.commune}
            record.marker, _new = BorderMarker.objects.get_or_create(
                code=record.marker.code, defaults=defaults
            )
        super().keep(record, is_new, row, **kwargs)

    def columns_for(self, user):
        return [c for c in super().columns_for(user) if c.column_name != "account" or reads_accounts(user)]


def visible_incidents(user):
    return IncidentResource().records().visible_to(user)


register(
    Workbook(
        "incidents",
        _("Incidents"),
        IncidentResource,
        visible_incidents,
        "incidents.export_incident",
        IncidentFilter,
    ),
    Workbook(
        "incident-codes",
        _("Kinds of incident"),
        IncidentCodeResource,
        lambda user: IncidentCodeResource().records(),
        IncidentCodeResource.permission("view"),
    ),
)
