"""Compound files: the small file system inside an old workbook, or around one under a password."""

import struct

from borderops.sheets.workbook_zip import not_a_workbook

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
END, LARGEST = 0xFFFFFFFE, 0xFFFFFFFA
SMALL, SMALL_SECTOR, ENTRY, HEADER = 4096, 64, 128, 512


class CompoundFile:
    """The streams of a compound file; chains that run in a circle or out of the file are refused."""

    def __init__(self, content):
        if len(content) < HEADER or content[28:30] != b"\xfe\xff":
            raise not_a_workbook()
        shift = struct.unpack_from("<H", content, 30)[0]
        if shift not in (9, 12):
            raise not_a_workbook()
        self.content, self.size = content, 1 << shift
        directory, small_table, far_tables = (struct.unpack_from("<I", content, at)[0] for at in (48, 60, 68))
        self.table = self.numbers_in(self.table_sectors(far_tables))
        self.entries = dict(self.entries_of(b"".join(map(self.sector, self.chain(directory, self.table)))))
        self.small_table = self.numbers_in(self.chain(small_table, self.table))
        self.small = self.large(*self.entries.get("Root Entry", (END, 0)))

    def stream(self, *names):
        """The first stream of one of these names; None where there is none."""
        found = next((self.entries[name] for name in names if name in self.entries), None)
        if found is None:
            return None
        start, length = found
        return self.large(start, length) if length >= SMALL else self.little(start, length)

    def large(self, start, length):
        if start > LARGEST:
            return b""
        return b"".join(map(self.sector, self.chain(start, self.table)))[:length]

    def little(self, start, length):
        pieces = (
            self.small[n * SMALL_SECTOR : (n + 1) * SMALL_SECTOR] for n in self.chain(start, self.small_table)
        )
        return b"".join(pieces)[:length]

    def sector(self, number):
        begins = (number + 1) * self.size
        return self.content[begins : begins + self.size]

    def numbers_in(self, sectors):
        joined = b"".join(map(self.sector, sectors))
        return struct.unpack(f"<{len(joined) // 4}I", joined[: len(joined) // 4 * 4])

    def table_sectors(self, further):
        """The sectors that hold the table of chains: the first are named in the header, more in a chain."""
        named = list(struct.unpack_from("<109I", self.content, 76))
        seen = set()
        while further <= LARGEST:
            if further in seen or (further + 1) * self.size >= len(self.content):
                raise not_a_workbook()
            seen.add(further)
            *more, further = self.numbers_in([further])
            named += more
        named = [number for number in named if number <= LARGEST]
        if len(named) > len(self.content) // self.size:
            raise not_a_workbook()
        return named

    def chain(self, number, table):
        """The numbers of a chain's sectors, in order."""
        count = 0
        while number <= LARGEST:
            count += 1
            if number >= len(table) or count > len(table):
                raise not_a_workbook()
            yield number
            number = table[number]

    def entries_of(self, directory):
        """(name, (first sector, length)) of each stream."""
        for at in range(0, len(directory) - ENTRY + 1, ENTRY):
            entry = directory[at : at + ENTRY]
            length = min(struct.unpack_from("<H", entry, 64)[0], 64)
            name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
            yield name, struct.unpack_from("<II", entry, 116)
