"""What must hold of a list of workers itself; what holds for each of its lines stands in `line_faults`."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils import timezone
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.labour.choices import AT_CROSSING, ListKind
from borderops.labour.line_faults import faults_of

WRITTEN = ("minutes_number", "basis", "remark")
MOST = 500


class ListRules:
    """A list has a day that has come, and says where people crossed; its faulty lines are named one by one."""

    def clean(self):
        for name in WRITTEN:
            setattr(self, name, vietnamese.clean(getattr(self, name) or "", single_line=True))
        errors = {}
        if self.day and self.day > timezone.localdate():
            errors["day"] = gettext("This lies in the future. Log it when it has happened.")
        if self.crossing_id and self.kind and self.kind not in AT_CROSSING:
            errors["crossing"] = gettext("Nobody crosses by this list. Leave the crossing point empty.")
        if len(self.part("lines")) > MOST:
            words = gettext("No more than %(n)s workers in one list. Put the rest into a second one.")
            errors[NON_FIELD_ERRORS] = words % {"n": MOST}
        if errors:
            raise ValidationError(errors)

    def clean_for_submit(self):
        """To submit, the crossing point and the minutes are said, and at least one worker can be taken."""
        errors = {}
        if self.kind in AT_CROSSING and not self.crossing_id:
            errors["crossing"] = gettext("Say at which crossing point the workers were handed over.")
        if self.kind == ListKind.DEPART and not self.minutes_number:
            errors["minutes_number"] = gettext("Write the number of the minutes of the hand-over.")
        if not self.part("lines"):
            errors[NON_FIELD_ERRORS] = gettext("The list is empty. Add at least one worker.")
        if errors:
            raise ValidationError(errors)
        self.full_clean(exclude=["form_key", "number"])

    def weighed_lines(self):
        """The lines, each with what holds it back as things stand now; nothing is stored."""
        lines = self.part("lines")
        for line, (code, about) in zip(lines, faults_of(self, lines), strict=True):
            line.held, line.held_about = code, str(about)[:120]
        return lines
