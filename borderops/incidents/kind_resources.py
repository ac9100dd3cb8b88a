"""Kinds of incident as a sheet, and as cells of others."""

from django.utils.translation import gettext_lazy as _

from borderops.incidents.models import FurtherKind, IncidentCode, Regime
from borderops.sheets.cells import ChoiceCell, DayCell, YesNoCell
from borderops.sheets.columns import Column
from borderops.sheets.record_cells import RecordCell, RecordsCell
from borderops.sheets.resources import SheetResource


def kind_cell(cell=RecordCell):
    """Kinds of incident by code, by name in either language, or by both."""
    return cell(
        IncidentCode.objects.all,
        lambda kind: [kind.code, kind.label_vi, kind.label_en],
        str,
        _("Kinds of incident"),
    )


class KindCell(RecordCell):
    """The kinds that may be chosen today."""

    def options(self, user):
        return [str(kind) for kind in self.records() if kind.parent_id and not kind.retired_on]


class FurtherKinds(Column):
    """Further kinds of a case in one cell; they are a list of the record, written with it."""

    def __init__(self, heading, **kwargs):
        super().__init__(heading, "further_kinds", kind_cell(RecordsCell), **kwargs)

    def get_value(self, instance):
        return [row.code for row in instance.part("further_kinds")]

    def save(self, instance, row, is_m2m=False, **kwargs):
        chosen = self.clean(row, **kwargs)
        if self.widget.told(chosen) != self.told(instance):
            known = {part.code_id: part for part in instance.part("further_kinds")}
            parts = [known.get(kind.pk) or FurtherKind(code=kind) for kind in chosen]
            instance.set_part("further_kinds", parts)


class IncidentCodeResource(SheetResource):
    """Kinds of incident; a kind stands below its group."""

    code = Column(_("Code"), "code", known_as=["mã"], filled=True)
    parent = Column(_("Group"), "parent", kind_cell(), known_as=["nhóm"])
    label_vi = Column(_("Vietnamese name"), "label_vi", known_as=["tên tiếng Việt"], filled=True)
    label_en = Column(_("English name"), "label_en", known_as=["tên tiếng Anh"], filled=True)
    basis = Column(_("Legal basis"), "basis", known_as=["căn cứ"])
    violation = Column(_("Is a violation"), "violation", YesNoCell(empty=None), known_as=["vi phạm"])
    default_regime = Column(
        _("Counts as, by default"), "default_regime", ChoiceCell(Regime), known_as=["tính là"]
    )
    retired_on = Column(_("Retired on"), "retired_on", DayCell(), known_as=["ngừng dùng từ"])
    own_columns = ["parent"]

    class Meta:
        model = IncidentCode
        fields = [
            "code", "parent", "label_vi", "label_en", "basis", "violation", "default_regime", "retired_on",
        ]  # fmt: skip
        import_id_fields = ["code"]

    def records(self):
        return IncidentCode.objects.select_related("parent")
