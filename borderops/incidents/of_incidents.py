"""Rows of sheets that are records of their own and belong to incidents."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops.incidents.models import Incident, Person
from borderops.review.resources import ReviewedResource, form_key
from borderops.sheets.cells import typed


def as_line(text):
    """The number of a line; nothing where a cell holds a mark, or a number that no line can have."""
    return int(text) if text.isdecimal() and len(text) < 10 else None


class OfIncidents:
    """What such a resource knows of the incidents that its rows name."""

    attaches, settled_by_others = False, False
    incidents, people = {}, {}

    def load_incidents(self, dataset, user):
        """The incidents that rows name, and their persons by line."""
        numbers = {typed(cells) for cells in dataset["number"]}
        keys = [form_key(number) or number.upper() for number in numbers if number]
        records = Incident.objects.visible_to(user).select_related("code", "district", "commune")
        found = list(ReviewedResource.having(records.prefetch_related("further_kinds__code"), keys))
        self.incidents = {self.reference({"number": incident.reference}): incident for incident in found}
        self.load_people(found, user)

    def load_people(self, incidents, user):
        """The persons of incidents, each by its line: the turn in which they came, the same for every reader."""
        keys = {incident.pk: incident for incident in incidents}
        self.people, turns = {pk: {} for pk in keys}, Counter()
        persons = Person.objects.filter(incident__in=keys)
        seen = set(persons.visible_to(user).values_list("pk", flat=True))
        for person in persons.order_by("pk"):
            person.incident = keys[person.incident_id]
            turns[person.incident_id] += 1
            person.sheet_line = turns[person.incident_id]
            if person.pk in seen:
                self.people[person.incident_id][person.sheet_line] = person

    def incident_of(self, row):
        """The incident that a row belongs to."""
        number, reference = typed(row["number"]), self.reference(row)
        if incident := self.incidents.get(reference):
            return incident
        if not number:
            words = gettext("This cell is empty. Fill it in.")
        elif ReviewedResource().is_mark(reference):
            words = gettext(
                "Only an accepted incident is handled further. Import the incident first, and this once it is accepted."
            )
        else:
            words = gettext("No record of yours has the number “%(number)s”. Check the number.") % {
                "number": number
            }
        raise ValidationError({self.fields["number"].attribute: words})

    @staticmethod
    def told(record, incident, line):
        """A record that knows its number and line as cells."""
        record.incident, record.sheet_number, record.sheet_line = incident, incident.reference, line
        return record
