"""Measures: every total, the chart, and what may be said about the change."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST

from midweek.library.models import Kind
from midweek.people.actions.totals import show_totals
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.people.vault import Grant
from midweek.plans.queries import items
from midweek.review.charts.measure import measure_chart
from midweek.review.charts.wording import full_day, plain, short_day, signed
from midweek.review.charts.yardstick import Reading, Yardstick
from midweek.review.outcome_words import outcome_in_words
from midweek.review.queries.client_months import all_marks
from midweek.review.queries.courses import Course, courses
from midweek.review.queries.entries import shares_measures
from midweek.review.queries.shelf import Definition, shelf, yardstick
from midweek.review.views.head import show_client_page
from midweek.review.views.mending import with_whole_months
from midweek.review.views.on_behalf import to_enter
from midweek.review.views.said import answer_with
from midweek.review.views.viewer import client_in_care, grant_for, now_for
from midweek.review.words import change_in_words, kind_of

AHEAD = timedelta(days=120)
"""How far ahead the next time is looked for: further than any questionnaire is agreed apart."""


def show_measures(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show every measure with its totals."""
    client = client_in_care(request, client_id)
    grant = grant_for(request, client, "measures")
    found = courses(with_whole_months(partial(all_marks, client, grant=grant)))
    due = next_due(client, grant, today=now_for(request.person).today)
    told = [
        {
            **say_measure(course, definition),
            **table_of(course, definition),
            "due": due_in_words(due.get(course.slug)),
            "enter": reverse("review:enter", args=[client.pk, course.slug]),
        }
        for course, definition in with_definitions(found.values(), request.person.language)
    ]
    shared = shares_measures(client)
    return show_client_page(
        request,
        client,
        "review/measures.html",
        "measures",
        measures=told,
        shared=shared,
        outcome=outcome_in_words(found),
        sees_totals=client.sees_totals,
        to_enter=list(to_enter(client, by=request.person)) if shared else [],
    )


@require_POST
def turn_totals(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show totals on the client's phone, in plain words, or no longer."""
    client = client_in_care(request, client_id)
    show_totals(client, shown=request.POST.get("shown") == "yes", by=request.person)
    return answer_with("totals", at="review:measures", client_id=client_id)


def next_due(client: Person, grant: Grant, *, today: date) -> dict[str, date]:
    """When each questionnaire of the plan is due next, as far as that is agreed."""
    found = {}
    for item in items(client, grant=grant):
        if item.kind == Kind.MEASURE and item.ended_at is None:
            day = next((one.date for one in item.occasions(today, today + AHEAD)), None)
            if day:
                found[item.slug] = day
    return found


def due_in_words(day: date | None) -> str:
    """Say when the next is due."""
    return _("Next due %(day)s.") % {"day": full_day(day)} if day else ""


def with_definitions(found: Iterable[Course], language: str) -> list[tuple[Course, Definition]]:
    """Each measure with what it asks."""
    listed = list(found)
    books = shelf((course.slug for course in listed), language=language)
    return [(course, books.definitions[course.slug]) for course in listed]


def say_measure(course: Course, definition: Definition) -> dict[str, Any]:
    """Draw and say one measure."""
    how = yardstick(definition)
    in_parts = definition["scoring"]["type"] == "subscales"
    return {
        "slug": course.slug,
        "name": how.name,
        "direction": _("higher is worse") if how.higher_is_worse else _("higher is better"),
        "change": change_in_words(course.change),
        "kind": kind_of(course.change),
        "picture": measure_chart(how, course.readings),
        "says": _("It has parts and no total. Open an entry to see them.")
        if in_parts
        else course_in_words(course, how),
        "credit": definition.get("credit", ""),
    }


def course_in_words(course: Course, how: Yardstick) -> str:
    """Say where a measure came from, where it stands, and what a reliable change would take."""
    told = [(one.day, one.total) for one in course.readings if one.total is not None]
    if not told:
        return _("Answered, but too many questions were left open for a total.")
    (first_day, first), (last_day, last) = told[0], told[-1]
    if len(told) == 1:
        said = {"total": plain(last), "band": how.band(last), "day": full_day(last_day)}
        return _("%(total)s, %(band)s, on %(day)s.") % said
    said = {"first": plain(first), "last": plain(last), "day": short_day(first_day)}
    sentences = [_("From %(first)s to %(last)s since %(day)s.") % said]
    return " ".join([*sentences, *cut_off_in_words(last, how), *distance_in_words(course)])


def cut_off_in_words(last: float, how: Yardstick) -> list[str]:
    """Say on which side of the cut-off the newest total lies."""
    if how.cut_off is None:
        return []
    said = {"total": plain(how.cut_off)}
    if last < how.cut_off:
        return [_("Under the cut-off of %(total)s (dotted).") % said]
    return [_("At or over the cut-off of %(total)s (dotted).") % said]


def distance_in_words(course: Course) -> list[str]:
    """Say how far a change is from being reliable."""
    change = course.change
    if change is None or change.verdict != "not_reliable" or change.threshold is None:
        return []
    missing = change.threshold.points - abs(change.points)
    said = ngettext(
        "%(points)s point more would be a reliable change.",
        "%(points)s points more would be a reliable change.",
        int(missing),
    )
    return [said % {"points": plain(missing)}]


def table_of(course: Course, definition: Definition) -> dict[str, Any]:
    """List the totals, the newest first, each with the change since the one before."""
    how = yardstick(definition)
    pairs = zip((None, *course.readings), course.readings, strict=False)
    rows = [table_row(before, reading, how) for before, reading in pairs]
    return {
        "heads": (_("Day"), _("Total"), _("Band"), pgettext("since the answer before", "Change")),
        "rows": rows[::-1],
    }


def table_row(before: Reading | None, reading: Reading, how: Yardstick) -> dict[str, str]:
    """One answer."""
    total = reading.total
    step = None if not before or total is None or before.total is None else total - before.total
    return {
        "day": full_day(reading.day),
        "total": _("no total") if total is None else plain(total),
        "band": "" if total is None else how.band(total),
        "change": "" if step is None else signed(step),
    }
