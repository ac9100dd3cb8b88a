"""By what the figures of incidents may be split: the place by either boundaries, the kind, the way, the handling."""

from django.utils.translation import gettext_lazy as _

from borderops.districts.dimensions import chosen_in
from borderops.figures.counting import Dimension
from borderops.figures.place_dimensions import place_dimensions
from borderops.incidents.choices import Direction, FoundBy, Handling, Severity
from borderops.incidents.models import IncidentCode
from borderops.incidents.outcomes import Outcome


def kinds():
    return list(IncidentCode.objects.select_related("parent"))


def kind_names(user):
    """Every kind that a case may have, by its code."""
    return {kind.code: str(kind) for kind in kinds() if kind.parent_id}


def group_names(user):
    return {kind.code: str(kind) for kind in kinds() if not kind.parent_id}


def code_of():
    """f(key of a kind): its code."""
    return {kind.pk: kind.code for kind in kinds()}.get


def group_of():
    """f(key of a kind): the code of its group, in which the database need not look it up for every record."""
    return {kind.pk: kind.parent.code for kind in kinds() if kind.parent}.get


def of_choices(name, label, choices):
    """One of the closed lists of an incident."""
    return Dimension(name, label, (name,), lambda user: dict(choices.choices), chosen_in(name))


DIMENSIONS = (
    *place_dimensions(counts_people=True),
    Dimension("group", _("Group of kinds"), ("code",), group_names, chosen_in("code"), group_of),
    Dimension("code", _("Kind of incident"), ("code",), kind_names, chosen_in("code"), code_of),
    of_choices("direction", _("Direction"), Direction),
    of_choices("handling", _("Handling"), Handling),
    of_choices("severity", _("Severity"), Severity),
    of_choices("found_by", _("How it was found"), FoundBy),
)

OF_OUTCOMES = (
    *place_dimensions("incident__commune", "incident__district"),
    of_choices("outcome", _("Outcome"), Outcome),
)
