"""The end of a session: reviews written down, the next plan agreed or sent, and the way back."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.plans.actions.assigning import current_terms
from midweek.plans.actions.ideas import Idea, agreed_in
from midweek.plans.actions.offering import draft, send
from midweek.plans.actions.together import Change, agree_together, put_back
from midweek.plans.models import Assignment, Offer, PlanVersion
from midweek.plans.queries.versions import versions
from midweek.review.actions.reviewing import review, take_review_back
from midweek.review.forms.next_plan import END, KEEP, Decision
from midweek.review.models import Review
from midweek.review.views.said import answer_with
from midweek.review.views.viewer import client_in_care, grant_for

AT_ONCE = timedelta(minutes=1)
"""Reviews of one session are written down together, within this time."""


def settle_next(
    request: PersonRequest, client: Person, decided: Sequence[Decision]
) -> HttpResponse:
    """Write down how each thing was looked at, and make the next plan of it: all or nothing."""
    before = versions(client)
    try:
        with transaction.atomic():
            found = {one.pk: one for one in _things(client, decided)}
            for one in decided:
                review(found[one.thing.id], mark=one.mark, rating=one.rating, by=request.person)
            changes = list(_changes(request, client, decided, found))
            if changes and "suggest" in request.POST:
                return _suggested(client, changes, by=request.person)
            if changes:
                agree_together(client, changes=changes, by=request.person)
    except ValidationError:
        return answer_with("answered", at="review:brief", client_id=client.pk)
    said = "next_plan" if changes else "looked_at"
    of = before[0].pk if before else None
    return answer_with(said, at="review:brief", client_id=client.pk, of=of)


def _things(client: Person, decided: Sequence[Decision]) -> list[Assignment]:
    wanted = [one.thing.id for one in decided]
    mine = Assignment.objects.filter(client=client, pk__in=wanted)
    return list(mine.select_related("client__clinic", "activity"))


def _changes(
    request: PersonRequest,
    client: Person,
    decided: Sequence[Decision],
    found: dict[UUID, Assignment],
) -> Iterator[Change]:
    grant = grant_for(request, client, "plan")
    for one in decided:
        assignment = found[one.thing.id]
        if one.way == END:
            yield Change(assignment)
        elif one.way != KEEP and (rung := one.thing.next_size(one.way)):
            agreed = agreed_in(current_terms(assignment), grant=grant)
            yield Change(assignment, replace(agreed, rung=rung))


def _suggested(client: Person, changes: Sequence[Change], *, by: Person) -> HttpResponse:
    for one in changes:
        draft(client, idea=Idea(assignment=one.assignment, agreed=one.agreed), by=by)
    offer = Offer.objects.get(client=client, made_by=by, sent_at=None, withdrawn_at=None)
    send(offer, by=by)
    return answer_with("sent", at="review:brief", client_id=client.pk, of=offer.pk)


@require_POST
def undo_next(request: PersonRequest, client_id: UUID, version_id: UUID) -> HttpResponse:
    """Put the plan back as it was before the session, and the reviews of it with it."""
    client = client_in_care(request, client_id)
    mine = PlanVersion.objects.visible_to(request.person).filter(client=client)
    before: PlanVersion = get_object_or_404(mine.select_related("client__clinic"), pk=version_id)
    with transaction.atomic():
        for one in _last_reviews(client, by=request.person):
            take_review_back(one, by=request.person)
        if versions(client)[0].number > before.number:
            put_back(before, by=request.person)
    return answer_with("put_back", at="review:brief", client_id=client_id)


def _last_reviews(client: Person, *, by: Person) -> list[Review]:
    mine = Review.objects.filter(client=client, by=by, taken_back_at=None).order_by("-at")
    newest = mine.first()
    if newest is None:
        return []
    return list(mine.filter(at__gte=newest.at - AT_ONCE).select_related("client"))
