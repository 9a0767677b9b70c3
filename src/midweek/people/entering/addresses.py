"""A new e-mail address: proven by a link that went there, and by who is signed in."""

import json
import time
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from midweek.people.entering import notices
from midweek.people.entering.own import own_account
from midweek.people.entering.sealing import hide, reveal
from midweek.people.models import Account, Person
from midweek.people.vault.blobs import NotAuthentic

ABOUT = "new address"
GOOD_FOR = 60 * 60
URL_SAFE = str.maketrans("+/=", "-_~")
AS_SEALED = str.maketrans("-_~", "+/=")


@dataclass(frozen=True)
class NewAddress:
    """What a link says: whose account, what it was known by then, and the address to take."""

    account: str
    known_by: str
    email: str
    at: float


def ask_to_confirm(person: Person, email: str) -> None:
    """Send a link to a new address; nothing where that address signs in already.

    Whoever asks gets the same answer either way, and so learns of nobody.
    """
    if Account.objects.with_address(email):
        return
    path = f"/account/email/{_token(person, email)}/"
    with translation.override(person.language):
        subject = gettext("Your new e-mail")
        text = gettext("Open this link within 60 minutes, where you are signed in.")
    notices.post(email, subject, f"{text}\n\n{settings.ENVIRONMENT.public_url}{path}")


def _token(person: Person, email: str) -> str:
    account = own_account(person)
    told = [str(account.pk), account.username, email, time.time()]
    return hide(json.dumps(told), about=ABOUT).translate(URL_SAFE)


def new_address(person: Person, token: str) -> NewAddress | None:
    """What a link says to who is signed in, if it still does. Once used, it is for nobody."""
    try:
        told = NewAddress(*json.loads(reveal(token.translate(AS_SEALED), about=ABOUT)))
    except (NotAuthentic, ValueError):
        return None
    account = own_account(person)
    fits = (told.account, told.known_by) == (str(account.pk), account.username)
    fresh = time.time() - told.at < GOOD_FOR
    return told if fits and fresh and not Account.objects.with_address(told.email) else None
