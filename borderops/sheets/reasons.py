"""Why a sheet is read as it is guessed, in words for the person who looks at the guess."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    ("meaning", "name"): _("The sheet is read because of its name."),
    ("meaning", "headings"): _("The sheet is read because its headings are those of this register."),
    ("meaning", "only"): _("The sheet is read because it is the first one that holds rows."),
    ("meaning", "before"): _("The sheet is read as you chose for a file with the same headings."),
    ("meaning", "hidden"): _("The sheet is not read because it is hidden. Choose it if it holds records."),
    ("meaning", "unlike"): _("The sheet is not read: neither its name nor its headings say what it holds."),
    ("headings", "known"): _("The headings stand where most columns of this register are named."),
    ("headings", "first"): _(
        "No heading is known here: the first line that is wide enough was taken for them."
    ),
    ("headings", "none"): _("No headings were found."),
    ("numbering", "counts"): _("The line below the headings only numbers the columns."),
    ("last", "signature"): _("The records end where the signatures or notes begin."),
    ("columns", "before"): _("The columns are read as you chose for a file with the same headings."),
}
ABOVE = {
    "merged": _("An empty cell takes the one above, because all empty ones are merged with it."),
    "needed": _("An empty cell takes the one above, because each record needs it and most have none."),
}


def reasons_of(told):
    """{what was guessed: why}; of columns in which an empty cell means the one above, by their place."""
    found = {part: REASONS[part, why] for part, why in told.why.items() if (part, str(why)) in REASONS}
    places = {place: ABOVE[why] for place, why in told.why.get("above", {}).items() if why in ABOVE}
    return found | {"above": places}
