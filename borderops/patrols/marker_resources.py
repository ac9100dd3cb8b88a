"""The present state of markers as a sheet, to take out only: it follows from reports and is not typed in."""

from django.utils.translation import gettext_lazy as _

from borderops.districts.models import BorderMarker
from borderops.patrols.marker_filters import MarkerFilter
from borderops.patrols.marker_looks import PresentStates
from borderops.sheets.cells import DayCell, WholeCell, YesNoCell
from borderops.sheets.columns import Column
from borderops.sheets.registry import Workbook, register
from borderops.sheets.resources import SheetResource


class FoundColumn(Column):
    """What follows from the looks at a marker: `says` is asked with the state that holds, and the look behind it."""

    present, looks = None, {}

    def __init__(self, heading, says, cell=None):
        super().__init__(heading, cell=cell)
        self.says = says

    def shown(self, record):
        value = self.says(self.present.of(record), self.looks.get(record.pk))
        return "" if value is None else self.widget.render(value)


class MarkerStateResource(SheetResource):
    """Markers west to east, each with its state, since when, and by which record."""

    only_to_look_at = True

    code = Column(_("Marker"), "code")
    commune = Column(_("Commune"), "commune")
    district = Column(_("District"), "commune__district")
    listed = Column(_("In the register"), "listed", YesNoCell())
    found = FoundColumn(_("Present state"), lambda found, look: found.words)
    seen_on = FoundColumn(_("Last look"), lambda found, look: found.day, DayCell())
    age = FoundColumn(_("Days ago"), lambda found, look: found.age, WholeCell())
    found_by = FoundColumn(_("Found by"), lambda found, look: look and look.source.label)
    record = FoundColumn(_("Number of the record"), lambda found, look: look and look.title)

    class Meta:
        model = BorderMarker
        fields = ["code", "commune", "district", "listed", "found", "seen_on", "age", "found_by", "record"]
        import_id_fields = ["code"]

    @classmethod
    def permission(cls, verb):
        """Nobody is given it: there is nothing to import."""
        return f"patrols.{verb}_markerstate"

    def records(self):
        return BorderMarker.objects.select_related("commune__district")

    def columns_for(self, user):
        """The columns, which ask for all states once for the whole sheet."""
        present = PresentStates()
        looks = present.who_looked(user, BorderMarker.objects.only("pk"))
        for column in self.fields.values():
            column.present, column.looks = present, looks
        return super().columns_for(user)


register(
    Workbook(
        "marker-states",
        _("State of the markers"),
        MarkerStateResource,
        lambda user: MarkerStateResource().records(),
        "districts.view_bordermarker",
        MarkerFilter,
    )
)
