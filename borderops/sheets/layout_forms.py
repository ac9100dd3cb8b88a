"""What a person says of a file and of its sheets; columns and values have their own modules."""

from dataclasses import replace

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from borderops.sheets import fonts
from borderops.sheets.csv_text import ENCODINGS
from borderops.sheets.limits import LAST_ROW

# How the meanings of a sheet are written in the form: the register's own rows have no key.
OWN, NOT_READ = "own-rows", "not-read"
MOST_HEADINGS = 10
SEPARATORS = [(",", _("comma")), (";", _("semicolon")), ("\t", _("tab")), ("|", _("upright line"))]
# Once somebody says that text which looks otherwise is Unicode, it is not asked again.
UNICODE = "unicode"
FONTS = [("", "Unicode"), (UNICODE, "Unicode"), *fonts.FONTS.items()]


class FileForm(forms.Form):
    """How the text of the whole file is written."""

    encoding = forms.ChoiceField(label=_("Encoding"), choices=[*ENCODINGS.items()], required=False)
    separator = forms.ChoiceField(label=_("Between the columns stands"), choices=SEPARATORS, required=False)
    font = forms.ChoiceField(
        label=_("Font of the text"), choices=FONTS, required=False, widget=forms.RadioSelect
    )
    # What the rest of the page was read with.
    shown = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)

    def __init__(self, data=None, *, layout, book):
        self.book = book
        told = {"font": layout.font}
        if book.kind == "csv":
            told |= {"encoding": book.encoding, "separator": book.separator}
        super().__init__(data, prefix="file", initial=told | {"shown": self.mark(told)})
        for name in {"encoding", "separator"} - told.keys():
            del self.fields[name]
        if book.kind == "csv":
            self.offer("encoding", book.encoding)
            self.offer("separator", book.separator)

    def offer(self, name, found):
        """Offers what was found, even where it is none of the usual ones."""
        field = self.fields[name]
        if found not in dict(field.choices):
            field.choices = [(found, found), *field.choices]

    @staticmethod
    def mark(told):
        font = "" if told["font"] == UNICODE else told["font"]
        return " ".join(map(repr, [told.get("encoding", ""), told.get("separator", ""), font]))

    @property
    def reads_anew(self):
        """Whether the text of the file comes out otherwise than the page showed it."""
        return self.mark(self.cleaned_data) != self.cleaned_data["shown"]


def line_field(label):
    """The number of a line; empty or 0 where there is none."""
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=LAST_ROW)


class SheetForm(forms.Form):
    """Whose rows a sheet holds, and in which lines they stand."""

    meaning = forms.ChoiceField(label=_("Read as"))
    first_heading = line_field(_("Headings: first line"))
    last_heading = line_field(_("Headings: last line"))
    numbering = line_field(_("Line of numbers (1) (2) …"))
    first = line_field(_("Records: first line"))
    last = line_field(_("Records: last line"))
    skip_totals = forms.BooleanField(
        label=_("Leave out lines of totals, group lines and signatures"), required=False
    )
    # The meaning and the lines of headings to which the columns of the page belong.
    shown = forms.CharField(widget=forms.HiddenInput, required=False)

    LINES = ["first_heading", "last_heading", "numbering", "first", "last"]

    def __init__(self, data=None, *, told, meanings):
        super().__init__(data, prefix=f"s{told.place}", initial=as_initial(told))
        self.told = told
        self.fields["meaning"].choices = [*meanings, (NOT_READ, gettext("not read"))]

    def clean(self):
        said = self.cleaned_data
        for name in self.LINES:
            said[name] = said.get(name) or 0
        if said.get("meaning") == NOT_READ or not self.lines_shown:
            return said
        said["last_heading"] = said["last_heading"] or said["first_heading"]
        self.check_order(said)
        return said

    @property
    def lines_shown(self):
        """Whether the lines of the sheet were on the page at all."""
        return self.told.meaning is not None

    def check_order(self, said):
        """The headings stand above the records, and each block begins before it ends."""
        top, bottom, first, last = said["first_heading"], said["last_heading"], said["first"], said["last"]
        if bottom < top:
            self.add_error("last_heading", gettext("This line stands above the first line of the headings."))
        elif bottom - top >= MOST_HEADINGS:
            words = gettext("Headings of more than %(n)s lines are not read. Write an earlier line.")
            self.add_error("last_heading", words % {"n": MOST_HEADINGS})
        elif not self.is_changed and first <= max(bottom, said["numbering"]):
            self.add_error("first", gettext("The records begin below the headings. Write a later line."))
        if last and last < first:
            self.add_error("last", gettext("This line stands above the first line of the records."))

    @property
    def is_changed(self):
        """Whether other columns come into play than those that the page showed."""
        said = self.cleaned_data
        headings = (said["first_heading"], said["last_heading"] or said["first_heading"])
        if not self.lines_shown or said.get("meaning") == NOT_READ:
            return said.get("meaning") != as_initial(self.told)["meaning"]
        return mark(meaning_of(said.get("meaning")), headings) != said["shown"]

    def changed_from(self, told):
        """The layout of the sheet with what was said of its meaning and lines."""
        said, meaning = self.cleaned_data, meaning_of(self.cleaned_data["meaning"])
        if meaning is None or not self.lines_shown:
            return replace(told, meaning=meaning)
        lines = {"headings": (said["first_heading"], said["last_heading"]), "numbering": said["numbering"]}
        lines |= {"first": said["first"], "last": said["last"], "skip_totals": said["skip_totals"]}
        if self.is_changed:
            below = lines["headings"][1]
            lines["numbering"] *= lines["numbering"] > below
            lines["first"] = max(said["first"], below + 1, lines["numbering"] + 1)
        return replace(told, meaning=meaning, **lines)


def as_initial(told):
    """The layout of a sheet as its form shows it; what is none is empty."""
    lines = {"first_heading": told.headings[0], "last_heading": told.headings[1], "numbering": told.numbering}
    lines |= {"first": told.first, "last": told.last}
    meaning = NOT_READ if told.meaning is None else told.meaning or OWN
    shown = {"meaning": meaning, "skip_totals": told.skip_totals, "shown": mark(told.meaning, told.headings)}
    return shown | {name: line or None for name, line in lines.items()}


def meaning_of(word):
    return None if word == NOT_READ else "" if word == OWN else word


def mark(meaning, headings):
    """By which columns are known to be those of a page."""
    return f"{NOT_READ if meaning is None else meaning or OWN} {headings[0]} {headings[1]}"
