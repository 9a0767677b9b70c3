"""Several changes that two people agree on at once, as at the end of a session."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import Done, action
from midweek.people.access import grant_to_client
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.plans.actions.assigning import Agreed, current_terms, must_say_why, set_ended, settle
from midweek.plans.actions.ideas import agreed_in
from midweek.plans.actions.overtaking import overtake_about
from midweek.plans.actions.signing import sign
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Assignment, PlanVersion, Terms


@dataclass(frozen=True)
class Change:
    """New terms for one thing of the plan; without any, its end."""

    assignment: Assignment
    agreed: Agreed | None = None


@action("plans.agreed_together", says=_("The plan was agreed anew in a session"))
def agree_together(client: Person, *, changes: Sequence[Change], by: Person) -> Done[PlanVersion]:
    """Make all changes or none. They are one version of the plan, signed by both."""
    must_treat(by, client)
    if not changes:
        raise ValidationError(_("Nothing is different."))
    raise_counter(client)
    for one in changes:
        _make(one, client, by)
    return Done(sign(client, proposed_by=by, agreed_by=client))


def _make(one: Change, client: Person, by: Person) -> None:
    if one.assignment.client_id != client.pk:
        raise ValidationError(_("This is not in the plan."))
    if one.assignment.ended_at:
        raise ValidationError(_("This has ended. Bring it back first."))
    if one.agreed is None:
        set_ended(one.assignment, clock.now())
    else:
        must_say_why(one.agreed)
        number = current_terms(one.assignment).number + 1
        settle(one.assignment, one.agreed, number=number, by=by)
    overtake_about(client, one.assignment.pk)


@action("plans.put_back", says=_("The plan was put back as it had been agreed before"))
def put_back(version: PlanVersion, *, by: Person) -> Done[PlanVersion]:
    """Agree again on what an earlier version says: as new terms, so that nothing is lost."""
    client = version.client
    must_treat(by, client)
    raise_counter(client)
    then = {UUID(pk): number for pk, number in version.terms.items()}
    for assignment in Assignment.objects.filter(client=client).select_related("activity"):
        assignment.client = client
        _put_back(assignment, then.get(assignment.pk), by)
    return Done(sign(client, proposed_by=by, agreed_by=client))


def _put_back(assignment: Assignment, number: int | None, by: Person) -> None:
    if number is None:
        if not assignment.ended_at:
            set_ended(assignment, clock.now())
        return
    if assignment.ended_at:
        set_ended(assignment, None)
    newest = current_terms(assignment).number
    if newest != number:
        grant = grant_to_client(assignment.client, by=by, purpose="plan")
        terms = Terms.objects.get(assignment=assignment, number=number)
        settle(assignment, agreed_in(terms, grant=grant), number=newest + 1, by=by)
