"""The forms around a workbook that is read into a list: what it is about and the file; then whom to take."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.labour.list_choosing import own_districts, permits_of
from borderops.labour.list_fields import WhichList
from borderops.labour.list_rules import MOST
from borderops.labour.list_workbook import Book, Reading
from borderops.labour.programmes import Programme
from borderops.labour.worker_lists import ListLine, WorkerList
from borderops.lists.fields import DayField
from borderops.sheets.formats import MOST_BYTES
from borderops.sheets.problems import SheetProblem

SAID = ["kind", "programme", "district", "day"]


class AboutList(WhichList):
    """What the list that comes of it is about."""

    day = DayField(label=_("Day"))

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.fields["programme"].queryset = Programme.objects.visible_to(user).order_by("code")
        self.fields["district"].queryset = own_districts(user)

    def clean(self):
        cleaned = super().clean()
        if not self.errors.keys() & set(SAID):
            try:
                self.new_list().clean()
            except ValidationError as faults:
                self.add_error(None, faults)
        return cleaned

    def new_list(self, **more):
        """The list, not kept yet."""
        return WorkerList(**{name: self.cleaned_data[name] for name in SAID}, **more)


class WorkbookForm(AboutList):
    """The file, read at once and not kept."""

    file = forms.FileField(
        label=_("Workbook"),
        help_text=_(
            "xlsx or csv in your own layout, with a column of permit numbers or papers; names, if there, are compared."
        ),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise ValidationError(gettext("The file is larger than 10 MB. Split it into several files."))
        try:
            self.book = Book(upload, upload.name)
        except SheetProblem as problem:
            raise ValidationError([*problem.sentences]) from problem
        return upload

    def reading(self):
        """Its rows beside the register."""
        return Reading(self.user, self.new_list(), self.book)


class DraftForm(AboutList):
    """Makes the draft of those who were recognised; whom the person may not see is not taken from the form."""

    form_key = forms.UUIDField(widget=forms.HiddenInput)
    rest = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)

    def lines(self):
        """The chosen permits, each with the day of an extension and the remark."""
        told = [line.split("|", 2) for line in self.data.getlist("line")[:MOST]]
        told = [line for line in told if len(line) == 3 and line[0].isascii() and line[0].isdecimal()]
        chosen = {int(key): (until, remark) for key, until, remark in told if len(key) < 19}
        about = [self.cleaned_data[name] for name in ("programme", "district")]
        known = permits_of(self.user, *about).in_bulk(list(chosen))
        return [
            ListLine(permit=known[key], until=day_in(until), remark=plain_words(remark))
            for key, (until, remark) in chosen.items()
            if key in known
        ]

    def clean(self):
        cleaned = super().clean()
        if self.errors:
            return cleaned
        self.record = self.new_list(form_key=cleaned["form_key"])
        lines = self.lines()
        if not lines:
            raise ValidationError(gettext("Nobody was recognised. Choose the file again."))
        self.record.set_part("lines", lines)
        return cleaned


def plain_words(text):
    """A remark as it is kept, whatever was sent in its place."""
    return vietnamese.clean(text, single_line=True)[:200]


def day_in(text):
    """A day as the page before wrote it; nothing where it cannot be read."""
    try:
        return vietnamese.parse_day(text) if text else None
    except ValueError:
        return None
