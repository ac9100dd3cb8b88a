"""The summaries' own permission; what they show is counted elsewhere."""

from django.db import models

from borderops.summaries.closings import Closing

__all__ = ["Closing", "Summary"]


class Summary(models.Model):
    """Holds the permission to read summaries; it has no table."""

    class Meta:
        managed = False
        default_permissions = ("view",)

    def __str__(self):
        return "summary"
