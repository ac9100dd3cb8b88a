"""What a person may choose for a whole import, beside what the register itself offers."""

from django.utils.translation import gettext_lazy as _

WHOLE, DUPLICATES = "whole", "duplicates"
COMMON = [
    (DUPLICATES, _("Also take in rows that say the same as another row or as a record of the register")),
    (WHOLE, _("All or nothing: import only if no row is rejected")),
]


def options_of(workbook):
    """All that may be chosen: (name, words)."""
    return [*workbook.resource.import_options, *COMMON]


def option_words(workbook, chosen):
    """What was chosen, in words."""
    return [words for name, words in options_of(workbook) if name in chosen]
