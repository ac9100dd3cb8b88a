"""Why a line of a list is held back, and what to do about it; told in the reader's language."""

from django.utils.translation import gettext_lazy as _

from borderops.labour.choices import Stage

WORDS = {
    "twice": _("This worker already stands in line %(about)s of this list. Take one of the two away."),
    "programme": _("The permit is of another programme (%(about)s). Put it into a list of that one."),
    "district": _("The worker's home is in another district. That district draws up its own list."),
    "province": _(
        "The worker's paper already stands in the register and waits for the province. Ask there first."
    ),
    "forgotten": _("The personal data of this worker were removed. Log the worker anew."),
    "merged": _("The worker was merged into another (%(about)s). Choose that one's permit."),
    "step": _(
        "This does not follow from “%(about)s”. Check what was logged before, or log what lies between."
    ),
    "order": _("A later list (%(about)s) would no longer be true. Check the day."),
    "number": _("The permit has no number yet. Write it into the permit first."),
    "validity": _(
        "The permit does not say yet from when until when it holds. Write it into the permit first."
    ),
    "employer": _("The permit names no employer yet. Write it into the permit first."),
    "paper": _(
        "The permit names no travel paper, or not until when it holds. Write it into the permit first."
    ),
    "paper_ends": _("The travel paper ends on %(about)s. Renew it first."),
    "not_valid": _("The permit does not hold on this day: %(about)s."),
    "away": _("The worker has not come back under another permit (%(about)s). Log that return first."),
    "young": _("The worker is too young for the programme: %(about)s."),
    "until": _("Write until when the permit is extended."),
    "until_before": _("The new end must lie after the present one (%(about)s)."),
    "until_long": _("The programme extends until %(about)s at the latest."),
    "until_overlap": _("In these days the worker has another permit (%(about)s)."),
    "quota": _("No place of the quota is left: %(about)s."),
}


def held_words(code, about):
    """The sentence of a code; nothing for a line that counts."""
    if code == "step":
        about = Stage(about).label
    return WORDS[code] % {"about": about} if code else ""
