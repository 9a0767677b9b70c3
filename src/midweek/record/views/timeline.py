"""The record of one client: one list, filtered, searched, read from any date, printed."""

from datetime import date, datetime, time, timedelta
from itertools import groupby
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_date

from midweek.people.requests import PersonRequest
from midweek.record.queries.events import KINDS, Event
from midweek.record.queries.timeline import Page, timeline
from midweek.review.charts.wording import full_day_and_year
from midweek.review.views.entries import moment_in
from midweek.review.views.head import show_client_page
from midweek.review.views.viewer import Now, client_in_care, now_for
from midweek.review.words import clock

LONGEST = 100


def show_record(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show the record, as it was asked for."""
    client, now = client_in_care(request, client_id), now_for(request.person)
    asked = request.GET
    kinds = frozenset(asked.getlist("kind")) & KINDS.keys()
    find, until = asked.get("find", "").strip()[:LONGEST], _day(asked.get("until", ""))
    before = moment_in(asked.get("before", "")) or _end_of(until, now)
    page = timeline(client, by=request.person, before=before, kinds=kinds, find=find)
    kept = [("kind", one) for one in KINDS if one in kinds] + ([("find", find)] if find else [])
    here = reverse("record:timeline", args=[client_id])
    older = page.older and urlencode([*kept, ("before", page.older.isoformat())])
    return show_client_page(
        request,
        client,
        "record/timeline.html",
        "record",
        days=in_days(page, now),
        kinds=[(key, label, key in kinds) for key, label in KINDS.items()],
        find=find,
        until=until.isoformat() if until else "",
        asked=bool(kinds or find or before),
        older=f"{here}?{older}" if older else "",
    )


def in_days(page: Page, now: Now) -> list[dict[str, Any]]:
    """The events of each day."""
    return [
        {
            "iso": day.isoformat(),
            "name": full_day_and_year(day),
            "events": [line(one, page, now) for one in events],
        }
        for day, events in groupby(page.events, key=lambda one: one.at.astimezone(now.zone).date())
    ]


def line(one: Event, page: Page, now: Now) -> dict[str, Any]:
    """Say one event."""
    local = one.at.astimezone(now.zone)
    return {
        "time": clock(local),
        "iso": local.isoformat(),
        "kind": KINDS[one.kind],
        "says": one.says,
        "by": page.names.get(one.by, ""),
        "details": one.details,
        "url": one.url,
    }


def _day(written: str) -> date | None:
    try:
        return parse_date(written)
    except ValueError:
        return None


def _end_of(day: date | None, now: Now) -> datetime | None:
    if day is None or day == date.max:
        return None
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=now.zone)
