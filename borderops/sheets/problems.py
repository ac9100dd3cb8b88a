"""What is wrong with a file, a sheet or a cell, told to the person who sent it."""

from dataclasses import dataclass


class SheetProblem(Exception):
    """Why a file or a sheet cannot be taken, as sentences that say what to do."""

    def __init__(self, *sentences):
        super().__init__(*sentences)
        self.sentences = sentences

    def __str__(self):
        return " ".join(self.sentences)


@dataclass(frozen=True)
class Unreadable:
    """A cell without a value of its own: an error such as #N/A, or a formula never calculated."""

    words: str

    def __str__(self):
        return self.words
