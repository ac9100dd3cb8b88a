"""Cells of few columns: a day and a time in one, a choice where one answer is the usual one."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.sheets.cells import ChoiceCell, ReadCell


class MomentCell(ReadCell):
    """A moment, to the minute, as the clock on the wall showed it."""

    width = 18
    look, reads = "moment", "moment"
    hint = _("A day and a time as dd/mm/yyyy hh:mm")
    parse = staticmethod(vietnamese.parse_moment)

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else timezone.make_naive(value).replace(second=0, microsecond=0)


class WithDefault(ChoiceCell):
    """One of a few values; an empty cell is the usual one."""

    def __init__(self, choices, empty):
        super().__init__(choices)
        self.empty = empty
