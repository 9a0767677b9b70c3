"""Mail about an account: content-free, from a fixed list, to the sealed address."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from django.conf import settings
from django.core.mail import send_mail
from django.utils import translation
from django.utils.translation import gettext

from midweek.people.access import names_grant
from midweek.people.models import Person
from midweek.people.vault import open_sealed

log = logging.getLogger("midweek.mail")
DUMMY = "django.core.mail.backends.dummy.EmailBackend"
_postman = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def mail_is_set_up() -> bool:
    """Whether this server can send mail at all."""
    return bool(settings.EMAIL_BACKEND != DUMMY)


def new_device(person: Person) -> None:
    """Tell somebody that a new device signed in."""
    with translation.override(person.language):
        tell(
            person,
            gettext("A new device signed in"),
            gettext("If this was not you, sign out everywhere on your account page."),
        )


def factor_changed(person: Person) -> None:
    """Tell somebody that the ways to sign in were changed."""
    with translation.override(person.language):
        tell(
            person,
            gettext("Your way to sign in was changed"),
            gettext("If this was not you, tell your clinic."),
        )


def address_changed(person: Person, *, before: str) -> None:
    """Tell the address that signed in until now; the new one knows."""
    if before and mail_is_set_up():
        with translation.override(person.language):
            subject = gettext("Your way to sign in was changed")
            text = gettext("If this was not you, tell your clinic.")
        post(before, subject, text)


def look_soon(person: Person) -> bool | None:
    """Ask somebody of the staff to open the desk, and wait until the letter has left.

    True once it has, False when it could not leave, None without mail or an address.
    """
    address = open_sealed(person, "email", grant=names_grant(person)) if mail_is_set_up() else None
    if not address:
        return None
    with translation.override(person.language):
        subject = gettext("Please open %(app)s") % {"app": person.clinic.app_name}
        text = gettext("Something waits for you there.")
    link = f"{settings.ENVIRONMENT.public_url}/notices/"
    return _send(str(address), subject, f"{text}\n\n{link}\n")


def tell(person: Person, subject: str, text: str) -> "Future[bool] | None":
    """Send a few fixed words to a person's own address, if there is one and mail is set up."""
    if not mail_is_set_up():
        return None
    address = open_sealed(person, "email", grant=names_grant(person))
    return post(str(address), subject, text) if address else None


def post(address: str, subject: str, text: str) -> "Future[bool]":
    """Hand a letter over, without waiting for it to leave."""
    return _postman.submit(_send, address, subject, text)


def _send(address: str, subject: str, text: str) -> bool:
    try:
        send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [address])
    except OSError:
        log.exception("mail was not sent")
        return False
    return True
