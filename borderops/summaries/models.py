"""The summaries' own permission; what they show is counted elsewhere."""

from django.db import models


class Summary(models.Model):
    """Holds the permission to read summaries; it has no table."""

    class Meta:
        managed = False
        default_permissions = ("view",)

    def __str__(self):
        return "summary"
