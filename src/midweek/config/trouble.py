"""What people read when something is not there, not allowed, or not working."""

import sys
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

FULL = ("full", "No space left")
RETRY_AFTER = "30"


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer for what does not exist, and in the very same way for what is not theirs."""
    return _say(request, 404, _("Nothing here"), _("Check the address, or go to the start."))


def not_allowed(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer for a deed that this person may not do."""
    return _say(
        request, 403, _("This is not yours to do"), _("Go to the start and try from there.")
    )


def not_understood(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """Answer for a request that makes no sense."""
    return _say(request, 400, _("We cannot read this"), _("Load the page again and try once more."))


def not_working(request: HttpRequest) -> HttpResponse:
    """Answer for an error of ours. A database that cannot write is told apart: try again later.

    A full disk or a locked database passes. Phones keep what they wanted to send and ask
    again after the time we name, so the answer must not look like a refusal.
    """
    problem = sys.exc_info()[1]
    try:
        return _not_working(request, problem)
    except Exception:
        # The page that says so needs templates and files, and those may be the trouble.
        return HttpResponse("This did not work. Try again in a minute.\n", "text/plain", 500)


def _not_working(request: HttpRequest, problem: BaseException | None) -> HttpResponse:
    if not isinstance(problem, OperationalError):
        again = _("Nothing you wrote on your phone is lost. Try again in a minute.")
        return _say(request, 500, _("This did not work"), again)
    status = 507 if any(word in str(problem) for word in FULL) else 503
    later = _("The clinic's server cannot save right now. Try again in a minute.")
    response = _say(request, status, _("Not saved yet"), later)
    response["Retry-After"] = RETRY_AFTER
    return response


def cross_site(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form whose token does not fit."""
    stale = _("Go back, load the page again, and send it once more.")
    return _say(request, 403, _("This form is too old"), stale)


def _say(request: HttpRequest, status: int, title: str, what_to_do: str) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"why": f"{title}. {what_to_do}", "field": None}, status=status)
    told = {"title": title, "what_to_do": what_to_do}
    return render(request, "config/trouble.html", told, status=status)
