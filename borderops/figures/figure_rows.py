"""What a row of a sheet means beside its cells: which estimate a figure replaces, and what is unusual about it."""

from django.utils.translation import gettext as _

from borderops.figures.conflicts import Conflicts
from borderops.figures.models import ReportedFigure
from borderops.figures.replacing import OUT_OF_PLAY
from borderops.figures.sums import Sums
from borderops.figures.units import fault_of_unit, is_too_small
from borderops.sheets.problems import Unreadable


class FigureRows:
    """A part of the resource of figures. What is published is read once for all rows about the same."""

    def begin_sheet(self):
        super().begin_sheet()
        self.sums, self.taken, self.estimates, self.linked = {}, [], None, {}

    def fill(self, record, row, faults):
        super().fill(record, row, faults)
        if not record.indicator_id:
            return
        self.refuse_other_unit(record, row.get("value"), faults)
        self.link(record)

    def refuse_other_unit(self, record, written, faults):
        """A number with the unit of something else is not this indicator's."""
        if written in (None, "") or isinstance(written, Unreadable) or "value" in faults:
            return
        try:
            words = fault_of_unit(record.indicator, written)
        except ValueError:
            return  # what cannot be read at all is told of the cell itself
        if words:
            faults["value"] = [words]

    def link(self, record):
        """A new final figure takes the place of the one accepted estimate of the same, and the row says so."""
        if not self.is_new or record.replaces_id or record.standing != ReportedFigure.Standing.FINAL:
            return
        about = record.indicator_id, record.time_now, record.place
        found = self.known_estimates.get(about, [])
        if len(found) == 1 and about not in self.linked:
            record.replaces = self.linked[about] = found[0]

    @property
    def known_estimates(self):
        """{indicator, time and districts: the accepted estimates whose place no figure takes yet}."""
        if self.estimates is None:
            figures = ReportedFigure.objects
            taken = figures.exclude(state__in=OUT_OF_PLAY).filter(replaces__isnull=False).values("replaces")
            open_ones = figures.counted().filter(standing=ReportedFigure.Standing.ESTIMATE)
            self.estimates = {}
            for each in open_ones.exclude(pk__in=taken).select_related("indicator").order_by("pk"):
                key = each.indicator_id, each.time_key, each.place_key
                self.estimates.setdefault(key, []).append(each)
        return self.estimates

    def warnings(self, record):
        """The estimate that goes, sums that fail, other values for the same, a number that lacks its millions."""
        yield from super().warnings(record)
        if record.replaces_id and self.linked.get(self.about(record)) == record.replaces:
            words = _(
                "Takes the place of %(figure)s (%(amount)s) once it is accepted. Empty the link if it does not."
            )
            yield words % {"figure": record.replaces, "amount": record.replaces.amount_words}
        if record.value is not None and is_too_small(record.indicator, record.value):
            words = _("Read as %(amount)s %(unit)s. Check that %(shown)s is not meant.")
            shown, unit = record.indicator.written_unit, record.indicator.unit_words
            yield words % {"amount": f"{record.value.normalize():f}", "unit": unit, "shown": shown}
        yield from self.doubts(record)
        self.taken.append(record)

    @staticmethod
    def about(record):
        return record.indicator_id, record.time_now, record.place

    def doubts(self, record):
        """Sums that fail and other published values, with the rows above; all of it may stay."""
        key = record.indicator_id, record.time_now
        if key not in self.sums:
            self.sums[key] = Sums(record.indicator, record.time_now)
        family = {each.pk for each in self.sums[key].indicators}
        above = [each for each in self.taken if each.indicator_id in family and each.time_now == key[1]]
        if not record.sums_reason:
            yield from (each.words for each in self.sums[key].failing(record, above))
        published = self.sums[key].published
        conflicts = Conflicts.about([record]) if record.published_change else Conflicts(published)
        yield from (each.words for each in conflicts.of(record))
