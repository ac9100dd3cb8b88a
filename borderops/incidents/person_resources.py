"""Persons of incidents as a sheet: without the names of victims and minors, with masked papers."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from import_export.results import RowResult

from borderops.incidents.models import FollowUp, Person, PersonLook
from borderops.incidents.of_incidents import OfIncidents, as_line
from borderops.incidents.taken_back import PersonsTakenBack
from borderops.sheets.cells import Cell, ChoiceCell, WholeCell, typed
from borderops.sheets.columns import Aside, Column, Guarded
from borderops.sheets.further_cells import WithDefault
from borderops.sheets.linked import LinkedResource
from borderops.sheets.outcomes import Kind
from borderops.sheets.parts import goes_in_whole, refuse

LINE_HELP = _("As exported. For a new person a mark such as new-1, which the row of the follow-up names too")


def exported_name(person, user):
    """The name, except those that no sheet may hold."""
    return "" if person.is_guarded else person.name


class PersonResource(OfIncidents, PersonsTakenBack, LinkedResource):
    """Persons; a new one comes with the follow-up that names them."""

    rows_stand_alone = True
    loads_once = False
    settled_by_others = True

    line = Aside(_("Line"), "sheet_line", Cell(), known_as=["dòng"], help_text=LINE_HELP)
    name = Guarded(
        _("Name"), "name", Cell(), known_as=["họ tên", "họ và tên"], filled=True, needed=False,
        shows=exported_name, help_text=_("Left empty for victims of trafficking and minors: so left, it stays"),
    )  # fmt: skip
    part = Column(
        _("Part in the case"), "part", WithDefault(Person.Part, Person.Part.OFFENDER), known_as=["vai trò"]
    )
    birth_year = Column(_("Year of birth"), "birth_year", WholeCell(), known_as=["năm sinh"])
    sex = Column(_("Sex"), "sex", ChoiceCell(Person.Sex), known_as=["giới tính"])
    nationality = Column(
        _("Nationality"), "nationality", ChoiceCell(Person.Nationality), known_as=["quốc tịch"]
    )
    paper_kind = Column(_("Kind of paper"), "paper_kind", ChoiceCell(Person.Paper), known_as=["loại giấy tờ"])
    paper_number = Guarded(
        _("Number of the paper"), "paper_number", Cell(), known_as=["số giấy tờ"],
        shows=lambda person, user: person.masked_paper,
        help_text=_("Exported with its middle hidden: so left, it stays"),
    )  # fmt: skip
    settled = ["incident"]

    class Meta:
        model = Person
        fields = [
            "number", "line", "name", "part", "birth_year", "sex", "nationality", "paper_kind", "paper_number",
        ]  # fmt: skip

    @classmethod
    def readable_by(cls, user):
        return user.has_perm("incidents.view_person")

    def rows_of(self, records, user):
        self.load_people(records, user)
        people = [person for record in records for person in self.people[record.pk].values()]
        looked_at = {"by": user, "what": PersonLook.What.NAMES, "purpose": gettext("Exported as a workbook")}
        PersonLook.objects.bulk_create(
            PersonLook(person=person, **looked_at) for person in people if exported_name(person, user)
        )
        for record in records:
            yield from (self.told(person, record, line) for line, person in self.people[record.pk].items())

    # Import

    def begin_sheet(self):
        self.coming, self.named, self.mended = {}, set(), {}

    def load(self, dataset, *, user, **kwargs):
        self.load_incidents(dataset, user)
        return {}

    def find(self, row):
        """The person of that line; without a line, one who is told the same."""
        self.incident, line = self.incident_of(row), typed(row.get("line"))
        self.key, lines = (self.incident.pk, line), self.people[self.incident.pk]
        if line and self.key in self.seen:
            words = gettext("Row %(row)s is about the same line. Leave one of the two.")
            raise ValidationError({"sheet_line": words % {"row": self.seen[self.key]}})
        self.seen[self.key] = self.number
        person = lines.get(as_line(line))
        if person is None and (line.isdecimal() or not line):
            words = gettext(
                "No such line. For a new person write a mark such as new-1, here and in the sheet of results."
            )
            raise ValidationError({"sheet_line": words})
        return person

    def init_instance(self, row=None):
        return Person(incident=self.incident)

    def import_row(self, row, instance_loader, **kwargs):
        self.instance = None
        result = super().import_row(row, instance_loader, **kwargs)
        result.object_repr = self.name_of(row)
        if self.key and self.is_new:
            self.coming[self.reference(row), self.mark_of(row.get("line"))] = self.instance, result
        return result

    def mark_of(self, cell):
        return self.reference({"number": cell})

    def after_init_instance(self, instance, new, row, **kwargs):
        self.instance = instance
        super().after_init_instance(instance, new, row, **kwargs)

    def keep(self, person, is_new, row, *, user, **kwargs):
        """Mends a person through a follow-up that is open; a new one waits for the follow-up that names them."""
        if is_new:
            return
        follow_up = FollowUp.objects.editable_by(user).filter(person=person).order_by("pk").first()
        if follow_up is None:
            words = gettext(
                "A person is mended through a follow-up that names them and is open. Ask the reviewer to return one."
            )
            raise ValidationError(words)
        version = follow_up.version
        follow_up.mend_person(person, user)
        if not self.one_by_one:
            first, _last = self.mended.get(follow_up.pk, (version, None))
            self.mended[follow_up.pk] = first, follow_up.version

    # New persons, for the follow-ups

    def named_by(self, reference, cell):
        """The new person of a mark, and the outcome of their row."""
        key = reference, self.mark_of(cell)
        person, result = self.coming.get(key, (None, None))
        if result is None:
            words = gettext("“%(mark)s” is neither a line of the sheet of persons nor a mark there.")
            raise ValueError(words % {"mark": typed(cell)})
        self.named.add(key)
        if result.kind == Kind.REJECTED:
            raise ValueError(goes_in_whole(result.number, self.sheet_name))
        return person, result

    def came_before(self, reference, cell, known):
        """Settles the row of a person who came in with the same follow-up before."""
        key = reference, self.mark_of(cell)
        person, result = self.coming.get(key, (None, None))
        if result is None or result.kind != Kind.NEW:
            return
        self.named.add(key)
        if known and known.typed_values() == person.typed_values():
            result.import_type = RowResult.IMPORT_TYPE_SKIP
        else:
            refuse(
                result,
                gettext(
                    "This person came in before and was mended since. Export again, and change it there."
                ),
            )

    def finish(self):
        """A new person whom no follow-up names has no place."""
        words = gettext(
            "A new person comes with a follow-up. Write this mark in the column “Line of the person” of its row."
        )
        for key, (_person, result) in self.coming.items():
            if key not in self.named and result.kind == Kind.NEW:
                refuse(result, words, str(self.fields["line"].heading), result.object_repr)
        if not self.checking:
            self.remember([result for _person, result in self.coming.values()])
