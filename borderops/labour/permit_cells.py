"""Cells of the sheet of permits: whom a row means, who employs, where they cross, what they earn."""

from itertools import batched

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.crossings.points import CrossingPoint
from borderops.labour.intakes import Employer, Intake
from borderops.labour.papers import masked, plain_number
from borderops.labour.programmes import Programme
from borderops.labour.sectors import Sector
from borderops.labour.sending_units import SendingUnit
from borderops.labour.workers import Worker
from borderops.sheets.cells import Cell, typed
from borderops.sheets.columns import Fixed
from borderops.sheets.record_cells import RecordCell, RecordsCell

CHUNK = 500
# A longer number is that of a paper.
LONGEST_KEY = 8


class Known(RecordCell):
    """A record of a list; what to do where it is not there yet is said."""

    remedy = ""

    def unknown(self, text, folded):
        return f"{super().unknown(text, folded)} {self.remedy}".strip()


def employer_cell():
    """Employers by name, with the place where two are called the same."""
    cell = Known(
        Employer.objects.all,
        lambda each: [each.name, each.name_there],
        str,
        Employer._meta.verbose_name_plural,
    )
    cell.remedy = _("A new one is logged first, by its form or the sheet of employers.")
    return cell


def demand_cell():
    """Demands by their numbers."""
    cell = Known(
        Intake.objects.all, lambda each: [each.code], lambda each: each.code, Intake._meta.verbose_name_plural
    )
    cell.remedy = _("A new one is logged first, by its form or the sheet of demands.")
    return cell


def crossing_point_cell():
    """Crossing points by code, or by the pair of names."""
    return RecordCell(
        CrossingPoint.objects.all,
        lambda each: [each.code, str(each), f"{each.name} - {each.other_name}", each.name, each.name_zh],
        str,
        CrossingPoint._meta.verbose_name_plural,
    )


def programme_cell(cell=RecordCell):
    """Programmes by code or name."""
    return cell(
        Programme.objects.all,
        lambda each: [each.code, each.name],
        lambda each: each.code,
        Programme._meta.verbose_name_plural,
    )


def programmes_cell():
    return programme_cell(RecordsCell)


def sector_cell():
    """Sectors by code or by the name in either language."""
    return RecordCell(
        Sector.objects.all,
        lambda each: [each.code, each.name_vi, each.name_en],
        lambda each: each.name_vi,
        Sector._meta.verbose_name_plural,
    )


def sending_unit_cell():
    """Sending units by name."""
    return RecordCell(
        SendingUnit.objects.all,
        lambda each: [each.name],
        lambda each: each.name,
        SendingUnit._meta.verbose_name_plural,
    )


class WorkerCell(Cell):
    """A worker by number in the register, or by the whole number of the own paper; never by the name."""

    empty = None
    hint = _("The worker's number in the register, or the whole number of the paper")
    found = {}

    def look_up(self, user, cells):
        """Reads the workers that some cells may mean, of those whom the person may see; many at a time."""
        self.found = {}
        for chunk in batched({typed(cell) for cell in cells} - {""}, CHUNK, strict=False):
            keys = {int(text) for text in chunk if is_key(text)}
            papers = {plain_number(text) for text in chunk if not is_key(text)}
            seen = Worker.objects.visible_to(user).select_related("district", "commune")
            for worker in [*seen.filter(pk__in=keys), *seen.filter(paper_number__in=papers).living()]:
                self.found.setdefault(str(worker.pk), worker)
                self.found.setdefault(worker.paper_number, worker)

    def read(self, value):
        text = typed(value)
        if "•" in text:
            raise ValueError(
                gettext("The middle of this number is hidden. Write the worker's number in the register.")
            )
        worker = self.found.get(str(int(text)) if is_key(text) else plain_number(text))
        if worker is None:
            words = gettext("No worker of your places has the number “%(text)s”. Log the worker first.")
            raise ValueError(words % {"text": text if is_key(text) else masked(plain_number(text))})
        return worker

    def render(self, value, obj=None, **kwargs):
        return str(value.pk) if value else ""

    def told(self, value):
        return value.pk if value else None


def is_key(text):
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_KEY


class NameOfWorker(Fixed):
    """The name, to read; one that says somebody else is pointed out, for numbers are mistyped easily."""

    def get_value(self, instance):
        try:
            return instance.worker.name
        except ObjectDoesNotExist:
            return ""

    def save(self, instance, row, is_m2m=False, **kwargs):
        said = self.clean(row, **kwargs)
        if said and instance.worker_id and vietnamese.fold(said) != vietnamese.fold(instance.worker.name):
            raise ValueError(
                gettext(
                    "This is not the name of the worker with this number. Check which of the two is right."
                )
            )
