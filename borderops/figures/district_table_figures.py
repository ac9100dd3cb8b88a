"""The figures that stand in the cells of the table by district, as the register of figures takes them."""

from borderops.figures.resources import ReportedFigureResource
from borderops.review.judged_rows import SUBMIT


class FigureOfTable(ReportedFigureResource):
    """A figure that stands in a cell of the table; a draft that stands as told is submitted where that is chosen."""

    def skip_row(self, instance, original, row, import_validation_errors=None):
        is_same = super().skip_row(instance, original, row, import_validation_errors)
        return is_same and not (self.submits and instance.is_open and self.is_editable(instance))

    @property
    def submits(self):
        return SUBMIT in self.options
