"""How much a file may hold. What is beyond is refused with a sentence before it costs time or memory."""

MOST_BYTES = 20 * 1024 * 1024
# Of everything that is packed in a workbook: 200,000 rows of 22 columns need about half of it.
MOST_UNPACKED = 400 * 1024 * 1024
MOST_ROWS = 200_000
MOST_COLUMNS = 100
MOST_SHEETS = 250
# Merged cells matter in headings; a sheet with more of them is read as if it had only the first.
MOST_MERGED = 10_000
# The last row and column that any spreadsheet program knows.
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
