"""Messages by e-mail: sent where a server is set, once; what does not go is tried again and never stops the rest."""

import smtplib
from datetime import timedelta

import pytest
from django.core.mail import EmailMessage
from django.utils import timezone

from borderops.people.models import User
from borderops.summaries import message_mail
from borderops.summaries.message_mail import MOST_TRIES, send_waiting
from borderops.summaries.messages import Message, tell
from tests.factories import make_clerk, make_reviewer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def server(settings):
    settings.SENDS_MAIL, settings.SITE_ADDRESS = True, "https://so.tinh.example"


@pytest.fixture
def person(db):
    user = make_clerk()
    user.email = "truc.ban@tinh.example"
    user.save()
    return user


@pytest.fixture
def message(person):
    return tell([person], "Vượt ngưỡng: vụ việc", "12 vụ.", "/summaries/districts/")[0]


def refuse_with(monkeypatch, failure):
    def send(self):
        raise failure

    monkeypatch.setattr(EmailMessage, "send", send)


def later(monkeypatch, **time):
    now = timezone.now()
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(**time))


def test_a_message_is_sent_once_with_where_to_read_on(message, mailoutbox):
    send_waiting()
    send_waiting()
    (letter,) = mailoutbox
    assert letter.to == ["truc.ban@tinh.example"] and letter.subject == "Vượt ngưỡng: vụ việc"
    assert letter.body == f"12 vụ.\n\nhttps://so.tinh.example/messages/{message.pk}/\n"
    assert Message.objects.get().mailed_at and Message.objects.get().read_at is None


def test_nothing_is_sent_where_no_server_is_set(message, mailoutbox, settings):
    settings.SENDS_MAIL = False
    send_waiting()
    assert not mailoutbox and Message.objects.get().mail_tries == 0


def test_without_the_registers_address_the_letter_has_no_link(message, mailoutbox, settings):
    settings.SITE_ADDRESS = ""
    send_waiting()
    assert "http" not in mailoutbox[0].body


def test_who_has_no_address_or_works_here_no_more_is_sent_nothing(message, person, mailoutbox):
    tell([make_reviewer()], "Khác", "x")
    User.objects.filter(pk=person.pk).update(is_active=False)
    send_waiting()
    assert not mailoutbox


@pytest.mark.parametrize(
    "failure",
    [ConnectionRefusedError("no server"), smtplib.SMTPServerDisconnected("gone"), TimeoutError("too slow")],
)
def test_a_server_that_is_away_is_tried_again_later(message, person, mailoutbox, monkeypatch, failure):
    tell([person], "Thứ hai", "x")
    with monkeypatch.context() as broken:
        refuse_with(broken, failure)
        send_waiting()
    assert str(failure) in Message.objects.get(pk=message.pk).mail_fault
    assert Message.objects.get(subject="Thứ hai").mail_tries == 0  # the rest waits
    send_waiting()
    assert [letter.subject for letter in mailoutbox] == ["Thứ hai"]
    later(monkeypatch, minutes=16)
    send_waiting()
    assert len(mailoutbox) == 2 and Message.objects.get(pk=message.pk).mail_fault == ""


def test_an_address_that_is_refused_holds_up_nobody_else(message, person, mailoutbox, monkeypatch):
    other = make_reviewer()
    other.email = "khac@tinh.example"
    other.save()
    tell([other], "Thứ hai", "x")
    usual = EmailMessage.send

    def send(self):
        if self.to == [person.email]:
            raise smtplib.SMTPRecipientsRefused({person.email: (550, b"unknown")})
        return usual(self)

    monkeypatch.setattr(EmailMessage, "send", send)
    send_waiting()
    assert [letter.subject for letter in mailoutbox] == ["Thứ hai"]


def test_after_some_tries_it_is_left_at_the_message(message, mailoutbox, monkeypatch):
    with monkeypatch.context() as broken:
        refuse_with(broken, OSError("away"))
        for _turn in range(MOST_TRIES + 3):
            later(broken, hours=2)
            send_waiting()
    assert Message.objects.get().mail_tries == MOST_TRIES
    send_waiting()
    assert not mailoutbox


def test_what_is_days_old_is_not_sent_any_more(message, mailoutbox, monkeypatch):
    later(monkeypatch, days=4)
    send_waiting()
    assert not mailoutbox


def test_two_workers_at_once_send_it_once(message, mailoutbox):
    first, second = (Message.objects.select_related("user").get() for _worker in range(2))
    assert message_mail.is_mine(first) and not message_mail.is_mine(second)


def test_lines_in_a_subject_do_not_reach_the_head_of_the_letter(person, mailoutbox):
    tell([person], "Tin\nBcc: ai-do@khac.example", "x")
    send_waiting()
    assert mailoutbox[0].subject == "Tin Bcc: ai-do@khac.example" and mailoutbox[0].bcc == []
