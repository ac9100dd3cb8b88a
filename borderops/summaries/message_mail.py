"""Messages by e-mail, where the province has set a mail server; what does not go is tried again later."""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext, override

from borderops.summaries.messages import Message

AT_ONCE = 50
# After five tries, or three days, the message in the register is all there is.
MOST_TRIES = 5
NO_LATER_THAN = timedelta(days=3)
# Each try waits longer than the one before: after the first a quarter of an hour, then half an hour, and so on.
WAIT = timedelta(minutes=15)
LANGUAGE = "vi"
logger = logging.getLogger(__name__)


def to_mail(now):
    """What waits to be sent, oldest first, to people who still work here and have an address."""
    waiting = Message.objects.filter(
        mailed_at=None, made_at__gt=now - NO_LATER_THAN, mail_tries__lt=MOST_TRIES
    )
    waiting = waiting.filter(mail_due_at__lte=now)
    waiting = waiting.filter(user__is_active=True).exclude(user__email="")
    return waiting.select_related("user").order_by("made_at", "pk")


def send_waiting():
    """Sends what waits; where the server itself cannot be reached, the rest waits for a later tick."""
    if not settings.SENDS_MAIL:
        return
    for message in to_mail(timezone.now())[:AT_ONCE]:
        if is_mine(message) and not send(message):
            return


def is_mine(message):
    """Notes the try before it is made, so that two workers never send the same."""
    untouched = Message.objects.filter(pk=message.pk, mailed_at=None, mail_tries=message.mail_tries)
    tries = message.mail_tries + 1
    return untouched.update(mail_tries=tries, mail_due_at=timezone.now() + WAIT * tries)


def send(message):
    """Sends one and notes how it went; gives whether the server could be reached."""
    try:
        letter(message).send()
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPDataError, ValueError) as refusal:
        note_fault(message, refusal)
        return True
    except (OSError, smtplib.SMTPException) as failure:
        note_fault(message, failure)
        return False
    Message.objects.filter(pk=message.pk).update(mailed_at=timezone.now(), mail_fault="")
    return True


def letter(message):
    """The e-mail: the words, and where to look; files stay in the register, which asks who opens them."""
    with override(LANGUAGE):
        address = settings.SITE_ADDRESS
        where = (
            f"{address}{message.get_absolute_url()}"
            if address
            else gettext("Log in to the register to read on.")
        )
        subject = " ".join(message.subject.split())
    return EmailMessage(subject, f"{message.words}\n\n{where}\n", to=[message.user.email])


def note_fault(message, failure):
    logger.warning("Message %s was not sent by e-mail: %s", message.pk, failure)
    Message.objects.filter(pk=message.pk).update(mail_fault=str(failure)[:200])
