"""Workbooks opened by calamine. Where it stumbles over a broken file, it does so in several ways: all are one here."""

import io

import python_calamine

from borderops.sheets.workbook_zip import not_a_workbook, under_a_password

WRONG = (python_calamine.CalamineError, ValueError, IndexError, OSError)
# What its Rust side raises when it gives up; no Exception, and of a class that cannot be imported.
PANIC = "PanicException"


def opened(content):
    """The workbook, or a sentence."""
    return attempt(python_calamine.CalamineWorkbook.from_filelike, io.BytesIO(content))


def rows_of(book, name):
    """(number, cells) of the rows that a sheet has."""
    sheet = attempt(book.get_sheet_by_name, name)
    if sheet.start is None:
        return
    first, left_out = sheet.start
    before = [""] * left_out
    for number, cells in enumerate(attempt(sheet.to_python), first + 1):
        yield number, before + cells if before else cells


def attempt(action, *told):
    """What an action gives; a SheetProblem where it fails in any way."""
    try:
        return action(*told)
    except python_calamine.PasswordError as problem:
        raise under_a_password() from problem
    except WRONG as problem:
        raise not_a_workbook() from problem
    except BaseException as problem:
        if type(problem).__name__ != PANIC:
            raise
        raise not_a_workbook() from None
