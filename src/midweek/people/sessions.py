"""How strongly somebody has shown who they are in this session, and how long ago."""

import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.contrib.auth import logout
from django.http import HttpRequest

STEP_UP_LASTS = 5 * 60
STAFF_SESSION_LASTS = 12 * 3600
DEMO = "demo"


def proofs(request: HttpRequest) -> list[dict[str, Any]]:
    """Each proof that was given in this session by whoever is signed in."""
    found: list[dict[str, Any]] = get_authentication_records(request, request.user)
    return found


def is_strong(request: HttpRequest) -> bool:
    """Whether this session began with a passkey, or a password and a second factor."""
    return any(one.get("method") == "mfa" for one in proofs(request))


def is_demo(request: HttpRequest) -> bool:
    """Whether an invented person is signed in, who has nothing to prove it with."""
    return any(one.get("type") == DEMO for one in proofs(request))


def confirmed_lately(request: HttpRequest, *, strongly: bool) -> bool:
    """Whether who is signed in has shown it within five minutes: step-up."""
    now = time.time()
    return is_demo(request) or any(
        now - float(one.get("at", 0)) < STEP_UP_LASTS
        and (one.get("method") == "mfa" or not strongly)
        for one in proofs(request)
    )


def has_run_out(request: HttpRequest) -> bool:
    """Whether a session of staff is over: twelve hours after the first proof."""
    given = proofs(request)
    return not given or time.time() - float(given[0].get("at", 0)) > STAFF_SESSION_LASTS


def sign_out(request: HttpRequest) -> None:
    """End this session on the server."""
    logout(request)
