"""Saying that what waits in a thread was answered elsewhere, and that it was not."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from midweek.people.requests import PersonRequest
from midweek.practice.actions.settling import settle, unsettle
from midweek.review.views.plan import assignment_of
from midweek.review.views.said import answer_with


@require_POST
def settle_thread(request: PersonRequest, client_id: UUID, assignment_id: UUID) -> HttpResponse:
    """Say that what waits was answered elsewhere. Without an answer it goes on waiting."""
    assignment = assignment_of(request, client_id, assignment_id)
    try:
        settle(assignment, how=request.POST.get("how", ""), by=request.person)
    except ValidationError:
        return HttpResponseRedirect(reverse("review:thread", args=[client_id, assignment_id]))
    return answer_with(
        "settled",
        at="review:thread",
        client_id=client_id,
        under=assignment_id,
        of=assignment_id,
    )


@require_POST
def unsettle_thread(request: PersonRequest, client_id: UUID, assignment_id: UUID) -> HttpResponse:
    """Let what was settled wait again."""
    unsettle(assignment_of(request, client_id, assignment_id), by=request.person)
    return answer_with("waits_again", at="review:thread", client_id=client_id, under=assignment_id)
