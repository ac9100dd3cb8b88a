"""What goes into an export: its columns, the sheets beside the main one, and the kind of file."""

from django import forms
from django.utils.translation import gettext_lazy as _

from borderops.sheets.formats import CONTENT_TYPES

KINDS = [("xlsx", _("Excel workbook (xlsx)")), ("csv", _("Text (csv), the main sheet alone"))]


class ExportForm(forms.Form):
    """The columns and sheets that this person may take out; those by which rows are known go with every file."""

    columns = forms.MultipleChoiceField(
        label=_("Columns"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one column.")},
    )
    sheets = forms.MultipleChoiceField(
        label=_("Further sheets"), widget=forms.CheckboxSelectMultiple, required=False
    )
    format = forms.ChoiceField(label=_("Kind of file"), widget=forms.RadioSelect, choices=KINDS)

    def __init__(self, *args, export, **kwargs):
        super().__init__(*args, **kwargs)
        offered = [
            one for one in export.resource.columns_for(export.user) if one.column_name not in export.always
        ]
        self.fields["columns"].choices = [(one.column_name, one.heading) for one in offered]
        linked = export.workbook.linked_for(export.user)
        self.fields["sheets"].choices = [(each.key, each.label) for each in linked]
        if not linked:
            del self.fields["sheets"]

    def address(self):
        """What was chosen, as the address of the export says it."""
        said = self.cleaned_data
        told = {"format": said["format"]}
        for name in ("columns", "sheets"):
            if name in self.fields and len(said[name]) < len(self.fields[name].choices):
                told[name] = ",".join(said[name])
        return told


def first_choice(export):
    """What is ticked when the page opens: as the address says, otherwise everything."""
    kind = export.query.get("format")
    return {
        "columns": [column.column_name for column in export.columns],
        "sheets": [each.key for each in export.linked],
        "format": kind if kind in CONTENT_TYPES else "xlsx",
    }
