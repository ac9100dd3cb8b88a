"""Workers of lists as rows: named by number of the permit, a paper or the worker; a faulty row stays out by itself."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.labour.held import held_words
from borderops.labour.line_finder import Finder
from borderops.labour.line_naming import Named, papers_in
from borderops.labour.permits import Permit
from borderops.labour.querysets import KNOW_NAMES
from borderops.labour.worker_lists import ListLine
from borderops.labour.worker_looks import WorkerLook
from borderops.review.states import State
from borderops.sheets.cells import Cell, DayCell, typed
from borderops.sheets.columns import Aside, Column
from borderops.sheets.linked import PartResource

# By which column a fault in how somebody is named is told.
CELLS = {"permit": "permit", "paper": "sheet_paper", "worker": "sheet_worker"}


class NamingColumn(Column):
    """One of the columns that together name the permit of a line; the resource reads them."""

    def __init__(self, heading, attribute, says, **kwargs):
        super().__init__(heading, attribute, Cell(), **kwargs)
        self.says = says

    def get_value(self, line):
        return line.permit if line.permit_id else None

    def told(self, line):
        return line.permit_id

    def shown(self, line):
        return self.says(line.permit) if line.permit_id else ""

    def save(self, instance, row, is_m2m=False, **kwargs):
        """Only says what cannot be read."""
        self.clean(row, **kwargs)


class PaperColumn(NamingColumn):
    """The paper, masked; of somebody who lives elsewhere now not even that."""

    def shown(self, line):
        return "" if getattr(line, "is_elsewhere", False) else super().shown(line)


class LineResource(PartResource):
    """Workers of lists, written with their list; names go out to those who may know them and come in as a check."""

    part, parent_field, settled = "lines", "list", ["list", "line", "permit"]
    beside = ("permit__worker",)
    faulty_stays_out = True

    permit = NamingColumn(
        _("Number of the permit"), "permit", str, known_as=["số giấy phép", "giấy phép", "số GPLĐ"],
        help_text=_("Or, as exported, the file of a permit that has no number yet"),
    )  # fmt: skip
    paper = PaperColumn(
        _("Number of the paper"), "sheet_paper", lambda permit: permit.masked_paper or permit.worker.masked_paper,
        known_as=["số giấy tờ", "số CCCD", "CCCD", "số giấy thông hành", "số hộ chiếu"],
        help_text=_("Of the travel paper or the identity card. Exported with its middle hidden: so left, it stays"),
    )  # fmt: skip
    worker = NamingColumn(
        _("Number of the worker"), "sheet_worker", lambda permit: str(permit.worker_id),
        known_as=["mã lao động", "mã người lao động"],
    )  # fmt: skip
    name = Aside(
        _("Name"), "sheet_name", Cell(), known_as=["họ tên", "họ và tên"],
        help_text=_("Only compared with the register; nobody is found by the name alone"),
    )  # fmt: skip
    until = Column(_("Extended until"), "until", DayCell(), known_as=["gia hạn đến", "gia hạn đến ngày"])
    remark = Column(_("Remark"), "remark", known_as=["ghi chú"])
    held = Aside(
        _("Held back because"), "held_words", Cell(), known_as=["lý do giữ lại"],
        help_text=_("Filled in by the register; what stands here is not read"),
    )  # fmt: skip

    class Meta:
        model = ListLine
        fields = [
            "number", "line", "permit", "paper", "worker", "name", "until", "remark", "held", "remove",
        ]  # fmt: skip

    @classmethod
    def readable_by(cls, user):
        return user.has_perm("labour.view_permit") and user.holds(*KNOW_NAMES)

    # Export

    def rows_of(self, records, user):
        """The lines, with the names of those whom this person may know; that they were shown is noted."""
        lines = list(super().rows_of(records, user))
        keys = {line.permit_id for line in lines}
        known = set(Permit.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True))
        for line in lines:
            line.is_elsewhere = line.permit_id not in known
            line.sheet_name = "" if line.is_elsewhere else line.permit.worker.name
        people = len({line.permit.worker_id for line in lines if line.sheet_name})
        WorkerLook.note(user, about=exported_words(records), people=people)
        return lines

    # Import

    def read_for(self, record, rows, *, is_new, came_before, user):
        """All rows of a list are looked up together."""
        self.finder = Finder(user, record, [self.named_by(row) for _place, row in rows])
        return super().read_for(record, rows, is_new=is_new, came_before=came_before, user=user)

    @staticmethod
    def named_by(row):
        cells = {name: typed(row.get(name)) for name in ("permit", "worker", "name")}
        return Named(cells["permit"], papers_in(row.get("paper")), cells["worker"], cells["name"])

    def refuse_unknown(self, line):
        """A row that was mended and sent again with its whole sheet joins the draft that the others made."""
        if not (self.came_before and self.record.state == State.DRAFT):
            super().refuse_unknown(line)

    def import_instance(self, instance, row, **kwargs):
        faults = {}
        try:
            super().import_instance(instance, row, **kwargs)
        except ValidationError as found:
            faults = found.update_error_dict(faults)
        if not self.gone and (not instance.permit_id or self.names_another(instance, row)):
            self.find_permit(instance, row, faults)
        if faults:
            raise ValidationError(faults)

    def names_another(self, line, row):
        """Whether a cell says something else than what stands in the line."""
        columns = [self.fields[name] for name in ("permit", "paper", "worker") if name in row]
        return any(
            typed(row[column.column_name]) not in ("", typed(column.shown(line))) for column in columns
        )

    def find_permit(self, line, row, faults):
        try:
            line.permit = self.finder.find(self.named_by(row))
        except ValidationError as refusal:
            ((cell, messages),) = refusal.message_dict.items()
            faults[self.cell_there(CELLS[cell], row)] = messages

    def cell_there(self, wanted, row):
        """The column to tell a fault by: the one that is meant, or else the first that is filled in."""
        columns = [self.fields[name] for name in CELLS if typed(row.get(name))]
        names = [column.attribute for column in columns]
        return wanted if wanted in names or not names else names[0]

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        """A worker stands once in a list."""
        errors = dict(import_validation_errors or {})
        if not self.gone and not errors and (other := self.line_of_same(instance)):
            words = held_words("twice", other.line) if other.line else gettext(
                "This worker already stands in an earlier row of this list. Leave one of the two."
            )  # fmt: skip
            errors["permit"] = words
        super().validate_instance(instance, errors, validate_unique)

    def line_of_same(self, line):
        """Another line of the list about the same worker."""
        others = [other for other in self.told_rows() if other is not line]
        return next((other for other in others if other.permit.worker_id == line.permit.worker_id), None)


def exported_words(records):
    """Which file showed the names."""
    if len(records) == 1:
        return gettext("Exported: %(list)s") % {"list": records[0].reference}
    return gettext("Exported: %(n)s lists of workers") % {"n": len(records)}
