"""The upload of a file."""

import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.sheets.limits import MOST_BYTES, MOST_ROWS
from borderops.sheets.options import options_of

ENDINGS = ".xlsx,.xlsm,.xls,.ods,.csv"


def sheets_read(workbook):
    """Which sheets of a file are read, as long as nobody says otherwise."""
    if not workbook.linked:
        return gettext("One sheet is read: the one called “%(name)s”, or else the first.") % {
            "name": workbook.label
        }
    names = ", ".join(f"“{each.label}”" for each in workbook.linked)
    words = gettext(
        "Sheets read: “%(name)s” (or else the first), and %(others)s where the file has them. "
        "What has no sheet stays as it is."
    )
    return words % {"name": workbook.label, "others": names}


def file_words():
    """Which files may be sent."""
    words = gettext("xlsx, xlsm, xls, ods or csv, up to %(megabytes)s MB and %(rows)s rows.")
    told = {"megabytes": MOST_BYTES // 1024**2, "rows": vietnamese.number(MOST_ROWS)}
    return words % told


class UploadForm(forms.Form):
    """A file, and how its rows are to be taken in."""

    file = forms.FileField(
        label=_("File"),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
        widget=forms.ClearableFileInput(attrs={"accept": ENDINGS}),
    )
    options = forms.MultipleChoiceField(
        label=_("When importing"), required=False, widget=forms.CheckboxSelectMultiple
    )
    # The same form sent twice leads to one import.
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)

    def __init__(self, *args, workbook, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = f"{file_words()} {sheets_read(workbook)}"
        self.fields["options"].choices = options_of(workbook)

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            words = gettext("The file is larger than %(megabytes)s MB. Split it into several files.")
            raise ValidationError(words % {"megabytes": MOST_BYTES // 1024**2})
        return upload
