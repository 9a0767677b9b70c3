"""Notes of one's own about a client, on the page of the brief: nobody else can open them."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from midweek.people.requests import PersonRequest
from midweek.review.actions.notes import bring_note_back, put_note_away, write_note
from midweek.review.models import ProcessNote
from midweek.review.views.said import answer_with
from midweek.review.views.viewer import client_in_care


@require_POST
def write_own_note(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Write a note down."""
    client = client_in_care(request, client_id)
    try:
        note = write_note(client, words=request.POST.get("words", ""), by=request.person).subject
    except ValidationError:
        return answer_with("note_empty", at="review:brief", client_id=client_id)
    return answer_with("noted", at="review:brief", client_id=client_id, of=note.pk)


@require_POST
def note_away(request: PersonRequest, client_id: UUID, note_id: UUID) -> HttpResponse:
    """Put a note away."""
    put_note_away(note_of(request, client_id, note_id), by=request.person)
    return answer_with("note_away", at="review:brief", client_id=client_id, of=note_id)


@require_POST
def note_back(request: PersonRequest, client_id: UUID, note_id: UUID) -> HttpResponse:
    """Take a note up again."""
    bring_note_back(note_of(request, client_id, note_id), by=request.person)
    return answer_with("note_back", at="review:brief", client_id=client_id)


def note_of(request: PersonRequest, client_id: UUID, note_id: UUID) -> ProcessNote:
    """A note of one's own about a client in care; to everybody else there is none."""
    client = client_in_care(request, client_id)
    mine = ProcessNote.objects.visible_to(request.person).filter(client=client)
    found: ProcessNote = get_object_or_404(mine.select_related("client"), pk=note_id)
    return found
