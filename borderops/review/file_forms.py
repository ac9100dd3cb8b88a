"""Forms of files: what is added to a record, and why one is removed."""

from django import forms
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.review.filing import MOST_FILES

# Without HEIC, so that phones which take it send a JPEG instead.
ACCEPTED = "image/jpeg,image/png,image/webp,.pdf,.docx,.xlsx"


class SeveralFiles(forms.FileInput):
    allow_multiple_selected = True

    def value_from_datadict(self, data, files, name):
        return files.getlist(name)


class FilesField(forms.FileField):
    """One or more files. What they are, their content says when they are kept."""

    widget = SeveralFiles(attrs={"accept": ACCEPTED, "multiple": True})

    def clean(self, data, initial=None):
        if not data:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        if len(data) > MOST_FILES:
            raise forms.ValidationError(self.error_messages["many"] % {"most": MOST_FILES}, code="many")
        return data


class FilesForm(forms.Form):
    """Files with what they show, for one record."""

    files = FilesField(
        label=_("Files"),
        help_text=_(
            "Photos, PDF, Word (docx), Excel (xlsx): up to 10 MB each, 20 for a record. "
            "Time, place and camera are taken out of photos. No state secrets."
        ),
        error_messages={
            "required": _("Choose at least one file."),
            "many": _("These are more than %(most)s files. Choose fewer."),
        },
    )
    words = forms.CharField(label=_("What they show"), required=False, max_length=200)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"auto_id": "add_%s"} | kwargs)

    def clean_words(self):
        return vietnamese.clean(self.cleaned_data["words"], single_line=True)


class RemovalForm(forms.Form):
    """Why a file is removed; asked for once the record has been submitted."""

    why = forms.CharField(label=_("Why it is removed"), max_length=200)

    def __init__(self, *args, was_submitted, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["why"].required = was_submitted

    def clean_why(self):
        return vietnamese.clean(self.cleaned_data["why"], single_line=True)
