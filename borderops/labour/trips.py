"""Trips: each departure of a worker, and the return if there was one, as the accepted lists tell them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from borderops import vietnamese
from borderops.crossings.models import CrossingPoint
from borderops.districts.models import Commune, District
from borderops.labour.permits import Permit
from borderops.labour.programmes import Programme
from borderops.labour.querysets import TripQuerySet
from borderops.labour.sectors import Sector
from borderops.labour.worker_lists import ListLine
from borderops.labour.workers import Worker


class Trip(models.Model):
    """One departure ("lượt"). It is never typed: settling writes it from accepted lists (see `settling`)."""

    permit = models.ForeignKey(Permit, models.PROTECT, related_name="trips", verbose_name=_("work permit"))
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="trips", verbose_name=_("worker"))
    programme = models.ForeignKey(Programme, models.PROTECT, related_name="+")
    district = models.ForeignKey(District, models.PROTECT, related_name="+")
    commune = models.ForeignKey(Commune, models.PROTECT, null=True, related_name="+")
    sector = models.ForeignKey(Sector, models.PROTECT, null=True, related_name="+")
    out_line = models.OneToOneField(ListLine, models.CASCADE, related_name="trip_out")
    out_on = models.DateField(_("departed on"))
    out_crossing = models.ForeignKey(CrossingPoint, models.PROTECT, null=True, related_name="+")
    in_line = models.ForeignKey(ListLine, models.SET_NULL, null=True, related_name="+")
    in_on = models.DateField(_("returned on"), null=True)
    in_crossing = models.ForeignKey(CrossingPoint, models.PROTECT, null=True, related_name="+")

    objects = TripQuerySet.as_manager()

    class Meta:
        app_label = "labour"
        verbose_name = _("trip")
        verbose_name_plural = _("trips")
        default_permissions = ("view",)
        ordering = ["out_on", "pk"]
        indexes = [
            models.Index(fields=["programme", "out_on", "district"]),
            models.Index(fields=["out_on", "worker"]),
            models.Index(fields=["in_on"]),
            models.Index(fields=["worker", "out_on"], name="trips_of_a_worker"),
        ]

    def __str__(self):
        return f"{self.permit}, {vietnamese.day(self.out_on)}"

    def tell(self, permit, told):
        """Takes over what the course says of this departure."""
        self.permit, self.worker_id, self.programme_id = permit, permit.worker_id, permit.programme_id
        self.district_id, self.commune_id = permit.district_id, permit.commune_id
        self.sector_id = permit.sector_id
        self.out_on, self.out_crossing_id = told.out.day, told.out.record.crossing_id
        back = told.back
        self.in_line_id, self.in_on = (back.line, back.day) if back else (None, None)
        self.in_crossing_id = back.record.crossing_id if back else None
