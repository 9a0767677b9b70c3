"""Sign-in links: sent to a known address, good for ten minutes, once."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import timedelta
from urllib.parse import quote

from django.conf import settings
from django.db import connections
from django.utils import timezone, translation
from django.utils.translation import gettext

from midweek.audit.scope import in_clinic
from midweek.people.access import names_grant
from midweek.people.entering import notices
from midweek.people.models import Account, Person, SignInLink
from midweek.people.models.links import clinic_of_token, new_token, token_hash
from midweek.people.vault import open_sealed

log = logging.getLogger("midweek.mail")
GOOD_FOR = timedelta(minutes=10)
_clerk = ThreadPoolExecutor(max_workers=1, thread_name_prefix="links")


def may_use_links(person: Person) -> bool:
    """Whether a link can reach somebody: a client with an address, where mail is set up."""
    return person.is_client and notices.mail_is_set_up() and bool(address_of(person))


def address_of(person: Person) -> str:
    """The address somebody gave, opened for themselves; empty where there is none."""
    return str(open_sealed(person, "email", grant=names_grant(person)) or "")


def ask_for_link(email: str, *, then: str = "/") -> "Future[None]":
    """Send a link to `email` if it is a client's, in the background.

    The answer to whoever asks must not take longer for an address that is known here.
    """
    return _clerk.submit(_in_background, email, then)


def _in_background(email: str, then: str) -> None:
    try:
        send_link(email, then=then)
    except Exception:
        # Nobody waits for this answer: an error left in it would be heard of by no one,
        # while a client looks for a link that never comes.
        log.exception("a link to sign in was not sent")
        raise
    finally:
        connections.close_all()


def send_link(email: str, *, then: str = "/") -> None:
    """Make a link and send it; nothing for staff, or for an address nobody has."""
    account = Account.objects.with_address(email)
    if account is None or not account.is_active:
        return
    with in_clinic(account.clinic_id):
        person = Person.objects.filter(account=account, left_at=None).first()
        if person and person.is_client:
            _write_to(address_of(person), _path(make_link(person), then), language=person.language)


def make_link(person: Person) -> str:
    """Make a one-time link for `person` and return its token."""
    token = new_token(person.clinic_id)
    SignInLink(
        clinic_id=person.clinic_id,
        person=person,
        token_hash=token_hash(token),
        expires_at=timezone.now() + GOOD_FOR,
    ).save(force_insert=True)
    return token


def _path(token: str, then: str) -> str:
    return f"/enter/{token}/" + ("" if then == "/" else f"?next={quote(then)}")


def _write_to(address: str, path: str, *, language: str) -> None:
    with translation.override(language):
        subject = gettext("Your link to sign in")
        text = gettext("Open this link within 10 minutes. It works once.")
    notices.post(address, subject, f"{text}\n\n{settings.ENVIRONMENT.public_url}{path}")


def open_link(token: str) -> Account | None:
    """Use a link up and return whose it is. Of two taps at once, exactly one gets in."""
    clinic_id = clinic_of_token(token)
    if clinic_id is None:
        return None
    with in_clinic(clinic_id):
        link = SignInLink.objects.usable().filter(token_hash=token_hash(token))
        found = link.select_related("person__account").first()
        if found is None or link.update(used_at=timezone.now()) != 1:
            return None
        person = found.person
        usable = person.is_client and person.left_at is None and person.account
        return person.account if usable and person.account.is_active else None
