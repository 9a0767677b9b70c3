"""The list for the next session: marking as talked about, putting back, taking off."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from midweek.people.requests import PersonRequest
from midweek.practice.actions.topics import put_back, take_off, talked_about
from midweek.practice.models import Topic
from midweek.review.views.said import answer_with
from midweek.review.views.viewer import client_in_care


def topic_of(request: PersonRequest, client_id: UUID, topic_id: UUID) -> Topic:
    """Something on the list of a client in care."""
    client = client_in_care(request, client_id)
    mine = Topic.objects.visible_to(request.person).filter(client=client)
    found: Topic = get_object_or_404(mine.select_related("client"), pk=topic_id)
    return found


@require_POST
def talked(request: PersonRequest, client_id: UUID, topic_id: UUID) -> HttpResponse:
    """Mark something as talked about."""
    talked_about(topic_of(request, client_id, topic_id), by=request.person)
    return answer_with("talked", at="review:messages", client_id=client_id, of=topic_id)


@require_POST
def back_on_list(request: PersonRequest, client_id: UUID, topic_id: UUID) -> HttpResponse:
    """Put something back on the list."""
    put_back(topic_of(request, client_id, topic_id), by=request.person)
    return answer_with("topic_back", at="review:messages", client_id=client_id)


@require_POST
def off_list(request: PersonRequest, client_id: UUID, topic_id: UUID) -> HttpResponse:
    """Take something off the list that one put there."""
    take_off(topic_of(request, client_id, topic_id), by=request.person)
    return answer_with("topic_off", at="review:messages", client_id=client_id, of=topic_id)
