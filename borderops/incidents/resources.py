"""Incidents as a sheet, with those linked to it."""

from django.utils.translation import gettext_lazy as _

from borderops.districts.cells import of_own
from borderops.districts.markers import tells_marker
from borderops.districts.models import BorderMarker, District, Unit
from borderops.districts.own_places import own_communes, own_districts, own_units
from borderops.incidents.cells import PLACE, PlaceReader
from borderops.incidents.choices import Confidence, Direction, FoundBy, Handling, Regime, Severity
from borderops.incidents.deadline_resources import DeadlineResource
from borderops.incidents.filters import IncidentFilter
from borderops.incidents.for_whole import ForWhole
from borderops.incidents.kind_resources import FurtherKinds, IncidentCodeResource, KindCell, kind_cell
from borderops.incidents.linked_resources import linked
from borderops.incidents.models import Incident
from borderops.incidents.querysets import reads_accounts
from borderops.incidents.row_looks import same_as_known, unusual
from borderops.review.resources import ReviewedResource
from borderops.sheets.cells import Cell, ChoiceCell, DayCell, LongText, TimeCell, WholeCell, YesNoCell, typed
from borderops.sheets.columns import Aside, Column, Fixed
from borderops.sheets.further_cells import MomentCell, WithDefault
from borderops.sheets.record_cells import RecordCell
from borderops.sheets.registry import Workbook, register
from borderops.vietnamese import sort_key


def keep_marker(record):
    """A marker that the register does not know yet joins it as not listed."""
    if record.marker and not record.marker.pk:
        defaults = {"listed": False, "commune": record.commune}
        record.marker, _new = BorderMarker.objects.get_or_create(code=record.marker.code, defaults=defaults)


class PlaceCell(Cell):
    """One part of a place; what it means depends on the others and on the day."""

    width = 22

    def told(self, value):
        return getattr(value, "pk", None) or str(value or "")


class MarkerPart(PlaceCell):
    tells = staticmethod(tells_marker)


class DistrictPart(PlaceCell):
    others_too = True

    def options(self, user):
        return [district.name for district in District.objects.on_border()]

    def offered(self, user):
        return [district.name for district in own_districts(user).on_border()]


class CommunePart(PlaceCell):
    others_too = True

    def offered(self, user):
        return sorted({commune.name for commune in own_communes(user)}, key=sort_key)


def unit_cell():
    """Units by name."""
    cell = RecordCell(Unit.objects.all, lambda unit: [unit.name], lambda unit: unit.name, _("Units"))
    return of_own(cell, own_units)


class IncidentResource(ReviewedResource):
    """Incidents, as their form logs them."""

    occurred_on = Column(_("Day"), "occurred_on", DayCell(), known_as=["ngày", "ngày xảy ra"], filled=True)
    occurred_time = Column(_("Time"), "occurred_time", TimeCell(), known_as=["giờ"])
    commune = Aside(_("Commune"), "commune", CommunePart(), known_as=["xã", "xã, thị trấn"])
    district = Aside(_("District"), "district", DistrictPart(), known_as=["huyện", "khu vực"])
    marker = Aside(_("Marker"), "marker", MarkerPart(), known_as=["mốc", "số mốc"])
    place_note = ForWhole(
        _("Hamlet or spot"), "place_note", known_as=["thôn", "thôn, khu vực nhỏ", "địa điểm"]
    )
    code = Column(_("Kind of incident"), "code", kind_cell(KindCell), known_as=["loại vụ việc", "mã loại"])
    regime = Column(_("Counts as"), "regime", ChoiceCell(Regime), known_as=["tính là"])
    direction = Column(_("Direction"), "direction", ChoiceCell(Direction), known_as=["hướng", "chiều"])
    offenders = Column(_("Offenders"), "offenders", WholeCell(), known_as=["số đối tượng", "đối tượng"])
    offenders_unknown = Column(_("Unknown"), "offenders_unknown", YesNoCell(), known_as=["không rõ"])
    account = ForWhole(_("Account"), "account", LongText(), known_as=["nội dung", "diễn biến"])
    further_kinds = FurtherKinds(_("Further kinds"), known_as=["loại khác kèm theo"])
    reported_at = Column(_("Reported at"), "reported_at", MomentCell(), known_as=["báo lúc"])
    found_by = Column(_("How it was found"), "found_by", ChoiceCell(FoundBy), known_as=["cách phát hiện"])
    found_unit = ForWhole(_("Unit that found it"), "found_unit", unit_cell(), known_as=["đơn vị phát hiện"])
    handling_unit = ForWhole(
        _("Unit that handles it"), "handling_unit", unit_cell(), known_as=["đơn vị xử lý"]
    )
    male = ForWhole(_("Male"), "male", WholeCell(), known_as=["nam"])
    female = ForWhole(_("Female"), "female", WholeCell(), known_as=["nữ"])
    under_18 = ForWhole(_("Under 18"), "under_18", WholeCell(), known_as=["dưới 18 tuổi"])
    vn = ForWhole(_("Vietnamese people"), "vn", WholeCell(), known_as=["người Việt Nam", "quốc tịch VN"])
    cn = ForWhole(_("Chinese people"), "cn", WholeCell(), known_as=["người Trung Quốc", "quốc tịch TQ"])
    other_nationality = ForWhole(
        _("Of other nationality"), "other_nationality", WholeCell(), known_as=["quốc tịch khác"]
    )
    sums_reason = ForWhole(_("Why the sums do not agree"), "sums_reason", known_as=["lý do không khớp"])
    victims = ForWhole(_("Victims"), "victims", WholeCell(), known_as=["nạn nhân"])
    handed_back = ForWhole(_("Handed back"), "handed_back", WholeCell(), known_as=["được trao trả"])
    received = ForWhole(_("Received"), "received", WholeCell(), known_as=["tiếp nhận"])
    injured = ForWhole(_("Injured"), "injured", WholeCell(), known_as=["bị thương"])
    confidence = Column(
        _("How far checked"), "confidence", ChoiceCell(Confidence), known_as=["độ tin cậy", "mức xác minh"]
    )
    severity = Column(
        _("Severity"),
        "severity",
        WithDefault(Severity, Severity.ORDINARY),
        known_as=["mức độ", "mức độ nghiêm trọng"],
    )
    paper_book_number = ForWhole(
        _("Number in the paper book"), "paper_book_number", known_as=["số trong sổ giấy", "số sổ giấy"]
    )
    handling = Fixed(_("Handling"), "handling", ChoiceCell(Handling), known_as=["tình trạng xử lý"])
    settled = [
        "commune", "district", "marker", "unit", "entered_by", "submitted_by", "reviewed_by", "number",
        "form_key", "follows_from", "shift", "duplicate_of",
    ]  # fmt: skip

    class Meta:
        model = Incident
        fields = [
            "number", "occurred_on", "occurred_time", "commune", "district", "marker", "place_note", "code", "regime",
            "direction", "offenders", "offenders_unknown", "account", "further_kinds", *Incident.DETAILS, "handling",
            "state", "version",
        ]  # fmt: skip

    def records(self):
        places = ["commune", "district", "marker", "code", "found_unit", "handling_unit"]
        records = Incident.objects.select_related(*places)
        return records.prefetch_related("further_kinds__code").order_by("occurred_on", "pk")

    def begin_sheet(self):
        super().begin_sheet()
        self.place_reader = PlaceReader(self.user)

    def fill(self, record, row, faults):
        """The place, which hangs on the day; and what a case of this kind counts as, where nothing is said."""
        if record.code and not record.regime:
            record.regime = record.code.default_regime
        if "occurred_on" not in faults and self.says_another_place(record, row):
            self.place_reader.settle(record, self.place_cells(row))

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
        self.place_met = {} if new else {name: self.fields[name].shown(instance) for name in PLACE}

    def keep(self, record, is_new, row, **kwargs):
        keep_marker(record)
        super().keep(record, is_new, row, **kwargs)

    def keep_many(self, records):
        for record in records:
            keep_marker(record)
        super().keep_many(records)

    def same_as_known(self, records):
        return same_as_known(records, self.user, self.is_of_this_file)

    def warnings(self, record):
        return unusual(record)

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
        linked,
    ),
    Workbook(
        "incident-codes",
        _("Kinds of incident"),
        IncidentCodeResource,
        lambda user: IncidentCodeResource().records(),
        IncidentCodeResource.permission("view"),
    ),
    Workbook(
        "deadlines",
        _("Deadlines"),
        DeadlineResource,
        lambda user: DeadlineResource().records(),
        DeadlineResource.permission("view"),
    ),
)
