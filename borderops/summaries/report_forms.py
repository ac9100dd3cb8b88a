"""What is asked of who makes a report, writes its words, returns it or issues it, and of who adds a template."""

import uuid

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from borderops import vietnamese
from borderops.figures.fields import PeriodField
from borderops.figures.themes import theme_name
from borderops.lists.fields import DayField
from borderops.summaries.report_heads import left_over_words
from borderops.summaries.report_templates import ReportTemplate
from borderops.summaries.reports import HEAD, Report

LONGEST_WORDS, LONGEST_RECIPIENTS = 10_000, 2000
OF_SECTION = "words_"


class NewReportForm(forms.Form):
    """The period, the template, and the form's own key so that a second click makes no second report."""

    period = PeriodField(
        label=_("Period"),
        widget=forms.TextInput(attrs={"list": "periods"}),
        help_text=_("Such as 2021, 2021-H1, 2021-Q3, 2021-M07, cal:2021 or 01/01/2021..31/03/2021."),
    )
    template = forms.ModelChoiceField(
        ReportTemplate.objects.none(),
        label=pgettext_lazy("report", "Template"),
        required=False,
        empty_label=pgettext_lazy("report", "The built-in one (layout of Decree 30/2020)"),
    )
    form_key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["template"].queryset = ReportTemplate.objects.offered().defer("content")
        self.initial.setdefault("form_key", uuid.uuid4())


class SeenForm(forms.Form):
    """Says which version of the report the person has looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, report, **kwargs):
        super().__init__(*args, **kwargs)
        self.report = report
        self.initial["seen"] = report.version


class SendBackForm(SeenForm):
    words = forms.CharField(
        label=pgettext_lazy("report", "What must be mended"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean_words(self):
        return vietnamese.clean(self.cleaned_data["words"])


class DiscardForm(SeenForm):
    """Why a draft is not needed; must be said where others have worked on it."""

    words = forms.CharField(
        label=pgettext_lazy("report", "Why it is discarded"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class IssueForm(SeenForm):
    """The number and the day that the paper bears; both are often given only when it is signed."""

    official_number = forms.CharField(
        label=pgettext_lazy("report", "Official number"),
        max_length=60,
        required=False,
        help_text=pgettext_lazy("report", "Such as 12/BC-SNgV. Left empty, it is written by hand."),
    )
    written_on = DayField(label=pgettext_lazy("report", "Day on the paper"))

    def __init__(self, *args, report, **kwargs):
        super().__init__(*args, report=report, **kwargs)
        self.initial["official_number"] = report.official_number
        self.initial["written_on"] = report.written_on or timezone.localdate()

    def clean_official_number(self):
        return vietnamese.clean(self.cleaned_data["official_number"], single_line=True)

    @property
    def told(self):
        return {name: self.cleaned_data[name] for name in ("official_number", "written_on")}


class EditReportForm(forms.ModelForm):
    """The head facts, and a field for the office's own words in each section."""

    written_on = DayField(label=pgettext_lazy("report", "Day on the paper"), required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Report
        fields = ["title", *HEAD]
        labels = {
            "title": pgettext_lazy("report", "Subject"),
            "agency_above": pgettext_lazy("report", "Agency above"),
            "agency": pgettext_lazy("report", "Agency"),
            "official_number": pgettext_lazy("report", "Official number"),
            "place": pgettext_lazy("report", "Place"),
            "signature": pgettext_lazy("report", "Who signs, by office"),
            "signer": pgettext_lazy("report", "Name under the signature"),
            "recipients": pgettext_lazy("report", "Recipients"),
        }
        help_texts = {
            "official_number": pgettext_lazy(
                "report", "Such as 12/BC-SNgV. Left empty, it is written by hand."
            ),
            "signature": pgettext_lazy("report", "Such as KT. GIÁM ĐỐC, and PHÓ GIÁM ĐỐC in the next line."),
            "signer": pgettext_lazy("report", "May stay empty."),
            "recipients": pgettext_lazy("report", "One in a line."),
        }
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "signature": forms.Textarea(attrs={"rows": 2}),
            "recipients": forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST_RECIPIENTS}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["seen"] = self.instance.version
        self.fields["recipients"].validators.append(MaxLengthValidator(LONGEST_RECIPIENTS))
        self.told_sections = self.instance.told["sections"]
        named = [(each["key"], each["heading"]) for each in self.told_sections]
        lost = [(key, theme_name(key)) for key in left_over_words(self.instance)]
        for key, heading in named + lost:
            self.fields[OF_SECTION + key] = forms.CharField(
                label=pgettext("report", "Own words in “%(heading)s”") % {"heading": heading},
                required=False, max_length=LONGEST_WORDS, widget=forms.Textarea(attrs={"rows": 4}),
                initial=self.instance.words.get(key, ""),
            )  # fmt: skip

    @property
    def word_fields(self):
        """(field, the sentences of its section) in their order; last those of sections that there are no longer."""
        sentences = {each["key"]: [one["text"] for one in each["sentences"]] for each in self.told_sections}
        names = [name.removeprefix(OF_SECTION) for name in self.fields if name.startswith(OF_SECTION)]
        return [(self[OF_SECTION + key], sentences.get(key, [])) for key in names]

    def clean(self):
        cleaned = super().clean()
        for name, value in cleaned.items():
            if isinstance(value, str):
                many = name in ("recipients", "signature") or name.startswith(OF_SECTION)
                cleaned[name] = vietnamese.clean(value, single_line=not many)
        if not cleaned.get("title") and "title" not in self.errors:
            self.add_error("title", self.fields["title"].error_messages["required"])
        return cleaned

    @property
    def told(self):
        """The fields of the report with their new values."""
        cleaned = self.cleaned_data
        words = {
            name.removeprefix(OF_SECTION): value
            for name, value in cleaned.items()
            if name.startswith(OF_SECTION)
        }
        return {name: cleaned[name] for name in self._meta.fields} | {
            "words": {key: value for key, value in words.items() if value}
        }
