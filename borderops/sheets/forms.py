"""The upload of a sheet."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from borderops.sheets.formats import MOST_BYTES, read_sheet
from borderops.sheets.problems import SheetProblem


class UploadForm(forms.Form):
    """A file whose sheet can be read and whose columns are all known."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("xlsx or csv, up to 10 MB and 5.000 rows. The first sheet is read."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )
    options = forms.MultipleChoiceField(
        label=_("When importing"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, workbook, **kwargs):
        super().__init__(*args, **kwargs)
        self.workbook = workbook
        self.fields["options"].choices = workbook.resource.import_options
        if not workbook.resource.import_options:
            del self.fields["options"]

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 10 MB. Split it into several files."))
        try:
            self.sheet = read_sheet(upload, upload.name)
            self.workbook.resource.recognise(self.sheet.headings)
        except SheetProblem as problem:
            raise ValidationError([*problem.sentences]) from problem
        return upload
