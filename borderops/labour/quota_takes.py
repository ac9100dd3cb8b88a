"""Which permits take a place of a year's quota."""

from django.db.models import Q

from borderops.labour.choices import Stage


def takes_of(permits, year):
    """The permits that take a place of a year: issued in it, or chosen in it and not issued yet."""
    in_year = Q(issued_on__year=year) | Q(issued_on__isnull=True, committed_on__year=year)
    return permits.filter(in_year).exclude(stage=Stage.CANCELLED, went_on__isnull=True)
