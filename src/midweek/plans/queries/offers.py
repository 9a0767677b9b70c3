"""Questions about offers: what was proposed to whom, and what became of it."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from midweek.audit.prepared import question
from midweek.people.models import Person
from midweek.plans.models import Offer, Proposal

MOST_SHOWN = 40
RELATED = ("offer__made_by", "activity", "assignment__activity")


def state_of(proposal: Proposal) -> str:
    """What became of a proposal: draft, open, withdrawn, overtaken, yes, no or other."""
    offer: Offer = proposal.offer
    if offer.withdrawn_at:
        return "withdrawn"
    if proposal.answer:
        return proposal.answer
    if not offer.sent_at:
        return "draft"
    return "overtaken" if proposal.overtaken_at else "open"


def proposed(client: Person) -> list[Proposal]:
    """What was sent of late by either side, the newest first."""
    return _proposed(client=client.pk)


@question
def _proposed(*, client: UUID) -> QuerySet[Proposal]:
    found = Proposal.objects.filter(client=client).exclude(offer__sent_at=None)
    return found.select_related(*RELATED).order_by("-offer__sent_at", "position")[:MOST_SHOWN]


def drafted(client: Person, *, by: Person) -> list[Proposal]:
    """What somebody has written down for a client and not sent yet."""
    mine = Proposal.objects.filter(
        client=client, offer__made_by=by, offer__sent_at=None, offer__withdrawn_at=None
    )
    return list(mine.select_related(*RELATED, "answers").order_by("position"))


def waiting_ideas(client_ids: Iterable[UUID]) -> dict[UUID, list[Proposal]]:
    """For each client what waits, in one question: ideas until answered, a no until read."""
    found: dict[UUID, list[Proposal]] = {}
    for one in _waiting(clients=list(client_ids)):
        found.setdefault(one.client_id, []).append(one)
    return found


@question
def _waiting(*, clients: list[UUID]) -> QuerySet[Proposal]:
    mine = Proposal.objects.filter(client__among=clients, noted_at=None, overtaken_at=None)
    unanswered = mine.exclude(offer__sent_at=None).filter(
        offer__withdrawn_at=None, answer__in=["", "no"]
    )
    return unanswered.select_related(*RELATED).order_by("offer__sent_at", "position")


def unanswered_since(client_ids: Iterable[UUID]) -> dict[UUID, datetime]:
    """The offers to these clients that wait for an answer, and since when."""
    waiting = Proposal.objects.filter(client__among=list(client_ids)).open()
    by_others = waiting.exclude(offer__made_by=F("client"))
    return dict(by_others.values_list("offer_id", "offer__sent_at"))
