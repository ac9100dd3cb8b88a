"""The upload of a sheet."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.sheets.contents import read_contents
from borderops.sheets.formats import MOST_BYTES
from borderops.sheets.problems import SheetProblem


def sheets_read(workbook):
    """Which sheets of a file are read."""
    if not workbook.linked:
        return gettext("One sheet is read: the one called “%(name)s”, or else the first.") % {
            "name": workbook.label
        }
    names = ", ".join(f"“{each.label}”" for each in workbook.linked)
    words = gettext(
        "Sheets read: “%(name)s” (or else the first) and, in xlsx, %(others)s. What has no sheet stays as it is."
    )
    return words % {"name": workbook.label, "others": names}


class UploadForm(forms.Form):
    """A file whose sheets can be read and whose columns are all known."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("xlsx or csv, up to 10 MB and 5.000 rows."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    options = forms.MultipleChoiceField(
        label=_("When importing"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, workbook, **kwargs):
        super().__init__(*args, **kwargs)
        self.workbook = workbook
        self.fields["file"].help_text = f"{self.fields['file'].help_text} {sheets_read(workbook)}"
        self.fields["options"].choices = workbook.resource.import_options
        if not workbook.resource.import_options:
            del self.fields["options"]

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB. Split it into several files."))
        try:
            self.contents = read_contents(self.workbook, upload, upload.name)
            self.contents.check_headings(self.workbook)
        except SheetProblem as problem:
            raise ValidationError([*problem.sentences]) from problem
        return upload
