"""What the register does by itself by the clock: what is made by date, what is told, and what is sent."""

from borderops.summaries.message_mail import send_waiting
from borderops.summaries.messages import Message
from borderops.summaries.schedule_making import make_due, remove_old_files
from borderops.summaries.threshold_notices import tell_crossed


def each_minute():
    make_due()
    send_waiting()


def each_day():
    tell_crossed()
    Message.objects.remove_old()
    remove_old_files()
