"""The columns of the table of figures by district: what every row says first, then one for each indicator."""

from collections import Counter
from functools import lru_cache

from django.db.models import Q
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.districts.cells import district_cell
from borderops.figures.models import Indicator, ReportedFigure
from borderops.sheets.cells import Cell
from borderops.sheets.columns import Aside, Column
from borderops.sheets.headings import fold

VERSIONS = "versions"


def any_district_cell():
    """Every district, whoever fills in the table: published figures are in everybody's reach."""
    cell = district_cell()
    cell.own, cell.others_too = None, False
    return cell


class VersionsCell(Cell):
    """Which version each figure of a row had when it was exported, such as incidents.law.cases=3."""

    is_steady = True

    def read(self, value):
        pairs = [each.rpartition("=") for each in super().read(value).split()]
        if not all(key and version.isdecimal() for key, _sign, version in pairs):
            raise ValueError(gettext("The register fills in this column. Leave it as it was exported."))
        return {key: int(version) for key, _sign, version in pairs}

    def render(self, value, obj=None, **kwargs):
        return " ".join(f"{key}={version}" for key, version in value.items())


class IndicatorColumn(Column):
    """The value that one indicator has in the district and period of a row; an empty cell says nothing of it."""

    def __init__(self, indicator, heading, cell, known_as):
        words = _("Unit: %(unit)s. An empty cell says nothing; write 0 where there was none.")
        told = lazy(lambda: words % {"unit": indicator.written_unit}, str)()
        super().__init__(heading, "value", cell, known_as=known_as, help_text=told)
        self.column_name = indicator.key

    def get_value(self, row):
        figure = row.figures.get(self.column_name)
        return figure and figure.value


def name_of(indicator, mark=""):
    """The name of an indicator in the reader's language, whenever it is asked for."""
    return lazy(lambda: indicator.label + mark, str)()


def indicators():
    """Those that add up over districts, and those that a document gave for some districts alone."""
    for_some = ReportedFigure.objects.filter(districts__isnull=False).values("indicator")
    return Indicator.objects.filter(Q(sums_over_districts=True) | Q(pk__in=for_some)).order_by("theme", "key")


@lru_cache(maxsize=1_000)
def folded(*names):
    """Names without case and accents, as headings are compared."""
    return {fold(each) for each in names}


class ColumnsOfNow:
    """The columns of a resource with those of the indicators that there are now, also for who asks the class."""

    def __init__(self, first, cell):
        self.first, self.cell = first, cell
        self.taken = {fold(each) for column in first.values() for each in column.spellings()}
        words = _("Filled in by the register: leave it as it is, so that nobody's change since then is lost")
        self.last = Aside(
            _("Versions of the figures"),
            VERSIONS,
            VersionsCell(),
            known_as=["phiên bản của các số liệu"],
            help_text=words,
        )
        self.last.column_name = VERSIONS

    def __get__(self, resource, owner=None):
        found = [each for each in indicators() if each.key not in {*self.first, VERSIONS}]
        met = Counter(name for each in found for name in self.names(each))
        met.update(self.taken)
        columns = {each.key: self.column(each, met) for each in found}
        return {**self.first, **columns, VERSIONS: self.last}

    @staticmethod
    def names(indicator):
        return folded(indicator.label_vi, indicator.label_en, indicator.key)

    def column(self, indicator, met):
        """The column of an indicator; the key stands with a name that others have too."""
        is_alone = all(met[name] == 1 for name in self.names(indicator))
        heading = name_of(indicator, "" if is_alone else f" [{indicator.key}]")
        known_as = [indicator.label_vi, indicator.label_en] if is_alone else []
        return IndicatorColumn(indicator, heading, self.cell, known_as)
