"""Long work on a run: asked for in a page, done by the worker, watched and stopped from the page."""

import uuid
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import get_language

# After this time a person is told that nobody has taken the work up.
PICKED_UP_WITHIN = timedelta(seconds=15)
# After this time without a sign the work is taken for dead, and may be taken up again.
SIGN_OF_LIFE = timedelta(seconds=60)


class Work(models.Model):
    """What a run knows of the work on it; the queue itself neither recovers nor cancels."""

    # What is to be done, and the one call that may do it: an older call finds another token and leaves.
    job = models.CharField(max_length=10, blank=True)
    token = models.UUIDField(default=uuid.uuid4)
    asked_at = models.DateTimeField(null=True)
    picked_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    done = models.PositiveIntegerField(default=0)
    of = models.PositiveIntegerField(default=0)
    cancel_asked = models.BooleanField(default=False)
    # In which language the person reads what is said of it.
    language = models.CharField(max_length=10, blank=True)
    # Why it ended without a result, for the person.
    fault = models.TextField(blank=True)

    class Meta:
        abstract = True

    @property
    def is_at_work(self):
        """Whether something is asked for that has not ended."""
        return bool(self.job)

    @property
    def is_not_picked_up(self):
        """Whether nobody took the work up in time: the worker is not running, or has much to do."""
        return bool(self.job and not self.picked_at and timezone.now() - self.asked_at > PICKED_UP_WITHIN)

    @property
    def is_dead(self):
        """Whether the work was begun and gives no sign any more."""
        return bool(self.job and self.picked_at and timezone.now() - self.beat_at > SIGN_OF_LIFE)

    @property
    def time_left(self):
        """How long it may still take, as the rows done so far tell; nothing before there are any."""
        if not (self.job and self.picked_at and self.done and self.of):
            return None
        return (timezone.now() - self.picked_at) / self.done * max(self.of - self.done, 0)

    @property
    def minutes_left(self):
        """The same in whole minutes, at least one; nothing where it is not known."""
        return None if self.time_left is None else max(round(self.time_left / timedelta(minutes=1)), 1)

    def ask(self, job):
        """Notes what is to be done by the next call; gives its token."""
        self.job, self.token, self.asked_at = job, uuid.uuid4(), timezone.now()
        self.picked_at = self.beat_at = None
        self.done, self.cancel_asked, self.fault = 0, False, ""
        self.language = get_language() or settings.LANGUAGE_CODE
        return self.token

    @classmethod
    def pick_up(cls, pk, token):
        """The run, if this call is the one that was asked for and no other has begun; else nothing."""
        now = timezone.now()
        free = models.Q(picked_at=None) | models.Q(beat_at__lt=now - SIGN_OF_LIFE)
        mine = cls.objects.filter(free, pk=pk, token=token).exclude(job="")
        return cls.objects.get(pk=pk) if mine.update(picked_at=now, beat_at=now) else None

    def beat(self, done):
        """A sign of life with how far the work is; gives whether to go on: not cancelled, and still ours."""
        self.done, self.beat_at = done, timezone.now()
        mine = type(self).objects.filter(pk=self.pk, token=self.token)
        mine.update(done=done, beat_at=self.beat_at)
        return mine.filter(cancel_asked=False).exists()
