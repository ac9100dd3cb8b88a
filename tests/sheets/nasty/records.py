"""Writes old Excel workbooks, record by record, so that each may be wrong in its own way."""

import struct

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
SECTOR, SMALLEST = 512, 4096


def record(kind, form="", *told):
    body = form if isinstance(form, bytes) else struct.pack("<" + form, *told)
    return struct.pack("<HH", kind, len(body)) + body


def wide(words, length="H"):
    """A text in two bytes for each letter."""
    return struct.pack(f"<{length}B", len(words), 1) + words.encode("utf-16-le")


def cell(row, column, held, look=0):
    """The record of one cell: a text, a number or a day."""
    if isinstance(held, str):
        return record(0x0204, struct.pack("<HHH", row, column, look) + wide(held))
    return record(0x0203, "HHHd", row, column, look, held)


def sheet_stream(*records):
    return record(0x0809, "HHHHII", 0x0600, 0x0010, 0, 0, 0, 0) + b"".join(records) + record(0x000A)


def workbook(*sheets, shared=b""):
    """The stream of a workbook; each sheet is (name, whether hidden, records)."""
    looks = b"".join(record(0x00E0, "HHH14x", 0, number, 0) for number in (0, 14, 20, 22, 164))
    before = record(0x0809, "HHHHII", 0x0600, 0x0005, 0, 0, 0, 0) + record(0x0042, "H", 1200)
    before += record(0x041E, struct.pack("<H", 164) + wide('dd"/"mm"/"yyyy')) + looks + shared
    entries = [wide(name, "B") for name, _hidden, _records in sheets]
    at = len(before) + sum(4 + 6 + len(entry) for entry in entries) + 4
    listing, streams = b"", []
    for entry, (_name, hidden, records) in zip(entries, sheets, strict=True):
        listing += record(0x0085, struct.pack("<IBB", at, hidden, 0) + entry)
        streams.append(sheet_stream(*records))
        at += len(streams[-1])
    return before + listing + record(0x000A) + b"".join(streams)


def compound(stream, name="Workbook", circle=False):
    """A compound file that holds one stream."""
    stream = stream.ljust(SMALLEST, b"\0")
    sectors = -(-len(stream) // SECTOR)
    tables = -(-(sectors + 1) // (SECTOR // 4 - 1))
    first = tables + 1
    table = [TABLE] * tables + [END, *range(first + 1, first + sectors), first if circle else END]
    table += [FREE] * (tables * SECTOR // 4 - len(table))
    header = MARK + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, tables, tables, 0, SMALLEST, END, 0, END, 0)
    header += struct.pack("<109I", *range(tables), *[FREE] * (109 - tables))
    directory = entry("Root Entry", 5, END, 0, 1) + entry(name, 2, first, len(stream), FREE)
    parts = header, struct.pack(f"<{len(table)}I", *table), directory, stream
    return b"".join(part.ljust(SECTOR * -(-len(part) // SECTOR), b"\0") for part in parts)


def entry(name, kind, start, length, below):
    """One line of the directory."""
    written = name.encode("utf-16-le") + b"\0\0"
    begins = written.ljust(64, b"\0") + struct.pack("<HBB3I", len(written), kind, 1, FREE, FREE, below)
    return begins + bytes(36) + struct.pack("<IQ", start, length)
