"""Opening a session: the one way in that every door uses."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.account.utils import perform_login
from allauth.mfa.base.internal.flows import post_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from midweek.people.models import Account
from midweek.people.sessions import sign_out


def let_in(
    request: HttpRequest, account: Account, *, proof: str, then: str = "/", **more: Any
) -> HttpResponse:
    """Let somebody in who has shown `proof`; an account with a second factor is asked for it."""
    _nobody_else(request, account)
    record_authentication(request, account, proof, **more)
    return _open(request, account, then=then)


def let_in_by_passkey(
    request: HttpRequest, passkey: Authenticator, *, then: str = "/", is_new: bool = False
) -> HttpResponse:
    """Let somebody in whose device has shown a passkey and checked who holds it."""
    _nobody_else(request, passkey.user)
    post_authentication(request, passkey, passwordless=True)
    return _open(request, passkey.user, then=then, is_new=is_new)


def let_in_new(request: HttpRequest, account: Account, *, proof: str, then: str) -> HttpResponse:
    """Let somebody in whose account was made a moment ago, on this very device."""
    _nobody_else(request, account)
    record_authentication(request, account, proof)
    return _open(request, account, then=then, is_new=True)


def _nobody_else(request: HttpRequest, account: Account) -> None:
    # Signing in as somebody else empties the session, and with it the proof just given.
    if request.user.is_authenticated and request.user.pk != account.pk:
        sign_out(request)


def _open(
    request: HttpRequest, account: Account, *, then: str, is_new: bool = False
) -> HttpResponse:
    response: HttpResponse = perform_login(
        request, account, redirect_url=safe_path(then), signup=is_new
    )
    return response


def safe_path(wanted: str | None) -> str:
    """A path of this server to go on to; anything else becomes the front door."""
    if wanted and wanted.startswith("/") and url_has_allowed_host_and_scheme(wanted, None):
        return wanted
    return "/"
