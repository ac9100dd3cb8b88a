"""When each person last looked at the dashboard, so that it can tell what has changed since."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F
from django.utils import timezone

# To open the page again within this time is still the same visit.
A_VISIT = timedelta(minutes=30)


class DashboardVisit(models.Model):
    """A person's last visit, and the moment from which on it tells what has changed."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField(default=timezone.now)
    # The visit before, or when the person said to have seen it all; nothing on the first visit.
    before = models.DateTimeField(null=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return f"{self.user}, {self.seen_at:%Y-%m-%d %H:%M}"

    @classmethod
    def begin(cls, user):
        """The visit that this person makes now; one that began a short while ago goes on."""
        now = timezone.now()
        cls.objects.filter(user=user, seen_at__lte=now - A_VISIT).update(before=F("seen_at"), seen_at=now)
        visit, _is_first = cls.objects.get_or_create(user=user)
        visit.user = user  # who knows already what may be seen
        return visit

    @classmethod
    def all_seen(cls, user):
        """From now on only what changes afterwards is new to this person."""
        now = timezone.now()
        return cls.objects.update_or_create(user=user, defaults={"seen_at": now, "before": now})[0]
