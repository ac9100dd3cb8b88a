"""Which indicators a person wants to see on the dashboard, and in which order."""

from django.conf import settings
from django.db import models

from borderops.crossings.figure_names import PASSING
from borderops.figures.counting import countable_by
from borderops.figures.models import Indicator
from borderops.incidents.figure_names import AGREEMENT, LAW, OFFENDERS
from borderops.patrols.figure_names import SHIFTS

# What stands there until a person chooses, as far as the person may count it.
USUAL = [AGREEMENT.key, LAW.key, OFFENDERS.key, SHIFTS.key, *(each.key for each in PASSING[:2])]
MOST = 12


class DashboardChoice(models.Model):
    """The keys of the indicators that a person has chosen, in order; who has chosen none sees none."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    keys = models.JSONField(default=list)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.user}: {', '.join(self.keys)}"

    @classmethod
    def keys_of(cls, user):
        """What the person has chosen, or else what is usual."""
        found = cls.objects.filter(user=user).values_list("keys", flat=True).first()
        return USUAL if found is None else found


def countable_indicators(user):
    """The indicators that this person may count, in their order."""
    return list(Indicator.objects.filter(key__in=countable_by(user)))


def chosen_indicators(user):
    """Those among them that the person has chosen, in the person's order."""
    keys, countable = DashboardChoice.keys_of(user), countable_by(user)
    wanted = [key for key in keys if key in countable][:MOST]
    found = Indicator.objects.in_bulk(wanted, field_name="key")
    return [found[key] for key in wanted if key in found]
