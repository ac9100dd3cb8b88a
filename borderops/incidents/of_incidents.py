"""Rows of sheets that are records of their own and belong to incidents."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops.incidents.models import Incident, Person
from borderops.review.resources import ReviewedResource, form_key
from borderops.sheets.cells import typed


class OfIncidents:
    """What such a resource knows of the incidents that its rows name."""

    attaches = False
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
        """The persons of incidents, each by its line: the turn in which they came."""
        keys = {incident.pk: incident for incident in incidents}
        self.people = {pk: {} for pk in keys}
        for person in Person.objects.visible_to(user).filter(incident__in=keys).order_by("pk"):
            person.incident = keys[person.incident_id]
            lines = self.people[person.incident_id]
            person.sheet_line = len(lines) + 1
            lines[person.sheet_line] = person

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
