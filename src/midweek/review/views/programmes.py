"""Programmes on a client's plan: what is still to come, stopped and taken up again."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.people.vault import Grant
from midweek.plans.actions.programmes import stop_programme, take_up_programme, waiting_in
from midweek.plans.models import Programme
from midweek.review.queries.shelf import shelf
from midweek.review.releasing import release_in_words
from midweek.review.views.viewer import client_in_care


def programmes_in_words(client: Person, *, grant: Grant, language: str) -> list[dict[str, Any]]:
    """What is still to come, programme by programme."""
    running = Programme.objects.filter(client=client).running().order_by("began_at")
    found = [(one.pk, waiting_in(one, grant=grant).parts) for one in running]
    books = shelf((part.slug for _pk, parts in found for part in parts), language=language)
    return [
        {
            "id": pk,
            "parts": [
                {"title": books.title(one.slug), "when": release_in_words(one.after)}
                for one in parts
            ],
        }
        for pk, parts in found
    ]


def just_stopped(request: PersonRequest) -> UUID | None:
    """The programme that was stopped a moment ago, so that it can be undone."""
    try:
        return UUID(request.GET.get("stopped", ""))
    except ValueError:
        return None


@require_POST
def stop(request: PersonRequest, client_id: UUID, programme_id: UUID) -> HttpResponse:
    """Offer no more of a programme, or undo that."""
    client = client_in_care(request, client_id)
    found = Programme.objects.visible_to(request.person).filter(client=client)
    programme = get_object_or_404(found, pk=programme_id)
    deed = take_up_programme if "back" in request.POST else stop_programme
    deed(programme, by=request.person)
    back = "" if "back" in request.POST else f"?stopped={programme.pk}"
    return redirect(f"/clients/{client.pk}/plan/{back}")
