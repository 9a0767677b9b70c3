"""The caseload: who to look at first, and why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.people.access import given_name, name_of
from midweek.people.requests import PersonRequest
from midweek.review.charts.wording import full_day
from midweek.review.queries.attention import Group
from midweek.review.queries.caseload import Case, caseload
from midweek.review.queries.invitations import Invited, invited
from midweek.review.queries.shelf import Shelf, shelf
from midweek.review.views.answered import slug_of
from midweek.review.views.caseload_rail import rail
from midweek.review.views.mending import with_whole_months
from midweek.review.views.rows import Row, row_of
from midweek.review.views.viewer import Now, now_for

SHOWN = 20


@dataclass(frozen=True)
class Part:
    """One part of the caseload, with its rows."""

    icon: str
    name: str
    count: int
    rows: list[Row]
    more: str
    more_url: str


def show_caseload(request: PersonRequest) -> HttpResponse:
    """Show whom to look at first, and why."""
    now = now_for(request.person)
    asked = partial(caseload, request.person, now=now.moment, today=now.today)
    found = with_whole_months(asked)
    cases = found.cases
    remember_order(request, cases)
    find, show = request.GET.get("find", "").strip(), request.GET.get("show", "")
    named = [case for case in cases if find.casefold() in case.name.casefold()]
    waiting = [] if find or show else invited(found.waiting)
    books = books_of(cases, language=request.person.language)
    context = {
        "here": "caseload",
        "caseload_size": len(cases),
        "greeting": greeting(now, given_name(name_of(request.person, by=request.person))),
        "summary": summary(cases),
        "chips": chips(cases, show) if cases else [],
        "find": find,
        "found": found_in_words(len(named), find),
        "groups": parts(named, books, now, show=show),
        "invited": [invited_row(one, now) for one in waiting],
        "invite_url": "/clients/invite/",
        **rail(request, found, books, now),
    }
    return render(request, "review/caseload.html", context)


def remember_order(request: PersonRequest, cases: Sequence[Case]) -> None:
    """Keep the order for the next and previous client: ids only, nothing of anyone."""
    order = [str(case.client_id) for case in cases]
    if request.session.get("caseload") != order:
        request.session["caseload"] = order


def greeting(now: Now, name: str) -> str:
    """Greet by the time of day."""
    hour = now.moment.astimezone(now.zone).hour
    if hour < 12:
        return _("Good morning, %(name)s") % {"name": name}
    if hour < 18:
        return _("Good afternoon, %(name)s") % {"name": name}
    return _("Good evening, %(name)s") % {"name": name}


def summary(cases: Sequence[Case]) -> str:
    """Say how many to look at first."""
    first = sum(case.reason.rule.group is Group.LOOK_FIRST for case in cases)
    look = ngettext(
        "%(count)d person to look at first.", "%(count)d people to look at first.", first
    ) % {"count": first}
    return look if first else _("Nobody to look at first.")


def chips(cases: Sequence[Case], show: str) -> list[dict[str, Any]]:
    """The filters: everybody, and each part of the caseload."""
    home = reverse("review:caseload")
    everybody = {"label": _("All"), "count": len(cases), "href": home, "current": not show}
    return [everybody, *(chip(group, cases, show, home) for group in Group)]


def chip(group: Group, cases: Sequence[Case], show: str, home: str) -> dict[str, Any]:
    """One filter."""
    return {
        "label": NAMES[group](),
        "count": sum(case.reason.rule.group is group for case in cases),
        "href": f"{home}?{urlencode({'show': group.value})}",
        "current": show == group.value,
    }


NAMES = {
    Group.LOOK_FIRST: lambda: _("Look first"),
    Group.CHANGED: lambda: _("Changed this week"),
    Group.STEADY: lambda: _("Steady"),
}


def found_in_words(count: int, find: str) -> str:
    """Say what a search found."""
    if not count:
        return _("Nobody called “%(name)s”.") % {"name": find}
    found = ngettext("%(count)d person found.", "%(count)d people found.", count)
    return found % {"count": count}


def books_of(cases: Sequence[Case], *, language: str) -> Shelf:
    """What the activities are called that rows and rail speak of."""
    slugs = {case.course.slug for case in cases if case.course}
    slugs |= {course.slug for case in cases for course in case.facts.courses}
    slugs |= {case.facts.hard.slug for case in cases if case.facts.hard}
    slugs |= {slug_of(idea) for case in cases for idea in case.facts.ideas}
    slugs |= {case.facts.asked.slug for case in cases if case.facts.asked}
    return shelf(slugs, language=language)


def parts(cases: Sequence[Case], books: Shelf, now: Now, *, show: str) -> list[Part]:
    """The parts of the caseload that have anybody in them."""
    chosen = [group for group in Group if show in ("", group.value)]
    found = [(g, [case for case in cases if case.reason.rule.group is g]) for g in chosen]
    return [part(group, inside, books, now, show=show) for group, inside in found if inside]


def part(group: Group, cases: Sequence[Case], books: Shelf, now: Now, *, show: str) -> Part:
    """One part. Nobody to look at first is ever folded away."""
    fold = group is not Group.LOOK_FIRST and not show and len(cases) > SHOWN
    shown = cases[:SHOWN] if fold else cases
    more = ngettext("Show %(count)d more", "Show %(count)d more", len(cases) - len(shown))
    return Part(
        icon=group.value,
        name=NAMES[group](),
        count=len(cases),
        rows=[row_of(case, books, now) for case in shown],
        more=more % {"count": len(cases) - len(shown)} if fold else "",
        more_url=f"{reverse('review:caseload')}?show={group.value}",
    )


def invited_row(one: Invited, now: Now) -> dict[str, str]:
    """Say what became of an invitation."""
    days = {"made": day_of(one.made_at, now), "until": day_of(one.open_until, now)}
    is_open = one.open_until > now.moment
    closed = _("The invitation was withdrawn") if one.withdrawn else _("The invitation has run out")
    return {
        "name": one.name,
        "url": reverse("review:client", args=[one.client_id]),
        "again_url": reverse("review:invitation", args=[one.client_id]),
        "state": _("Invited, not joined yet") if is_open else closed,
        "detail": _("Made %(made)s, open until %(until)s") % days
        if is_open
        else _("Made %(made)s") % days,
    }


def day_of(moment: datetime, now: Now) -> str:
    """Say the viewer's day of a moment."""
    return full_day(moment.astimezone(now.zone).date())
