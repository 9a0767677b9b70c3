"""Devices that have signed in before: a signed cookie that opens nothing.

It only says that somebody got in from here, so that a stranger's wrong guesses elsewhere
do not keep this device out, and so that a sign-in from anywhere else can be told about.
"""

import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

SALT = "known device"
MOST_ACCOUNTS = 5
A_YEAR = 365 * 24 * 3600


def cookie_name() -> str:
    """The cookie's name; over TLS, one that no other site can set."""
    return "__Host-known" if settings.ENVIRONMENT.encrypted_transport else "known"


def known_device(request: HttpRequest, account: str) -> str | None:
    """The id of this device, if it has signed in to the account with that username before."""
    cookie = _read(request)
    return str(cookie["device"]) if account in cookie["accounts"] else None


def remember(request: HttpRequest, response: HttpResponse, account: str) -> None:
    """Let the device carry that it has signed in to this account."""
    cookie = _read(request)
    others = [one for one in cookie["accounts"] if one != account]
    cookie["accounts"] = [account, *others][:MOST_ACCOUNTS]
    response.set_cookie(
        cookie_name(),
        signing.dumps(cookie, salt=SALT),
        max_age=A_YEAR,
        secure=settings.ENVIRONMENT.encrypted_transport,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> dict[str, Any]:
    try:
        found = signing.loads(request.COOKIES.get(cookie_name(), ""), salt=SALT, max_age=A_YEAR)
    except signing.BadSignature:
        found = None
    if isinstance(found, dict) and {"device", "accounts"} <= found.keys():
        return found
    return {"device": secrets.token_hex(8), "accounts": []}
