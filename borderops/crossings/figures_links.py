"""Addresses that open exactly the reports behind a figure."""

from urllib.parse import urlencode

from django.urls import reverse

from borderops.review.states import State


def reports_url(period, crossing="", state=State.ACCEPTED):
    """The reports that a period counts: of a crossing point given by its code, or of all."""
    where = {"crossing": crossing} if crossing else {}
    return f"{reverse('traffic')}?{urlencode({'counted': period.key, 'state': state.value} | where)}"
