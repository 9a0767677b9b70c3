"""What is said to a proposal, and what it does to the plan."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.access import grant_to_client
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.plans.actions.assigning import Agreed, begin, current_terms, set_ended, settle
from midweek.plans.actions.ideas import agreed_in
from midweek.plans.actions.signing import sign
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Assignment, PlanVersion, Proposal, Terms


@action("plans.proposal_answered", says=_("An idea for the plan was answered"))
def answer(
    proposal: Proposal, *, says: str, reason: str = "", by: Person, makes: UUID | None = None
) -> Done[Proposal] | AlreadyDone[Proposal]:
    """Say yes or no to the other side's idea. A yes changes the plan at once, signed by both.

    `makes` is the id of what a yes adds, where a phone without signal had to think of one.
    A reason may follow a no.
    """
    _must_be_asked(proposal, by)
    raise_counter(proposal.client)
    proposal.refresh_from_db(fields=["answer", "reason", "overtaken_at"])
    if proposal.answer == says:
        return _give_reason(proposal, reason)
    _must_be_open(proposal)
    proposal.answer, proposal.reason = Proposal.Answer(says), reason
    proposal.answered_by, proposal.answered_at = by, clock.now()
    if says == Proposal.Answer.YES:
        _carry_out(proposal, by=by, makes=makes)
        proposal.noted_at = None
    proposal.save()
    return Done(proposal, {"answer": says})


def _must_be_asked(proposal: Proposal, by: Person) -> None:
    if proposal.offer.made_by_id == proposal.client_id:
        must_treat(by, proposal.client)
    elif by.pk != proposal.client_id:
        raise PermissionDenied("The other side answers.")


def _must_be_open(proposal: Proposal) -> None:
    offer = proposal.offer
    if not offer.sent_at or offer.withdrawn_at:
        raise ValidationError(_("This idea was taken back."))
    if proposal.overtaken_at:
        raise ValidationError(_("A newer idea came since. Look again."))
    if proposal.answer:
        raise ValidationError(_("It has been answered already."))
    if proposal.assignment and proposal.assignment.ended_at:
        raise ValidationError(_("This has ended."))


def _give_reason(proposal: Proposal, reason: str) -> Done[Proposal] | AlreadyDone[Proposal]:
    if not reason or proposal.reason or proposal.answer != Proposal.Answer.NO:
        return AlreadyDone(proposal)
    proposal.reason = reason
    proposal.save(update_fields=["reason"])
    return Done(proposal, {"answer": proposal.answer})


def _carry_out(proposal: Proposal, *, by: Person, makes: UUID | None) -> None:
    client, offer, old = proposal.client, proposal.offer, proposal.assignment
    if old is not None:
        proposal.before = current_terms(old).number
    if proposal.kind == Proposal.Kind.CHANGE and proposal.activity is None and old is not None:
        settle(old, _proposed(proposal, by), number=(proposal.before or 0) + 1, by=by)
        proposal.made = old
    else:
        if old is not None:
            set_ended(old, clock.now())
        if proposal.activity is not None:
            agreed = _from_today(_proposed(proposal, by), client)
            proposal.made = begin(
                client, proposal.activity, agreed, made_by=offer.made_by, by=by, id=makes
            )
    sign(
        client,
        proposed_by=offer.made_by,
        agreed_by=by,
        way=PlanVersion.Way.OFFER,
        offer=offer,
    )


def _proposed(proposal: Proposal, by: Person) -> Agreed:
    return agreed_in(proposal, grant=grant_to_client(proposal.client, by=by, purpose="plan"))


def _from_today(agreed: Agreed, client: Person) -> Agreed:
    today = clock.today(client.zone)
    return replace(agreed, starts=max(agreed.starts, today))


@action("plans.answer_taken_back", says=_("An answer to an idea was taken back"))
def reopen(proposal: Proposal, *, by: Person) -> Done[Proposal] | AlreadyDone[Proposal]:
    """Take an own answer back. What a yes had changed is as before, in a version of its own."""
    if not proposal.answer:
        return AlreadyDone(proposal)
    if proposal.answered_by_id != by.pk:
        raise PermissionDenied("Only who answered takes it back.")
    raise_counter(proposal.client)
    if proposal.answer == Proposal.Answer.YES:
        _carry_back(proposal, by=by)
    proposal.answer = proposal.reason = ""
    proposal.answered_by = proposal.answered_at = proposal.noted_at = None
    proposal.made = proposal.before = None
    proposal.save()
    return Done(proposal)


def _carry_back(proposal: Proposal, *, by: Person) -> None:
    old, made = proposal.assignment, proposal.made
    if old is not None and made == old:
        _settle_as_before(old, proposal.before or 0, by)
    else:
        if made is not None:
            set_ended(made, clock.now())
        if old is not None:
            set_ended(old, None)
    sign(
        proposal.client,
        proposed_by=by,
        agreed_by=proposal.offer.made_by,
        way=PlanVersion.Way.OFFER,
        offer=proposal.offer,
    )


def _settle_as_before(assignment: Assignment, number: int, by: Person) -> None:
    if current_terms(assignment).number != number + 1:
        raise ValidationError(_("This has changed since."))
    earlier: Any = Terms.objects.get(assignment=assignment, number=number)
    agreed = agreed_in(earlier, grant=grant_to_client(assignment.client, by=by, purpose="plan"))
    settle(assignment, agreed, number=number + 2, by=by)
