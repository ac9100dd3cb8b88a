"""Whose views of a list a person finds in its menu."""

from django.db import models
from django.db.models import Q


class SavedViewQuerySet(models.QuerySet):
    """Lists as people like to see them."""

    def open_to(self, user):
        """The person's own views, and those that others share."""
        return self.filter(Q(owner=user) | Q(shared=True))

    def of_list(self, key):
        """The views of one list."""
        return self.filter(list_key=key)
