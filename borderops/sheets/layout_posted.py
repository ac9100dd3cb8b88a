"""The page of a layout as it came back: what the person said, put into a layout."""

from dataclasses import replace
from functools import cached_property

from borderops.sheets import layout_columns, layout_values, layouts
from borderops.sheets.layout_forms import MOST_HEADINGS, NOT_READ, OWN, FileForm, SheetForm, meaning_of
from borderops.sheets.survey import resource_of


def meanings_for(workbook, user):
    """(how the form says it, words) of all that a sheet may be."""
    linked = [(each.key, str(each.label)) for each in workbook.linked_for(user)]
    return [(OWN, str(workbook.label)), *linked]


class PostedSheet:
    """What was said of one sheet."""

    def __init__(self, post, told, layout, book, workbook, user):
        self.post, self.book, self.workbook, self.user, self.font = post, book, workbook, user, layout.font
        self.grid, self.meanings = book.grids[told.place], meanings_for(workbook, user)
        self.told = self.as_shown(told)
        self.form = SheetForm(post, told=self.told, meanings=self.meanings)
        # What was said of values that no list has.
        self.strange = {}

    def as_shown(self, told):
        """The sheet with the meaning and headings that the page showed: its columns belong to these."""
        meaning, *headings = self.post.get(f"s{told.place}-shown", "").split() or [""]
        if meaning not in {NOT_READ, *dict(self.meanings)} or not all(map(str.isdecimal, headings)):
            return told
        told, lines = replace(told, meaning=meaning_of(meaning)), tuple(int(line[:7]) for line in headings)
        is_sound = len(lines) == 2 and 0 <= lines[1] - lines[0] < MOST_HEADINGS
        return replace(told, headings=lines) if is_sound else told

    @cached_property
    def is_anew(self):
        """Whether other columns come into play, which the person has not seen yet."""
        return self.form.is_valid() and self.form.is_changed and self.form.cleaned_data["meaning"] != NOT_READ

    @cached_property
    def said(self):
        """The layout of the sheet as it was said."""
        told = self.with_columns()
        if not self.form.is_valid():
            return told
        told = self.form.changed_from(told)
        if not self.is_anew:
            return told
        if self.told.meaning is None:
            return layouts.guess_sheet(self.grid, told.place, told.meaning, self.workbook, self.font)
        return layouts.guess_columns(self.grid, told, self.workbook, self.font)

    def with_columns(self):
        """The sheet as shown, with what was said of its columns and values."""
        if self.told.meaning is None:
            return self.told
        resource = resource_of(self.told, self.workbook)()
        headings = layouts.columns_of(self.grid, self.told, self.font)
        names = dict(layout_columns.choices_of(resource, self.user, self.told))
        told = layout_columns.said_of(self.post, self.told, headings, names)
        told, self.strange = layout_values.said_of(self.post, told, resource, self.user)
        return told


class Posted:
    """What was said of a whole file."""

    def __init__(self, post, layout, book, workbook, user):
        self.book, self.workbook = book, workbook
        self.file_form = FileForm(post, layout=layout, book=book)
        self.file_is_valid = self.file_form.is_valid()
        font = self.file_form.cleaned_data["font"] if self.file_is_valid else layout.font
        self.before = replace(layout, encoding=book.encoding, separator=book.separator, font=font)
        if self.file_is_anew:
            self.before = layouts.guess(book, workbook, font=font)
            self.sheets = []
        else:
            self.sheets = [
                PostedSheet(post, told, self.before, book, workbook, user) for told in layout.sheets
            ]

    @property
    def file_is_anew(self):
        """Whether the text of the whole file comes out otherwise than it was shown."""
        return self.file_is_valid and self.file_form.reads_anew

    @property
    def is_anew(self):
        return self.file_is_anew or any(sheet.is_anew for sheet in self.sheets)

    @property
    def is_valid(self):
        """Whether all that was said can be understood."""
        return self.forms_are_valid and not self.strange

    @property
    def forms_are_valid(self):
        return self.file_is_valid and all(sheet.form.is_valid() for sheet in self.sheets)

    @property
    def strange(self):
        """What was said of values that no list has, unless they belong to columns that are gone."""
        said = [sheet.strange for sheet in self.sheets if self.layout and not sheet.is_anew]
        return {key: chosen for strange in said for key, chosen in strange.items()}

    @cached_property
    def layout(self):
        """The layout as it was said."""
        if not self.sheets:
            return self.before
        return replace(self.before, sheets=[sheet.said for sheet in self.sheets])

    @property
    def forms(self):
        """The forms by the place of their sheet, with what is wrong in them; none where all is well."""
        return {} if self.forms_are_valid else {sheet.told.place: sheet.form for sheet in self.sheets}
