"""Texts in old Excel workbooks: letters of one byte or two, and long lists torn over several records."""

from struct import unpack_from

WIDE, ASIAN, RICH = 0x01, 0x04, 0x08


def text(body, at, is_newest, letters):
    """The text at a place of a record, which begins with its length in two bytes."""
    (length,) = unpack_from("<H", body, at)
    return plain(body, at + 2, length, is_newest, letters)


def short_text(body, at, is_newest, letters):
    """The same with its length in one byte."""
    return plain(body, at + 1, body[at], is_newest, letters)


def plain(body, at, length, is_newest, letters):
    if not is_newest:
        return body[at : at + length].decode(letters, "replace")
    if body[at] & WIDE:
        return body[at + 1 : at + 1 + 2 * length].decode("utf-16-le", "replace")
    # The lower half of each letter's number, whatever the workbook says of its codes.
    return body[at + 1 : at + 1 + length].decode("latin-1")


def shared_strings(bodies):
    """All strings of the list that the sheets share; `bodies` are its record and those that continue it."""
    torn = Torn(bodies)
    torn.skip(8)
    strings = []
    while not torn.is_over():
        strings.append(next_string(torn))
    return strings


def next_string(torn):
    (length,), flags = torn.numbers("<H", 2), torn.numbers("<B", 1)[0]
    runs = torn.numbers("<H", 2)[0] if flags & RICH else 0
    further = torn.numbers("<I", 4)[0] if flags & ASIAN else 0
    letters = torn.letters(length, flags & WIDE)
    torn.skip(4 * runs + further)
    return letters


class Torn:
    """Several records read as one. A text that goes on in the next one says there anew how wide its letters are."""

    def __init__(self, bodies):
        self.bodies, self.place, self.at = bodies, 0, 0

    def is_over(self):
        while self.place < len(self.bodies) and self.at >= len(self.bodies[self.place]):
            self.place, self.at = self.place + 1, 0
        return self.place >= len(self.bodies)

    def numbers(self, form, size):
        self.is_over()
        if self.place >= len(self.bodies):
            raise ValueError("The list of strings ends too early.")
        found = unpack_from(form, self.bodies[self.place], self.at)
        self.at += size
        return found

    def letters(self, length, is_wide):
        pieces = []
        while length:
            if (
                self.place < len(self.bodies)
                and self.at >= len(self.bodies[self.place])
                and not self.is_over()
            ):
                is_wide = self.numbers("<B", 1)[0] & WIDE
            if self.is_over():
                raise ValueError("A string ends too early.")
            size = 2 if is_wide else 1
            piece = self.bodies[self.place][self.at : self.at + size * length]
            pieces.append(piece.decode("utf-16-le" if is_wide else "latin-1", "replace"))
            self.at += len(piece)
            length -= max(len(piece) // size, 1)
        return "".join(pieces)

    def skip(self, length):
        while length > 0 and not self.is_over():
            step = min(length, len(self.bodies[self.place]) - self.at)
            self.at, length = self.at + step, length - step
