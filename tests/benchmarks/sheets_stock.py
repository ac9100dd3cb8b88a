"""The stock way in and out: a ModelResource on the same model and file, through the package's own admin pages."""

import re
from html import unescape

from django.contrib.admin import ModelAdmin
from django.core.files.base import ContentFile
from django.db import transaction
from django.test import override_settings
from django.urls import path
from import_export.admin import ImportMixin
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget

from borderops.districts.models import BorderMarker, Commune, District, Unit
from borderops.incidents.models import Incident, IncidentCode
from borderops.urls import urlpatterns as urls_of_the_register
from tests.benchmarks.measure import Door, once
from tests.benchmarks.sheets_book import HEADINGS
from tests.benchmarks.stock import OpenSite


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


class StockImports(ImportMixin, ModelAdmin):
    """The package's pages in the admin: the upload with its preview, and the confirmation."""

    resource_classes = [StockIncidents]

    def has_view_permission(self, request, obj=None):
        return True


HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
site = OpenSite(name="stock")
site.register(Incident, StockImports)
urlpatterns = [path("stock/admin/", site.urls), *urls_of_the_register]


def import_ms(content, user):
    """Milliseconds of its preview and its confirmation together, as a person sends them; nothing stays."""
    with override_settings(ROOT_URLCONF=__name__), transaction.atomic():
        door, asked = Door(user).client, {}
        preview = once(lambda: asked.update(preview_of(door, content)))
        confirm = once(lambda: confirmed(door, asked))
        transaction.set_rollback(True)
    return preview + confirm


def preview_of(door, content):
    """What the page with the preview asks to be confirmed."""
    kind = [each.__name__ for each in StockImports(Incident, site).get_import_formats()].index("XLSX")
    sent = {"import_file": ContentFile(content, "incidents.xlsx"), "format": str(kind), "resource": ""}
    answer = door.post("/stock/admin/incidents/incident/import/", sent)
    asked = dict(HIDDEN.findall(answer.text))
    assert "import_file_name" in asked, answer.text[-2000:]
    return {name: unescape(value) for name, value in asked.items() if name != "csrfmiddlewaretoken"}


def confirmed(door, asked):
    answer = door.post("/stock/admin/incidents/incident/process_import/", asked)
    assert answer.status_code == 302, answer.content[:500]


def export_ms(records, kind):
    """Milliseconds of its export."""
    return once(lambda: getattr(StockIncidents().export(records), kind))
