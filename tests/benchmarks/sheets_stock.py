"""The stock way in and out: a ModelResource on the same model and file, as django-import-export has it."""

from django.db import transaction
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget
from tablib import Dataset

from borderops.districts.models import BorderMarker, Commune, District, Unit
from borderops.incidents.models import Incident, IncidentCode
from tests.benchmarks.measure import once
from tests.benchmarks.sheets_book import HEADINGS


def named(name, model, spelling):
    """A column that names a record of a list."""
    return Field(name, name, ForeignKeyWidget(model, spelling))


class StockIncidents(ModelResource):
    """The same 22 columns; new records only, as the package recommends where nothing is to be looked up."""

    commune = named("commune", Commune, "name")
    district = named("district", District, "name")
    marker = named("marker", BorderMarker, "code")
    code = named("code", IncidentCode, "code")
    found_unit = named("found_unit", Unit, "name")

    class Meta:
        model = Incident
        fields = HEADINGS
        import_id_fields = ["paper_book_number"]
        force_init_instance = True

    def before_save_instance(self, instance, row, **kwargs):
        instance.entered_by = kwargs["user"]


def import_ms(content, user):
    """Milliseconds of its preview and its confirm together; nothing stays."""
    preview = once(lambda: take(content, user, dry_run=True))
    with transaction.atomic():
        confirm = once(lambda: take(content, user, dry_run=False))
        transaction.set_rollback(True)
    return preview + confirm


def take(content, user, dry_run):
    rows = Dataset().load(content, "xlsx")
    result = StockIncidents().import_data(rows, dry_run=dry_run, user=user)
    assert result.totals["new"] == len(rows), result.totals


def export_ms(records, kind):
    """Milliseconds of its export."""
    return once(lambda: getattr(StockIncidents().export(records), kind))
