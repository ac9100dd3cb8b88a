"""What a row was like when it was exported: by its record's own version, or else by the last entry of its history."""

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from borderops.sheets.cells import WholeCell
from borderops.sheets.columns import Aside

ROW_VERSION, ATTRIBUTE = "row_version", "sheet_version"


def give_version(resource):
    """Gives a register whose records count no versions the column that tells them apart all the same."""
    model = resource._meta.model
    if resource.version_column or resource.only_to_look_at or not hasattr(model, "history"):
        return
    words = _("Filled in by the register: leave it as it is, so that nobody's change since then is lost")
    column = Aside(
        _("Version of the row"), ATTRIBUTE, WholeCell(), known_as=["phiên bản của dòng"], help_text=words
    )
    column.column_name = resource.version_column = ROW_VERSION
    resource.fields = resource.fields | {ROW_VERSION: column}


def with_versions(records, resource):
    """Records that know the last entry of their history, read in the same moment as they themselves; 0 is none yet."""
    if resource.version_column != ROW_VERSION:
        return records
    key = records.model._meta.pk.attname
    entries = records.model.history.model.objects.filter(**{key: OuterRef("pk")})
    latest = entries.order_by("-history_id").values("history_id")[:1]
    return records.annotate(**{ATTRIBUTE: Coalesce(Subquery(latest), 0)})
