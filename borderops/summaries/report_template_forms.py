"""What is asked of who adds a template of the report: its name and the Word file, which is checked first."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from borderops import vietnamese
from borderops.review.contents import take
from borderops.review.kinds import Kind
from borderops.summaries.report_frozen import digest_of
from borderops.summaries.report_template_check import faults_of
from borderops.summaries.report_template_file import LARGEST, too_large
from borderops.summaries.report_templates import ReportTemplate

# Why a file is taken nowhere, told with the kinds that records take: photos and PDF, which are no templates.
OF_OTHER_KINDS = ("unknown", "apple", "pixels")


class TemplateForm(forms.ModelForm):
    """A new template. What is wrong with the file stands beside it, each fault by itself."""

    file = forms.FileField(
        label=pgettext_lazy("report", "Word file"),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=gettext_lazy(
            "A docx file of up to 2 MB, without macros. Begin with the built-in template."
        ),
    )

    class Meta:
        model = ReportTemplate
        fields = ["name", "note"]
        labels = {
            "name": pgettext_lazy("report", "Name of the template"),
            "note": pgettext_lazy("report", "What it is for"),
        }

    def clean_name(self):
        name = vietnamese.clean(self.cleaned_data["name"], single_line=True)
        if not name:
            raise ValidationError(self.fields["name"].error_messages["required"])
        if ReportTemplate.objects.offered().filter(name=name).exists():
            raise ValidationError(
                _("There is a template of this name. Choose another name, or retire that one.")
            )
        return name

    def clean_note(self):
        return vietnamese.clean(self.cleaned_data["note"], single_line=True)

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > LARGEST:
            raise ValidationError(too_large())
        self.taken = taken_document(upload)
        if faults := faults_of(self.taken.content):
            raise ValidationError(faults)
        ReportTemplate.refuse_twin(digest_of(self.taken.content))
        return upload

    def keep(self, by):
        """Keeps the template; raises ValidationError where the same file is one already."""
        return self.instance.keep(by, self.taken.content, self.taken.name)


def taken_document(upload):
    """The file that was sent, known to be a Word document; of what else records take nothing is said here."""
    words = _("This is no Word document (docx). Save the template as docx and send it again.")
    try:
        taken = take(upload)
    except ValidationError as refusal:
        raise ValidationError(words) if refusal.code in OF_OTHER_KINDS else refusal from None
    if taken.kind != Kind.DOCX:
        raise ValidationError(words)
    return taken
