"""An invitation's link: handed over once by who made it, and sent where there is an address.

The database keeps its hash alone; so the page after the form gets the link from the
session, sealed.
"""

from dataclasses import dataclass

import segno
from django.conf import settings
from django.http import HttpRequest
from django.utils import translation
from django.utils.translation import gettext

from midweek.people.actions import care, colleagues
from midweek.people.entering import notices
from midweek.people.entering.sealing import hide, reveal
from midweek.people.models import Person
from midweek.people.vault.blobs import NotAuthentic

KEPT = "invitation just made"


@dataclass(frozen=True)
class Link:
    """A link, as words and as a picture to scan; both empty when it cannot be shown again."""

    address: str = ""
    qr: str = ""


def address_of(person: Person, token: str) -> str:
    """The address that an invitation opens."""
    door = "join" if person.is_client else "join-team"
    return f"{settings.ENVIRONMENT.public_url}/{door}/{token}/"


def hand_over(request: HttpRequest, person: Person, token: str, *, email: str | None) -> None:
    """Keep a link for the next page, and send it where there is an address and mail."""
    request.session[KEPT] = [str(person.pk), hide(token, about=KEPT)]
    if email and notices.mail_is_set_up():
        _send(email, person, address_of(person, token))


def _send(email: str, person: Person, address: str) -> None:
    good_for = care.GOOD_FOR if person.is_client else colleagues.GOOD_FOR
    with translation.override(person.clinic.language):
        subject = gettext("You are invited")
        text = gettext("Open this link within %(days)d days. It works once.")
    notices.post(email, subject, f"{text % {'days': good_for.days}}\n\n{address}")


def link_for(request: HttpRequest, person: Person) -> Link:
    """The link that was made a moment ago in this session."""
    of, sealed = request.session.get(KEPT, ["", ""])
    try:
        token = reveal(sealed, about=KEPT) if of == str(person.pk) else ""
    except NotAuthentic:
        token = ""
    if not token:
        return Link()
    address = address_of(person, token)
    return Link(address, segno.make(address, error="m").svg_data_uri(scale=5, border=3))


def forget(request: HttpRequest) -> None:
    """Keep it no longer: it opens nothing any more."""
    request.session.pop(KEPT, None)
