"""Who keeps the register of crossing points and of their life."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from borderops.people.places import Places
from borderops.people.roles import REVIEWERS, Role
from borderops.review.seen_before import SeenBefore

EVERYWHERE = Places(everywhere=True)


def places_kept_by(user):
    """Where a person keeps crossing points: who reviews, in the own places; the administrator, everywhere."""
    return EVERYWHERE if user.holds(Role.ADMINISTRATOR) else user.places_as(*REVIEWERS)


class KeptInPlaces(SeenBefore):
    """A crossing point is kept by those who review where it lies."""

    def is_kept_by(self, user):
        """Whether the person keeps it; the same as CrossingPointQuerySet.kept_by, for one that is not saved yet."""
        places = places_kept_by(user)
        if self.lies_in(places):
            return True
        return bool(self.district_id) and self.district.units.filter(pk__in=places.units).exists()

    def refuse_not_kept(self, user):
        """Raises ValidationError where the place is somebody else's to keep."""
        if not self.is_kept_by(user):
            words = gettext(
                "This place lies outside your places. Only who reviews there keeps this register."
            )
            raise ValidationError({"district": words})


def kept_marker(marker, commune):
    """A marker as the register has it; one that it does not know yet is kept, as not listed."""
    if marker.pk:
        return marker
    told = {"listed": False, "commune": marker.commune or commune}
    return type(marker).objects.get_or_create(code=marker.code, defaults=told)[0]
