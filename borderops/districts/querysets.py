"""Which places stand on a day, and in which order they lie along the border."""

from django.db import models
from django.db.models import Q

DAY_BEFORE_RECORDS = "1900-01-01"


class DistrictQuerySet(models.QuerySet):
    """Districts as reporting areas ("khu vực"), before and after 1 July 2025."""

    def on_border(self):
        """The border districts, west to east."""
        return self.filter(on_border=True).order_by("order_west_to_east")


class CommuneQuerySet(models.QuerySet):
    """Communes, towns and wards; codes and names are reused, so a day belongs to every question."""

    def valid_on(self, day):
        """The communes that stand on `day`; without a known start they stood always."""
        begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
        return self.filter(begun).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class MarkerQuerySet(models.QuerySet):
    """Border markers, west to east."""

    def called(self, code, commune):
        """The marker with this code; one met for the first time is kept with the record that names it."""
        return self.filter(code=code).first() or self.model(code=code, commune=commune, listed=False)

    def unlisted(self):
        """Markers that staff met but the register does not know yet: the administrator's queue."""
        return self.filter(listed=False)
