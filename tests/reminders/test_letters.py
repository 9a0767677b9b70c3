"""Reminders by e-mail, against a mail server on loopback that counts what it took."""

from collections import Counter
from datetime import timedelta

import pytest
from aiosmtpd.controller import Controller

from midweek.audit import clock
from midweek.config.environment import Environment
from midweek.config.mail import mail_settings
from midweek.people.models import Contact
from midweek.reminders.actions import telling
from midweek.reminders.actions.planning import plan_clinic
from midweek.reminders.actions.telling import tell_clinic
from midweek.reminders.models import Reminder
from tests.fixtures.server import free_port
from tests.reminders.conftest import HALF_PAST_SIX

pytestmark = pytest.mark.django_db(databases=["default", "keyring"])


class PostOffice:
    """Takes letters, or answers what it was told to."""

    def __init__(self) -> None:
        self.effects: Counter[str] = Counter()
        self.letters: list = []
        self.refuses: list[str] = []

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.refuses:
            return self.refuses.pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        from email import message_from_bytes, policy

        letter = message_from_bytes(envelope.content, policy=policy.default)
        self.effects[letter["Message-ID"]] += 1
        self.letters.append(letter)
        return "250 OK"


@pytest.fixture
def office(settings):
    """A mail server on loopback, and Midweek set up to use it."""
    found = PostOffice()
    port = free_port()
    controller = Controller(found, hostname="127.0.0.1", port=port)
    controller.start()
    env = Environment(mail_url=f"smtp://127.0.0.1:{port}", mail_from="Midweek <m@m.example>")
    for name, value in mail_settings(env).items():
        setattr(settings, name, value)
    yield found
    controller.stop()


@pytest.fixture
def due(cast, wanting):
    """Sam is reminded by e-mail, and else by text."""
    wanting(cast.sam, "email", "sms")
    plan_clinic(cast.northgate.pk)


@pytest.fixture
def tell(cast, channels):
    """Do a round so many minutes after half past six."""

    def told(minutes=0):
        with clock.at(HALF_PAST_SIX + timedelta(minutes=minutes)):
            return tell_clinic(cast.northgate.pk, channels)

    return told


def test_a_letter_says_nothing_and_leads_to_the_locked_app(office, due, tell):
    tell()
    tell(5)

    (letter,) = office.letters
    told = Reminder.objects.get(lead=None, state="delivered")
    assert (letter["Subject"], letter["Auto-Submitted"]) == ("Midweek", "auto-generated")
    lines = letter.get_content().split("\r\n")
    assert lines == ["You have something planned", "", "https://midweek.example", ""]
    assert letter["Message-ID"] == f"<{told.pk.hex}@midweek.example>"


def test_a_letter_that_may_have_left_keeps_its_id_so_that_mailboxes_fold_it(
    office, due, tell, monkeypatch
):
    def cut(*args, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr(telling, "settle", cut)
    with pytest.raises(KeyboardInterrupt):
        tell()
    monkeypatch.undo()
    for minutes in (1, 6, 12):
        tell(minutes)

    assert list(office.effects.values()) == [2]


def test_a_server_that_says_not_now_is_asked_again_and_one_that_says_never_is_not(
    office, due, tell, gateway
):
    office.refuses = ["451 Greylisted"]
    tell()
    tell(4)
    assert not office.letters
    tell(6)
    assert len(office.letters) == 1

    with clock.at(HALF_PAST_SIX + timedelta(days=1)):
        plan_clinic(Contact.objects.first().clinic_id)
    office.refuses = ["550 No such mailbox"]
    tell(24 * 60)
    tell(24 * 60 + 1)

    assert Contact.objects.get(channel="email").gone_why == "lost"
    assert len(office.letters) == 1 and len(gateway.heard) == 1


def test_mail_can_leave_by_a_providers_own_interface():
    made = mail_settings(Environment(mail_url="anymail://postmark?POSTMARK_SERVER_TOKEN=a%2Fb"))

    assert made["EMAIL_BACKEND"] == "anymail.backends.postmark.EmailBackend"
    assert made["ANYMAIL"] == {"POSTMARK_SERVER_TOKEN": "a/b"}


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://"])
def test_what_is_no_mail_server_is_refused(url):
    with pytest.raises(ValueError, match="smtp://"):
        Environment(mail_url=url)
