"""The head that all pages of one client share: name, next session, tabs, who comes next."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from midweek.people.access import name_of
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.people.vault import Grant
from midweek.review.charts.wording import full_day_and_year
from midweek.review.queries.notices import waiting
from midweek.review.queries.safety_plan import old_plan
from midweek.review.queries.sessions import Sessions, sessions_of
from midweek.review.views.said import said_in
from midweek.review.views.shown_notices import shown_notices
from midweek.review.views.viewer import Now, grant_for, now_for
from midweek.review.words import moment_near


@dataclass(frozen=True)
class Tab:
    """One page about a client."""

    key: str
    label: str
    href: str


@dataclass(frozen=True)
class Head:
    """What stands above every page of one client."""

    id: UUID
    name: str
    next: str
    tabs: list[Tab]
    position: str
    before: str
    after: str


def show_client_page(
    request: PersonRequest,
    client: Person,
    template: str,
    tab: str,
    *,
    status: int = 200,
    grant: Grant | None = None,
    **more: Any,
) -> HttpResponse:
    """Show one page of a client below the head they share; `grant`, if the page has one."""
    now = now_for(request.person)
    grant = grant or grant_for(request, client, "notices")
    context = {
        "here": "caseload",
        "here_tab": tab,
        "client": head_of(request, client, now),
        "said": said_in(request, client.pk),
        "notices": notices(client, grant, by=request.person, now=now),
        "old_plan": old_plan_in_words(client, by=request.person, now=now),
        **more,
    }
    return render(request, template, context, status=status)


def head_of(request: PersonRequest, client: Person, now: Now) -> Head:
    """The head of one client's pages."""
    sessions = sessions_of([client.pk], now=now.moment).get(client.pk, Sessions())
    order = request.session.get("caseload", [])
    place = order.index(str(client.pk)) if str(client.pk) in order else None
    return Head(
        id=client.pk,
        name=name_of(client, by=request.person),
        next=next_session(sessions, now),
        tabs=tabs(client),
        position="" if place is None else position(place, len(order)),
        before=neighbour(order, place, -1),
        after=neighbour(order, place, 1),
    )


def position(place: int, count: int) -> str:
    """Say where in the caseload this client is."""
    return _("Client %(place)d of %(count)d") % {"place": place + 1, "count": count}


def neighbour(order: list[str], place: int | None, step: int) -> str:
    """The page of the client before or after, in the order of the caseload."""
    if place is None or not 0 <= place + step < len(order):
        return ""
    return reverse("review:client", args=[order[place + step]])


def next_session(sessions: Sessions, now: Now) -> str:
    """Say when the next session is."""
    if sessions.next is None:
        return _("Set the next session")
    moment = moment_near(sessions.next, today=now.today, zone=now.zone)
    return _("Session %(number)d · %(moment)s") % {"number": sessions.held + 1, "moment": moment}


def tabs(client: Person) -> list[Tab]:
    """The pages about a client."""
    pages = (
        ("client", _("Overview")),
        ("plan", _("Plan")),
        ("entries", _("Entries")),
        ("messages", _("Messages")),
        ("measures", _("Measures")),
        ("helping", _("Does it help?")),
        ("access", _("Consent and access")),
    )
    found = [Tab(key, label, reverse(f"review:{key}", args=[client.pk])) for key, label in pages]
    # A later chapter's page: known by its address alone.
    return [*found, Tab("record", _("Record"), reverse("record:timeline", args=[client.pk]))]


def notices(client: Person, grant: Grant, *, by: Person, now: Now) -> list[dict[str, Any]]:
    """The notices about this client that nobody has taken up; who sees them is noted."""
    found = waiting({client.pk: grant}, language=by.language).get(client.pk, [])
    return shown_notices(found, by=by, now=now)


def old_plan_in_words(client: Person, *, by: Person, now: Now) -> dict[str, str] | None:
    """Say that the safety plan is old, with the way to it."""
    old = old_plan(client, by=by, today=now.today)
    if old is None:
        return None
    said = {"day": full_day_and_year(old.written_on)}
    return {
        "says": _("The safety plan was last written on %(day)s. Look at it together.") % said,
        "url": reverse("review:entry", args=[client.pk, old.entry_id]),
    }
