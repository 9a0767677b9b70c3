"""What clients say about their plan, through the same deeds as their therapists."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.library.models import Activity
from midweek.library.queries import definition, version
from midweek.people.access import grant_to_client
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.plans.actions.answering import answer, reopen
from midweek.plans.actions.assigning import Agreed, current_terms
from midweek.plans.actions.ideas import Idea, agreed_in
from midweek.plans.actions.offering import propose, withdraw
from midweek.plans.actions.overtaking import overtake
from midweek.plans.actions.owning import OWN_WORDS, add_own, end_own, may_be_own
from midweek.plans.actions.pausing import end_pause, pause
from midweek.plans.models import Assignment, Pause, Proposal, Rung
from midweek.practice.agreeing import (
    AnswerTold,
    DropTold,
    OwnTold,
    PauseTold,
    ProposeTold,
    ResumeTold,
    RetractTold,
)
from midweek.practice.models import Skip
from midweek.practice.refusals import Refused


@contextmanager
def _said_plainly(client: Person) -> Iterator[None]:
    """Tell the phone in words why a deed was not done; the plan is told again in any case.

    A phone that waits to send leaves out what it is told meanwhile, also where its own word
    turns out to change nothing.
    """
    raise_counter(client)
    try:
        yield
    except ValidationError as problem:
        raise Refused(" ".join(problem.messages)) from problem
    except PermissionDenied as problem:
        raise Refused(_("This is not in your plan.")) from problem


def _mine(model: Any, pk: UUID | None, client: Person, field: str) -> Any:
    found = model.objects.visible_to(client).filter(pk=pk).select_related("client").first()
    if found is None:
        raise Refused(_("This is not in your plan."), field)
    return found


def _keep_answer(operation_id: UUID, told: AnswerTold, *, client: Person, **_more: Any) -> None:
    asked = _mine(Proposal, told.proposal, client, "proposal")
    with _said_plainly(client):
        if told.says == "open":
            reopen(asked, by=client)
        else:
            answer(asked, says=told.says, reason=told.reason, by=client, makes=operation_id)


def _keep_proposal(operation_id: UUID, told: ProposeTold, *, client: Person, **_more: Any) -> None:
    asked = _mine(Proposal, told.answers, client, "answers") if told.answers else None
    assignment = _about(told, asked, client)
    with _said_plainly(client):
        idea = Idea(
            assignment=assignment,
            activity=_chosen(told.activity, client) or (asked.activity if asked else None),
            agreed=None if told.ends else _as_wished(told, asked, assignment, client),
            answers=asked,
        )
        propose(client, idea=idea, by=client, id=operation_id)


def _about(told: ProposeTold, asked: Proposal | None, client: Person) -> Assignment | None:
    if told.assignment:
        found: Assignment = _mine(Assignment, told.assignment, client, "assignment")
        return found
    if asked is None:
        raise Refused(_("There is nothing to propose about."), "assignment")
    return asked.assignment


def _chosen(version_id: UUID | None, client: Person) -> Activity | None:
    if version_id is None:
        return None
    found = version(version_id)
    if found is None or not may_be_own(found.activity, found.definition):
        raise Refused(_("This one needs your therapist."), "activity")
    return found.activity


def _as_wished(
    told: ProposeTold, asked: Proposal | None, assignment: Assignment | None, client: Person
) -> Agreed:
    grant = grant_to_client(client, by=client, purpose="proposing")
    if asked and asked.agreed:
        agreed = agreed_in(asked, grant=grant)
    elif assignment:
        agreed = agreed_in(current_terms(assignment), grant=grant)
    else:
        raise Refused(_("There is nothing to propose about."), "answers")
    wished: dict[str, Any] = {"rung": told.rung, "rrule": told.rrule}
    wished["times"] = None if told.times is None else tuple(told.times)
    if told.rrule is not None:
        wished["beyond"] = {}  # other days are plain days, whatever was agreed before
    return replace(agreed, **{name: said for name, said in wished.items() if said is not None})


def _keep_retraction(
    operation_id: UUID, told: RetractTold, *, client: Person, **_more: Any
) -> None:
    own = _mine(Proposal, told.of, client, "of")
    with _said_plainly(client):
        withdraw(own.offer, by=client)


def _keep_own(operation_id: UUID, told: OwnTold, *, client: Person, **_more: Any) -> None:
    activity = _chosen(told.activity, client)
    if activity is None:
        raise Refused(_("This activity is not known here."), "activity")
    said = definition(told.activity, language=client.language)
    agreed = Agreed(
        # Own words are a reason in themselves; the library says its own.
        why="" if activity.slug == OWN_WORDS else said.get("why", ""),
        starts=clock.today(client.zone),
        rrule=told.rrule,
        times=tuple(told.times),
    )
    with _said_plainly(client):
        add_own(client, activity, agreed=agreed, called=told.called, by=client, id=operation_id)


def _keep_drop(operation_id: UUID, told: DropTold, *, client: Person, **_more: Any) -> None:
    own = _mine(Assignment, told.assignment, client, "assignment")
    with _said_plainly(client):
        end_own(own, by=client)


def _keep_pause(operation_id: UUID, told: PauseTold, *, client: Person, **_more: Any) -> None:
    thing = told.assignment and _mine(Assignment, told.assignment, client, "assignment")
    with _said_plainly(client):
        pause(
            client,
            assignment=thing or None,
            starts=told.starts,
            until=told.until,
            by=client,
            id=operation_id,
        )


def _keep_resumption(operation_id: UUID, told: ResumeTold, *, client: Person, **_more: Any) -> None:
    with _said_plainly(client):
        end_pause(_mine(Pause, told.of, client, "of"), on=told.on, by=client)


def propose_smaller(skip: Skip, *, client: Person, id: UUID) -> None:  # noqa: A002
    """Turn "too hard, make it smaller" into an idea that only needs a yes.

    Where there is no smaller size the wish alone stands, and the therapist thinks of one.
    """
    assignment = Assignment.objects.select_related("client", "activity").get(pk=skip.assignment_id)
    terms = current_terms(assignment)
    known = version(terms.version_id)
    smaller = known and Rung.SMALLER in (known.definition.get("rungs") or {})
    if assignment.ended_at or terms.rung == Rung.SMALLER or not smaller:
        return
    agreed = agreed_in(terms, grant=grant_to_client(client, by=client, purpose="proposing"))
    idea = Idea(assignment=assignment, agreed=replace(agreed, rung=Rung.SMALLER))
    propose(client, idea=idea, by=client, id=id)


def drop_wish(skip: Skip, *, client: Person) -> None:
    """Put away what was wished with a "too hard" that was taken back."""
    if skip.wants:
        overtake(client, Q(assignment=skip.assignment_id, offer__made_by=client))


AGREEING: dict[str, Callable[..., None]] = {
    "answer": _keep_answer,
    "propose": _keep_proposal,
    "retract": _keep_retraction,
    "own": _keep_own,
    "drop": _keep_drop,
    "pause": _keep_pause,
    "resume": _keep_resumption,
}
