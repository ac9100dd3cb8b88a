"""Running numbers, never handed out twice."""

from django.db import models
from django.db.models import F


class Counter(models.Model):
    """The last number given under a key such as `VV-2026-DV`."""

    key = models.CharField(max_length=40, unique=True)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        app_label = "review"
        default_permissions = ()

    def __str__(self):
        return f"{self.key}: {self.last}"

    @classmethod
    def next(cls, key):
        """The next number under `key`; call it inside the transaction that uses it."""
        return cls.next_block(key, 1)[0]

    @classmethod
    def next_block(cls, key, n):
        """The next `n` numbers under `key`, as a range; call it inside the transaction that uses them."""
        cls.objects.bulk_create([cls(key=key)], ignore_conflicts=True)
        cls.objects.filter(key=key).update(last=F("last") + n)
        last = cls.objects.values_list("last", flat=True).get(key=key)
        return range(last - n + 1, last + 1)
