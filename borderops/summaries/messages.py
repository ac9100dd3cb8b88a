"""Messages: what the register tells a person by itself, with where to look."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

KEPT_FOR = timedelta(days=365)
LONGEST_SUBJECT, LONGEST_WORDS = 200, 4000


class MessageQuerySet(models.QuerySet):
    """Messages, each for one person alone."""

    def of(self, user):
        """The person's own; nobody sees another's, whatever the role."""
        return self.filter(user=user)

    def unread(self):
        return self.filter(read_at=None)

    def mark_read(self):
        """Notes that what is unread among them was read now."""
        return self.unread().update(read_at=timezone.now())

    def remove_old(self):
        """Takes out those that were read and are older than a year."""
        return self.filter(made_at__lt=timezone.now() - KEPT_FOR).exclude(read_at=None).delete()


class Message(models.Model):
    """Something that the register tells one person; sent by e-mail too where the province has set that up."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="register_messages", verbose_name=_("person")
    )
    subject = models.CharField(pgettext_lazy("message", "subject"), max_length=LONGEST_SUBJECT)
    words = models.TextField(pgettext_lazy("message", "words"))
    # A page of the register.
    url = models.CharField(max_length=500, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    # How the e-mail goes: when it went out, how often it was tried, when next, and why it did not go.
    mailed_at = models.DateTimeField(null=True)
    mail_tries = models.PositiveSmallIntegerField(default=0)
    mail_due_at = models.DateTimeField(default=timezone.now)
    mail_fault = models.CharField(max_length=200, blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = pgettext_lazy("to a person", "message")
        verbose_name_plural = pgettext_lazy("to a person", "messages")
        default_permissions = ()
        ordering = [F("made_at").desc(), F("pk").desc()]
        indexes = [
            models.Index(fields=["user", "read_at", "made_at"], name="messages_of_a_person"),
            models.Index(fields=["mailed_at", "made_at"], name="messages_to_mail"),
        ]

    def __str__(self):
        return self.subject

    def get_absolute_url(self):
        return reverse("message", args=[self.pk])


def tell(people, subject, words, url=""):
    """Leaves the same message with each of these people, once; the e-mail follows with the next tick."""
    told = {"subject": subject[:LONGEST_SUBJECT], "words": words[:LONGEST_WORDS], "url": url}
    several = {person.pk: person for person in people if person is not None}
    return Message.objects.bulk_create(Message(user=person, **told) for person in several.values())


def unread_by(user):
    """What a person has not read yet."""
    return Message.objects.of(user).unread()
