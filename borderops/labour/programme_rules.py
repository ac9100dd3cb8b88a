"""What must hold of a programme; the same for form, administration and workbook."""

import re
from calendar import monthrange
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops import vietnamese
from borderops.figures.spans import is_rough_day
from borderops.labour.choices import TermUnit

WRITTEN = ("name", "partner_elsewhere", "agreement", "agreement_number", "host_places", "source")
ROUGH = ("signed_on", "runs_from", "runs_to")
OLDEST = 70
# Codes stand in addresses, beside the names of pages in small letters.
CODE = re.compile(r"[A-Z0-9]([A-Z0-9-]*[A-Z0-9])?")


def ends_of_term(first, length, unit):
    """The last day of a term: of 3 months from 15/03 it is 14/06, of 90 days from 01/01 it is 31/03."""
    if unit == TermUnit.DAYS:
        return first + timedelta(days=length - 1)
    months = first.month - 1 + length
    year, month = first.year + months // 12, months % 12 + 1
    days = monthrange(year, month)[1]
    if first.day > days:  # from 31/01, one month ends with the last day of February
        return first.replace(year=year, month=month, day=days)
    return first.replace(year=year, month=month) - timedelta(days=1)


class ProgrammeRules:
    """A programme has one partner, days in order and a term that can be kept."""

    def clean(self):
        for name in WRITTEN:
            setattr(self, name, vietnamese.clean(getattr(self, name) or "", single_line=True))
        errors = dict(self.faults_of_days())
        if self.code and not CODE.fullmatch(self.code):
            errors["code"] = gettext(
                "Write capital letters without marks, digits and hyphens, such as VS or BOEUN."
            )
        errors |= dict(self.faults_of_term())
        if not self.partner_id and not self.partner_elsewhere:
            errors["partner"] = gettext("Choose the partner, or write the place and country where it is.")
        elif self.partner_id and self.partner_elsewhere:
            errors["partner_elsewhere"] = gettext("Choose the partner or write it, not both.")
        if errors:
            raise ValidationError(errors)

    def faults_of_days(self):
        """What cannot be true of its days, by field."""
        for name in ROUGH:
            if getattr(self, name) and not is_rough_day(getattr(self, name)):
                yield name, gettext("Write a year, month or day such as 2021, 10/2021 or 14/10/2021.")
        if self.runs_from and self.runs_to and self.runs_to < self.runs_from[: len(self.runs_to)]:
            yield "runs_to", gettext("The last day lies before the first. Correct one of them.")

    def faults_of_term(self):
        """What cannot be true of the term and the age, by field."""
        if self.longest_term == 0:
            yield "longest_term", gettext("Write 1 or more; leave it empty where the agreement says no term.")
        if self.shortest_term and self.longest_term and self.shortest_term > self.longest_term:
            yield (
                "shortest_term",
                gettext("The shortest term is longer than the longest. Correct one of them."),
            )
        if (self.longest_term or self.shortest_term) and not self.term_unit:
            yield "term_unit", gettext("Say whether the term is in days or in months.")
        if self.youngest is not None and not 15 <= self.youngest <= OLDEST:
            yield "youngest", gettext("Write an age between 15 and 70.")
