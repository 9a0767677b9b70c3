"""A report on a period: what was practised, and every measure as a chart and as a table."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from midweek.people.models import Person
from midweek.people.vault import Grant
from midweek.plans.queries import items
from midweek.record.paper.drawing import drawn
from midweek.review.charts.wording import full_day_and_year
from midweek.review.queries.brief import DONE_THINGS
from midweek.review.queries.client_months import marks_of
from midweek.review.queries.courses import Course, courses
from midweek.review.queries.months import Marks, sharing
from midweek.review.queries.shelf import shelf
from midweek.review.queries.since_session import Period, courses_of
from midweek.review.views.brief_lines import counted
from midweek.review.views.measures import say_measure, table_of, with_definitions


@dataclass(frozen=True)
class Span:
    """The days of a report, both ends in it, on the client's clock."""

    first: date
    last: date

    def period(self, client: Person, *, now: datetime) -> Period:
        """The same as moments; what lies ahead is not in it."""
        zone = ZoneInfo(client.zone)
        since = datetime.combine(self.first, time.min, zone)
        over = datetime.combine(self.last + timedelta(days=1), time.min, zone)
        return Period(since, min(now, over - timedelta(minutes=1)), zone, None)

    def holds(self, marks: Marks) -> Marks:
        """What happened on these days."""
        return [mark for mark in marks if self.first <= mark.on <= self.last]


def progress(
    client: Person, span: Span, *, by: Person, grant: Grant, who: str, now: datetime
) -> dict[str, Any]:
    """What stands in the report: of what the client shares now, and nothing else."""
    shared = sharing({client.pk: grant})
    marks = span.holds(marks_of(client.pk, shared))
    days = {"first": full_day_and_year(span.first), "last": full_day_and_year(span.last)}
    practised = (
        _practised(client, marks, span.period(client, now=now), by=by, grant=grant)
        if "check_ins" in shared.purposes[client.pk]
        else None
    )
    return {
        "title": _("Progress report"),
        "who": who,
        "days": _("%(first)s to %(last)s") % days,
        "practice": {
            "title": _("Practice"),
            "heads": [_("Activity"), _("Done")],
            "rows": practised or [],
            "says": _says(practised),
        },
        "measures": _measures(courses(marks), by.language),
        "none": _("No questionnaire was answered in this time."),
    }


def _says(practised: list[list[str]] | None) -> str:
    if practised is None:
        return _("What was done is not shared")
    return "" if practised else _("No exercise or worksheet was planned or done in this time.")


def _practised(
    client: Person, marks: Marks, when: Period, *, by: Person, grant: Grant
) -> list[list[str]]:
    plan = items(client, grant=grant)
    books = shelf({one.slug for one in plan}, language=by.language)
    shown = [one for one in plan if one.kind in DONE_THINGS]
    return [
        [one.item.called or books.title(one.item.slug), counted(one)]
        for one in courses_of(shown, marks, when)
    ]


def _measures(found: dict[str, Course], language: str) -> list[dict[str, Any]]:
    return [
        _measure(say_measure(course, asked), table_of(course, asked))
        for course, asked in with_definitions(found.values(), language)
    ]


def _measure(said: dict[str, Any], table: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": said["name"],
        "about": ", ".join(filter(None, [str(said["direction"]), str(said["change"] or "")])),
        "svg": drawn(said["picture"]),
        "alt": said["picture"].says,
        "says": said["says"],
        "heads": [str(one) for one in table["heads"]],
        "rows": [list(one.values()) for one in table["rows"]],
        "credit": said["credit"],
    }
