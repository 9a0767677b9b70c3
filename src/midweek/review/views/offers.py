"""The plan editor: draft ideas, look at them as the client will, send them once."""

from dataclasses import replace
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from midweek.people.access import given_name, grant_to_client, name_of
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.people.vault import Grant, seal
from midweek.plans.actions.answering import answer
from midweek.plans.actions.assigning import current_terms
from midweek.plans.actions.ideas import AGREED, Idea, agreed_in
from midweek.plans.actions.offering import draft, note, send, take_out, withdraw
from midweek.plans.models import Offer, Proposal, Rung
from midweek.plans.queries.offers import drafted
from midweek.practice.models import Skip
from midweek.review.queries.negotiation import Terrain, terrain
from midweek.review.views.head import show_client_page
from midweek.review.views.ideas import Said, idea_in_words
from midweek.review.views.plan import assignment_of
from midweek.review.views.rows import wish_in_words
from midweek.review.views.said import answer_with
from midweek.review.views.viewer import client_in_care, grant_for, now_for


def show_offer(request: PersonRequest, client_id: UUID) -> HttpResponse:
    """Show what would be sent, and send it. A size that the address names is part of it."""
    client = client_in_care(request, client_id)
    grant = grant_for(request, client, "plan")
    wanted = wanted_size(request, client, grant)
    if request.method == "POST":
        return _send(request, client, wanted)
    return _show(request, client, grant, wanted)


def wanted_size(request: PersonRequest, client: Person, grant: Grant) -> Idea | None:
    """The size of one thing that the address asks for, as an idea."""
    asked = request.GET if "of" in request.GET else request.POST
    rung, of = asked.get("rung", ""), asked.get("of", "")
    if rung not in Rung.values or not of:
        return None
    try:
        assignment = assignment_of(request, client.pk, UUID(of))
    except ValueError as problem:
        raise Http404 from problem
    agreed = agreed_in(current_terms(assignment), grant=grant)
    theirs = [
        one
        for one in Proposal.objects.filter(client=client, assignment=assignment).open()
        if one.offer.made_by_id == client.pk
    ]
    answers = theirs[0] if theirs else None
    return Idea(assignment=assignment, agreed=replace(agreed, rung=rung), answers=answers)


def _send(request: PersonRequest, client: Person, wanted: Idea | None) -> HttpResponse:
    here = {"client_id": client.pk}
    try:
        if wanted and asked_for(wanted, client, request.person) and wanted.answers:
            answer(wanted.answers, says="yes", by=request.person)
            return answer_with("agreed", at="review:plan", **here)
        if wanted:
            draft(client, idea=wanted, by=request.person)
        mine = Offer.objects.filter(client=client, made_by=request.person)
        offer = get_object_or_404(mine.filter(sent_at=None, withdrawn_at=None))
        send(offer, by=request.person)
    except ValidationError:
        return answer_with("empty", at="review:offer", **here)
    return answer_with("sent", at="review:plan", of=offer.pk, **here)


def asked_for(idea: Idea, client: Person, by: Person) -> bool:
    """Whether the client has proposed just this, so that a yes is all it needs."""
    asked = idea.answers
    if asked is None or not asked.agreed or asked.activity_id:
        return False
    return agreed_in(asked, grant=grant_to_client(client, by=by, purpose="plan")) == idea.agreed


def _show(
    request: PersonRequest, client: Person, grant: Grant, wanted: Idea | None
) -> HttpResponse:
    found = [one for one in drafted(client, by=request.person) if not _replaced(one, wanted)]
    slugs = {one.activity.slug for one in found if one.activity}
    land = terrain(client, grant=grant, language=request.person.language, also=slugs)
    now = now_for(request.person)
    ideas = [idea_in_words(one, land, now, grant=grant) for one in found]
    if wanted:
        ideas.append(_not_kept_yet(wanted, land, request, grant))
    return show_client_page(
        request,
        client,
        "review/offer.html",
        "plan",
        grant=grant,
        ideas=ideas,
        wanted=wanted,
        agreeing=bool(wanted and asked_for(wanted, client, request.person)),
        wish=_wish(wanted),
        given=given_name(name_of(client, by=request.person)),
        me=given_name(name_of(request.person, by=request.person)),
    )


def _replaced(one: Proposal, wanted: Idea | None) -> bool:
    return bool(wanted and wanted.assignment and one.assignment_id == wanted.assignment.pk)


def _not_kept_yet(wanted: Idea, land: Terrain, request: PersonRequest, grant: Grant) -> Said:
    offer = Offer(made_by=request.person)
    one = Proposal(offer=offer, kind=wanted.kind, assignment=wanted.assignment)
    one.clinic_id, one.client_id = grant.clinic_id, grant.client_id or one.client_id
    if wanted.agreed:
        seal(one, agreed=AGREED.dump_python(wanted.agreed, mode="json"))
    return replace(idea_in_words(one, land, now_for(request.person), grant=grant), id=None)


def _wish(wanted: Idea | None) -> str:
    if wanted is None or wanted.assignment is None:
        return ""
    hard = Skip.objects.filter(
        assignment=wanted.assignment, kind=Skip.Kind.TOO_HARD, undone_at=None
    ).order_by("-recorded_at")
    found = hard.first()
    return wish_in_words(found.wants) if found else ""


@require_POST
def suggest(request: PersonRequest, client_id: UUID, assignment_id: UUID) -> HttpResponse:
    """Put another size of a thing, or its end, into the draft."""
    assignment = assignment_of(request, client_id, assignment_id)
    client, rung = assignment.client, request.POST.get("rung", "")
    agreed = None
    if rung in Rung.values:
        grant = grant_for(request, client, "plan")
        agreed = replace(agreed_in(current_terms(assignment), grant=grant), rung=rung)
    draft(client, idea=Idea(assignment=assignment, agreed=agreed), by=request.person)
    return answer_with("drafted", at="review:offer", client_id=client_id)


def proposal_of(request: PersonRequest, client_id: UUID, proposal_id: UUID) -> Proposal:
    """An idea about the plan of a client in care."""
    client = client_in_care(request, client_id)
    mine = Proposal.objects.visible_to(request.person).filter(client=client)
    found: Proposal = get_object_or_404(
        mine.select_related("client", "offer__client", "offer__made_by"), pk=proposal_id
    )
    return found


@require_POST
def drop(request: PersonRequest, client_id: UUID, proposal_id: UUID) -> HttpResponse:
    """Take an idea out of the draft."""
    take_out(proposal_of(request, client_id, proposal_id), by=request.person)
    return answer_with("dropped", at="review:offer", client_id=client_id)


@require_POST
def take_back(request: PersonRequest, client_id: UUID, offer_id: UUID) -> HttpResponse:
    """Take an offer back that nobody has answered."""
    client = client_in_care(request, client_id)
    mine = Offer.objects.visible_to(request.person).filter(client=client)
    offer: Offer = get_object_or_404(mine.select_related("client"), pk=offer_id)
    try:
        withdraw(offer, by=request.person)
    except ValidationError:
        return answer_with("answered", at="review:plan", client_id=client_id)
    return answer_with("withdrawn", at="review:plan", client_id=client_id)


@require_POST
def respond(request: PersonRequest, client_id: UUID, proposal_id: UUID) -> HttpResponse:
    """Say yes to the client's idea, leave it, or say that their no was read."""
    found, says = proposal_of(request, client_id, proposal_id), request.POST.get("says", "")
    try:
        if says == "read":
            note(found, by=request.person)
        elif says in ("yes", "no"):
            answer(found, says=says, by=request.person)
        else:
            raise Http404
    except ValidationError:
        return answer_with("answered", at="review:plan", client_id=client_id)
    return answer_with(RESPONSES[says], at="review:plan", client_id=client_id)


RESPONSES = {"read": "heard", "yes": "agreed", "no": "left"}
