"""Which postings count on a day."""

from django.db import models
from django.db.models import Q


class PostingQuerySet(models.QuerySet):
    """Postings, past, present and to come."""

    def valid_on(self, day):
        """Only the postings that hold on `day` give rights."""
        ends = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
        return self.filter(ends, valid_from__lte=day)
