"""Which incidents happened at a crossing point."""

from django.db.models import Q


def near(crossing):
    """The condition that an incident happened there: at one of its markers, or in its commune where it has none.

    Empty where nothing says where the crossing point lies.
    """
    markers = [crossing.marker_id, *crossing.further_markers.values_list("pk", flat=True)]
    if any(markers):
        return Q(marker__in=[key for key in markers if key])
    if not crossing.commune_id:
        return Q()
    return Q(commune__in=[crossing.commune_id, crossing.commune_today.pk])
