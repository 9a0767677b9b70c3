"""Beside the caseload: whom one meets today, what waits for an answer, and by which rules."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.people.requests import PersonRequest
from midweek.plans.models import Appointment
from midweek.review.queries.caseload import Case, Caseload
from midweek.review.queries.reviews import not_looked_at
from midweek.review.queries.sessions import sessions_between
from midweek.review.queries.shelf import Shelf
from midweek.review.views.viewer import Now
from midweek.review.words import clock, moment_near

MOST_WAITING = 5


def rail(request: PersonRequest, found: Caseload, books: Shelf, now: Now) -> dict[str, Any]:
    """What stands beside the caseload."""
    asking = [case for case in found.cases if case.facts.asked]
    asking.sort(key=lambda case: case.facts.asked.since if case.facts.asked else now.moment)
    return {
        "sessions": sessions_today(request, found.cases, now),
        "today": _("Today, %(day)s") % {"day": date_format(now.today, _("l j F"))},
        "questions": [question_row(case, books, now) for case in asking[:MOST_WAITING]],
        "more_questions": max(0, len(asking) - MOST_WAITING),
    }


def sessions_today(request: PersonRequest, cases: Sequence[Case], now: Now) -> list[dict[str, str]]:
    """Whom the viewer meets today, each with the way to the brief."""
    start = datetime.combine(now.today, time.min, tzinfo=now.zone)
    known = {case.client_id: case for case in cases}
    met = sessions_between(request.person, start, start + timedelta(days=1))
    met = [one for one in met if one.client_id in known]
    left = not_looked_at([one.client_id for one in met], now=now.moment)
    return [session(one, known[one.client_id], left.get(one.client_id, 0), now) for one in met]


def session(appointment: Appointment, case: Case, left: int, now: Now) -> dict[str, str]:
    """One session of today, with what is unread, and what two sessions passed over."""
    starts = appointment.starts_at.astimezone(now.zone)
    unread = case.facts.unread
    said = [_("%(count)d not opened") % {"count": unread} if unread else _("Everything opened")]
    if left:
        words = ngettext(
            "%(count)d thing not looked at for two sessions",
            "%(count)d things not looked at for two sessions",
            left,
        )
        said.append(words % {"count": left})
    return {
        "time": clock(starts),
        "iso": starts.isoformat(),
        "name": case.name,
        "detail": " · ".join(said),
        "url": reverse("review:brief", args=[case.client_id]),
    }


def question_row(case: Case, books: Shelf, now: Now) -> dict[str, str]:
    """One message that waits: whose, about what, since when, and never a word of it."""
    asked = case.facts.asked
    if asked is None:
        return {}
    return {
        "name": case.name,
        "about": books.title(asked.slug),
        "since": moment_near(asked.since, today=now.today, zone=now.zone),
        "url": reverse("review:thread", args=[case.client_id, asked.assignment_id]),
    }
