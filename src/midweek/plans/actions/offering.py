"""The therapist's side: draft ideas, send them once, take them back, hear the client's."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.plans.actions.ideas import Idea, kept_proposal
from midweek.plans.actions.overtaking import note_answers, overtake
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Offer, Proposal


@action("plans.idea_drafted", says=_("An idea for the plan was written down"))
def draft(client: Person, *, idea: Idea, by: Person) -> Done[Proposal]:
    """Put an idea into the offer that is being drafted; the client sees nothing yet.

    An idea about the same thing takes the place of the one before.
    """
    must_treat(by, client)
    idea.must_make_sense(client)
    offer = _draft_of(client, by)
    _same_thing(offer, idea).delete()
    last = offer.proposals.aggregate(last=Max("position"))["last"] or 0
    return Done(kept_proposal(offer, idea, position=last + 1))


def _draft_of(client: Person, by: Person) -> Offer:
    mine = Offer.objects.filter(client=client, made_by=by, sent_at=None, withdrawn_at=None)
    known: Offer | None = mine.first()
    if known is None:
        known = Offer(clinic_id=client.clinic_id, client=client, made_by=by)
        known.save(force_insert=True)
    return known


def _same_thing(offer: Offer, idea: Idea) -> Any:
    if idea.assignment:
        return offer.proposals.filter(assignment=idea.assignment)
    return offer.proposals.filter(assignment=None, activity=idea.activity)


@action("plans.idea_taken_out", says=_("An idea was taken out of an offer before it was sent"))
def take_out(proposal: Proposal, *, by: Person) -> Done[Offer]:
    """Take an idea out of a draft."""
    offer = proposal.offer
    must_treat(by, offer.client)
    if offer.sent_at or offer.made_by_id != by.pk:
        raise ValidationError(_("This was sent already."))
    proposal.delete()
    return Done(offer)


@action("plans.offer_sent", says=_("An offer was sent"))
def send(offer: Offer, *, by: Person) -> Done[Offer] | AlreadyDone[Offer]:
    """Show the client everything in a draft at once. Earlier ideas are put away by it."""
    client = offer.client
    must_treat(by, client)
    if offer.made_by_id != by.pk or offer.withdrawn_at:
        raise PermissionDenied("Somebody else's draft, or one that was thrown away.")
    if offer.sent_at:
        return AlreadyDone(offer)
    answering = list(offer.proposals.select_related("answers"))
    if not answering:
        raise ValidationError(_("There is nothing in it yet."))
    raise_counter(client)
    for one in answering:
        answer_with_another(one.answers, by=by)
    overtake(client, Q(offer__made_by=client, assignment__in=_about(answering)))
    overtake(client, ~Q(offer__made_by=client))
    note_answers(client)
    offer.sent_at = clock.now()
    offer.save(update_fields=["sent_at"])
    return Done(offer)


def _about(proposals: list[Proposal]) -> list[Any]:
    return [one.assignment_id for one in proposals if one.assignment_id]


def answer_with_another(proposal: Proposal | None, *, by: Person) -> None:
    """Say "something else" to an idea that another one answers."""
    if proposal is None or proposal.answer:
        return
    proposal.answer, proposal.answered_by = Proposal.Answer.OTHER, by
    proposal.answered_at = clock.now()
    proposal.save(update_fields=["answer", "answered_by", "answered_at"])


@action("plans.offer_withdrawn", says=_("An offer was taken back"))
def withdraw(offer: Offer, *, by: Person) -> Done[Offer] | AlreadyDone[Offer]:
    """Take an own offer back, or throw a draft away, before anything of it was answered."""
    client = offer.client
    if by.pk != offer.made_by_id:
        must_treat(by, client)
        if offer.made_by_id == client.pk or not offer.sent_at:
            raise PermissionDenied("The other side's offer, or somebody's draft.")
    if offer.withdrawn_at:
        return AlreadyDone(offer)
    raise_counter(client)
    if offer.proposals.exclude(answer="").exists():
        raise ValidationError(_("It has been answered already."))
    offer.withdrawn_at = clock.now()
    offer.save(update_fields=["withdrawn_at"])
    Proposal.objects.filter(answered_with__offer=offer, answer=Proposal.Answer.OTHER).update(
        answer="", answered_by=None, answered_at=None
    )
    return Done(offer)


@action("plans.answer_noted", says=_("An answer to an idea was read"))
def note(proposal: Proposal, *, by: Person) -> Done[Proposal] | AlreadyDone[Proposal]:
    """Say that what the client answered was read, so that it waits for nobody."""
    must_treat(by, proposal.client)
    if proposal.noted_at:
        return AlreadyDone(proposal)
    if not proposal.answer:
        raise ValidationError(_("There is no answer yet."))
    proposal.noted_at = clock.now()
    proposal.save(update_fields=["noted_at"])
    return Done(proposal)


@action("plans.idea_proposed", says=_("The client proposed something"))
def propose(client: Person, *, idea: Idea, by: Person, **keys: Any) -> Done[Proposal]:
    """Propose something from the client's own side: one idea, sent at once.

    `id` may come from the phone that made it. An idea about the same thing from before is
    put away; the one that this answers has been answered with it.
    """
    if by.pk != client.pk:
        raise PermissionDenied("Only clients propose for themselves.")
    idea.must_make_sense(client)
    raise_counter(client)
    if idea.assignment:
        overtake(client, Q(assignment=idea.assignment, offer__made_by=client))
    answer_with_another(idea.answers, by=by)
    offer = Offer(clinic_id=client.clinic_id, client=client, made_by=by, sent_at=clock.now())
    offer.save(force_insert=True)
    return Done(kept_proposal(offer, idea, position=1, **keys))
