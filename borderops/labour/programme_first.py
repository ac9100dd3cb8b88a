"""Who writes a report of a programme takes the programme first: quotas and doubles are asked by one at a time."""

from django.db import transaction

from borderops.labour.programmes import Programme


class ProgrammeFirst:
    """A report that is kept one at a time for each programme: the programme is locked before its own row."""

    @classmethod
    def take_first(cls, keys):
        lock_programmes(cls.objects.filter(pk__in=keys).order_by().values_list("programme", flat=True))

    def _locked_for_edit(self, by, version):
        stored = type(self).objects.filter(pk=self.pk).order_by().values_list("programme", flat=True)
        lock_programmes({*stored, self.programme_id})
        return super()._locked_for_edit(by, version)

    def save(self, *args, **kwargs):
        with transaction.atomic():
            lock_programmes({self.programme_id})
            super().save(*args, **kwargs)


def lock_programmes(keys):
    """Takes the programmes for this transaction, always in the same order; other rows may still name them."""
    locked = Programme.objects.select_for_update(of=["self"], no_key=True)
    return list(locked.filter(pk__in=set(keys) - {None}).order_by("pk"))
