"""Makes every nasty workbook: `uv run python -m tests.sheets.nasty.books FOLDER` writes them all there."""

import sys
from pathlib import Path

from tests.sheets.nasty import excel, hostile, old_workbooks, open_documents, texts
from tests.sheets.nasty.marks import READABLE, REFUSED

__all__ = ["READABLE", "REFUSED", "excel", "hostile", "old_workbooks", "open_documents", "texts"]


def write_all(folder):
    """Writes each under the name of what is nasty about it."""
    folder.mkdir(parents=True, exist_ok=True)
    for makes in READABLE + REFUSED:
        name, content = makes()
        (folder / f"{makes.__name__}{Path(name).suffix}").write_bytes(content)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]))
