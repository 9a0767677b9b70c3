"""Reading sessions from a calendar file: shown first, line by line, then kept."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse

from midweek.people.requests import PersonRequest
from midweek.plans.actions.appointments import read_appointments
from midweek.plans.calendars import Found, UnreadableCalendar
from midweek.review.forms.session import CalendarForm
from midweek.review.views.head import show_client_page
from midweek.review.views.said import answer_with
from midweek.review.views.viewer import client_in_care, now_for
from midweek.review.words import on_both_clocks


def read_sessions(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show what a calendar says, and keep what is chosen of it. The file itself is not kept."""
    client, now = client_in_care(request, client_id), now_for(request.person)
    form = CalendarForm(request.POST or None, request.FILES or None)
    found: list[Found] = []
    if request.method == "POST" and form.is_valid():
        try:
            found = form.found(zone=now.zone)
            chosen = [
                (one.starts_at, one.source)
                for one in found
                if one.starts_at and not one.problem and one.source in request.POST.getlist("keep")
            ]
            if chosen:
                read_appointments(client, found=chosen, by=request.person)
                return answer_with("read", at="review:appointment", client_id=client_id)
        except UnreadableCalendar as problem:
            form.add_error("file", problem.args[0])
        except ValidationError as problem:
            form.add_error(None, problem)
    return show_client_page(
        request,
        client,
        "review/calendar.html",
        "appointment",
        status=422 if form.errors else 200,
        form=form,
        text=form.cleaned_data.get("text", "") if found else "",
        found=[as_line(one, now.zone, client.zone) for one in found],
    )


def as_line(one: Found, zone: Any, theirs: str) -> dict[str, Any]:
    """Say one event of the file."""
    when = on_both_clocks(one.starts_at, zone=zone, theirs=theirs) if one.starts_at else ""
    return {
        "line": one.line,
        "called": one.called,
        "when": when,
        "source": one.source,
        "problem": one.problem,
    }
