"""What came of incidents as a sheet: follow-ups, each reviewed by itself."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.incidents.choices import Handling
from borderops.incidents.models import FollowUp
from borderops.incidents.of_incidents import OfIncidents, as_line
from borderops.incidents.outcomes import USUAL_HANDLING, HandedTo, Outcome
from borderops.incidents.taken_back import FollowUpsTakenBack
from borderops.review.resources import ReviewedResource, form_key
from borderops.sheets.cells import Cell, ChoiceCell, DayCell, LongText, WholeCell, as_text, typed
from borderops.sheets.columns import Aside, Column
from borderops.sheets.further_cells import WithDefault
from borderops.sheets.linked import NUMBER_HELP
from borderops.sheets.outcomes import Kind
from borderops.sheets.parts import goes_in_whole, refuse


class PersonColumn(Column):
    """The person whom a follow-up names, by line or mark in the sheet of persons."""

    # The resource that knows the persons.
    rows = None

    def told(self, record):
        return record.person and (record.person.pk or id(record.person))

    def shown(self, record):
        return "" if record.person is None else self.rows.line_of(record.person)

    def save(self, instance, row, is_m2m=False, **kwargs):
        instance.person = self.rows.person_named(row, row[self.column_name])


class FollowUpResource(OfIncidents, FollowUpsTakenBack, ReviewedResource):
    """Follow-ups; a row without a line is new, and is the same one whenever it comes again."""

    number = Aside(
        _("Number"), "sheet_number", Cell(), known_as=["số", "số vụ việc"], filled=True, help_text=NUMBER_HELP
    )
    line = Aside(
        _("Line"),
        "sheet_line",
        Cell(),
        known_as=["dòng"],
        help_text=_("As exported; empty if the row is new"),
    )
    kind = Column(
        _("Kind of follow-up"), "kind", WithDefault(FollowUp.Kind, FollowUp.Kind.OUTCOME), known_as=["loại"]
    )
    outcome = Column(
        _("Outcome"), "outcome", ChoiceCell(Outcome), known_as=["kết quả xử lý", "hình thức xử lý"]
    )
    happened_on = Column(_("Day"), "happened_on", DayCell(), known_as=["ngày"], filled=True)
    decision_number = Column(_("Number of the decision"), "decision_number", known_as=["số quyết định"])
    decision_on = Column(_("Day of the decision"), "decision_on", DayCell(), known_as=["ngày quyết định"])
    fine = Column(_("Fine in đồng"), "fine", WholeCell(), known_as=["số tiền phạt", "tiền phạt"])
    handed_to = Column(_("Handed to"), "handed_to", ChoiceCell(HandedTo), known_as=["bàn giao cho"])
    people = Column(_("How many people"), "people", WholeCell(), known_as=["số người"])
    person = PersonColumn(
        _("Line of the person"),
        "person",
        Cell(),
        known_as=["person", "người"],
        help_text=_("The line or the mark in the sheet of persons"),
    )
    document_number = Column(_("Number of the letter"), "document_number", known_as=["số công văn"])
    words = Column(_("In words"), "words", LongText(), known_as=["diễn giải", "nội dung"])
    handling = Column(
        _("Handling since then"), "handling", ChoiceCell(Handling), known_as=["tình trạng xử lý sau đó"]
    )
    extended_to = Column(
        _("To be handled by, extended to"), "extended_to", DayCell(), known_as=["gia hạn đến"]
    )
    settled = [
        "incident",
        "person",
        "unit",
        "entered_by",
        "submitted_by",
        "reviewed_by",
        "number",
        "form_key",
    ]

    class Meta:
        model = FollowUp
        fields = ["number", "line", *FollowUp.told_fields, "state", "version"]

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.fields["person"].rows = self

    @classmethod
    def readable_by(cls, user):
        return user.has_perm("incidents.view_followup")

    def records(self):
        return FollowUp.objects.select_related("incident__code", "incident__commune", "incident__district")

    def rows_of(self, records, user):
        self.load_people(records, user)
        found = {}
        of_records = FollowUp.objects.visible_to(user).filter(incident__in=[record.pk for record in records])
        for follow_up in of_records.select_related("person").order_by("pk"):
            found.setdefault(follow_up.incident_id, []).append(follow_up)
        for record in records:
            yield from (self.told(each, record, line_in(each)) for each in found.get(record.pk, ()))

    def line_of(self, person):
        """The line of a person in their own sheet."""
        lines = self.people.get(person.incident_id, {})
        return str(next((line for line, each in lines.items() if each.pk == person.pk), ""))

    # Import

    def load(self, dataset, *, user, **kwargs):
        self.load_incidents(dataset, user)
        return super().load(dataset, user=user, **kwargs)

    def number_in(self, row):
        number, line = typed(row["number"]), typed(row.get("line"))
        if not line or form_key(line):
            return line
        turn = as_line(line)
        return f"{number}.{line}" if turn is None else f"{number}.{turn:02d}"

    def content(self, row, identity=None):
        return self.reference(row) + super().content(row, identity)

    def get_instance(self, instance_loader, row):
        self.incident = self.incident_of(row)
        record = super().get_instance(instance_loader, row)
        if record and record.incident_id != self.incident.pk:
            words = gettext("This line belongs to another incident. Empty the cell if the row is new.")
            raise ValidationError({"sheet_line": words})
        return record

    def init_instance(self, row=None):
        return FollowUp(form_key=self.key[0], incident=self.incident)

    def fill(self, record, row, faults):
        """What the outcome usually means for the case, where the sheet has no column for it."""
        if self.is_new and "handling" not in row:
            record.handling = USUAL_HANDLING.get(record.outcome, "")

    def version_of(self, row):
        """The version of the sheet, or the one since, if only this same file made it: by mending the person."""
        version, persons = super().version_of(row), self.siblings.get("persons")
        met, now = persons.mended.get(self.record.pk, (None, None)) if persons else (None, None)
        return now if version is not None and version == met else version

    # Persons

    def person_named(self, row, cell):
        """The person of that line, or the new one of that mark."""
        text = typed(cell)
        if not text:
            return None
        if person := self.people[self.incident.pk].get(as_line(text)):
            return person
        persons = self.siblings.get("persons")
        if persons is None:
            raise ValueError(gettext("The incident has no person of this line."))
        person, self.came_with = persons.named_by(self.reference(row), cell)
        return person

    def after_init_instance(self, instance, new, row, **kwargs):
        super().after_init_instance(instance, new, row, **kwargs)
        self.record = instance

    def import_row(self, row, instance_loader, **kwargs):
        self.came_with = self.record = None
        result = super().import_row(row, instance_loader, **kwargs)
        result.object_repr = " · ".join(filter(None, [as_text(row.get("number")), as_text(row.get("line"))]))
        self.settle_person(row, result)
        return result

    def settle_person(self, row, result):
        """A new person comes with the follow-up, or not at all; one who came with it before is known again."""
        persons = self.siblings.get("persons")
        if self.came_with and result.kind == Kind.REJECTED:
            refuse(self.came_with, goes_in_whole(result.number, self.sheet_name))
        elif persons and self.record and self.has_come_before(self.record):
            persons.came_before(self.reference(row), row.get("person"), self.record.person)


def line_in(follow_up):
    """How a follow-up is named within its incident: by its turn, or before it has a number by its key."""
    return str(int(follow_up.number.rpartition(".")[2])) if follow_up.number else str(follow_up.form_key)
