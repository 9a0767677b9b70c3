"""How strongly somebody has shown who they are in this session, and how long ago."""

import time
from typing import Any

from allauth.account.authentication import get_authentication_records
from django.contrib.auth import logout
from django.http import HttpRequest

STEP_UP_LASTS = 5 * 60
STAFF_SESSION_LASTS = 12 * 3600
STAFF_MAY_REST = 30 * 60
NOTED_EVERY = 60
SEEN = "seen"
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
    """Whether a session of staff is over: twelve hours after the first proof, or left alone."""
    given = proofs(request)
    if not given or time.time() - float(given[0].get("at", 0)) > STAFF_SESSION_LASTS:
        return True
    return bool(may_rest(request)) and time.time() - _last_seen(request) > may_rest(request)


def may_rest(request: HttpRequest) -> int:
    """For how many seconds a session may be left alone; 0 for as long as it lasts.

    Invented people have no way to sign in again, and nothing that could be seen.
    """
    return 0 if is_demo(request) else STAFF_MAY_REST


def note_presence(request: HttpRequest) -> None:
    """Write down that somebody is there, at most once a minute: a write for each page is dear."""
    if time.time() - _last_seen(request) > NOTED_EVERY:
        request.session[SEEN] = int(time.time())


def _last_seen(request: HttpRequest) -> float:
    shown = [float(one.get("at", 0)) for one in proofs(request)]
    return max([float(request.session.get(SEEN, 0)), *shown])


def sign_out(request: HttpRequest) -> None:
    """End this session on the server."""
    logout(request)
