"""The doorkeeper: lets in whom the table names, and writes down what the table says."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit
from uuid import UUID

from django.db import transaction
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.utils import timezone

from midweek.audit.chain import add_line
from midweek.config.doors import DOORS, Door, Who
from midweek.people.requests import MaybePersonRequest
from midweek.people.sessions import confirmed_lately, is_strong


class Doorkeeper:
    """Enforces the permission table before any view runs."""

    def __init__(self, get_response: Callable[[MaybePersonRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: MaybePersonRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "GET" and response.status_code == 200:
            _write_down_reading(request)
        return response

    def process_view(
        self, request: MaybePersonRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Answer for the view when the table does not let this person in."""
        door = DOORS[view_name(request)]
        if Who.ANYONE in door.who:
            return None
        person = request.person
        if person is None:
            return _ask_to_sign_in(request)
        if not any(who.fits(person) for who in door.who):
            raise Http404
        if not person.is_client and not is_strong(request) and not door.before_second_factor:
            return HttpResponseRedirect("/account/second-factor/")
        if door.step_up and not confirmed_lately(request, strongly=not person.is_client):
            return _ask_once_more(request)
        return None


def view_name(request: MaybePersonRequest) -> str:
    """The full name of the route that answers."""
    return request.resolver_match.view_name if request.resolver_match else ""


def _ask_to_sign_in(request: MaybePersonRequest) -> HttpResponse:
    if request.path.startswith("/api/"):
        return JsonResponse({"why": "Sign in again.", "field": None}, status=401)
    return HttpResponseRedirect(f"/sign-in/?next={quote(_page_of(request))}")


def _page_of(request: MaybePersonRequest) -> str:
    """The page to come back to: for something sent, the one that it was sent from."""
    if request.method == "GET":
        return request.get_full_path()
    sent_from = urlsplit(request.headers.get("Referer", ""))
    if sent_from.netloc != request.get_host():
        return "/"
    return f"{sent_from.path}?{sent_from.query}" if sent_from.query else sent_from.path


def _ask_once_more(request: MaybePersonRequest) -> HttpResponse:
    # What was posted is not kept: who it was from is exactly what is in doubt.
    back = request.path if request.method == "GET" else "/account/"
    return HttpResponseRedirect(f"/account/confirm/?next={quote(back)}")


def _write_down_reading(request: MaybePersonRequest) -> None:
    match = request.resolver_match
    door: Door | None = DOORS.get(match.view_name) if match else None
    if not door or not door.logs or request.person is None:
        return
    client_id = match.kwargs.get("client_id") if match else None
    # Without a savepoint of its own: a reading that cannot be written down is not given out.
    with transaction.atomic(savepoint=False):
        add_line(
            clinic_id=request.person.clinic_id,
            at=timezone.now(),
            by_id=request.person.pk,
            kind=door.logs,
            client_id=client_id if isinstance(client_id, UUID) else None,
        )
