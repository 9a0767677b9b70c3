"""What clients add to their plan by themselves, and take out again."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.library.models import Activity, Kind
from midweek.people.models import Person
from midweek.plans.actions.assigning import Agreed, begin, newest_version, set_ended
from midweek.plans.actions.overtaking import overtake_about
from midweek.plans.actions.signing import sign
from midweek.plans.models import Assignment, PlanVersion
from midweek_rules.scoring import asks_about_risk

LONGEST_NAME = 80
OWN_WORDS = "something-of-my-own"
"""The activity behind a thing that has no other name than the client's."""


def may_be_own(activity: Activity, definition: dict[str, Any]) -> bool:
    """Whether clients may put an activity into their plan by themselves.

    Not a questionnaire, nothing that asks about harm, and nothing that is done with a
    therapist: these need somebody who looks at the answers.
    """
    if activity.owner_id or activity.put_away_at or activity.kind == Kind.MEASURE:
        return False
    return not definition.get("therapist_led") and not asks_about_risk(definition)


@action("plans.own_added", says=_("The client added something to do"))
def add_own(
    client: Person,
    activity: Activity,
    *,
    agreed: Agreed,
    by: Person,
    called: str = "",
    id: UUID | None = None,  # noqa: A002
) -> Done[Assignment]:
    """Add something of one's own. It needs nobody's yes, and the therapist sees it."""
    if by.pk != client.pk:
        raise PermissionDenied("Clients add for themselves; a therapist assigns.")
    called = " ".join(called.split())
    if len(called) > LONGEST_NAME:
        raise ValidationError(_("Say it in at most 80 characters."))
    if (activity.slug == OWN_WORDS) != bool(called):
        raise ValidationError(_("Say what you want to do."))
    if not may_be_own(activity, newest_version(activity).definition):
        raise ValidationError(_("This one needs your therapist."))
    assignment = begin(client, activity, agreed, made_by=by, by=by, id=id, called=called)
    _sign_own(client)
    return Done(assignment)


@action("plans.own_ended", says=_("The client ended something of their own"))
def end_own(assignment: Assignment, *, by: Person) -> Done[Assignment] | AlreadyDone[Assignment]:
    """End what one added oneself. Its entries stay."""
    if by.pk != assignment.client_id or assignment.made_by_id != by.pk:
        raise PermissionDenied("Only what one added oneself.")
    if assignment.ended_at:
        return AlreadyDone(assignment)
    set_ended(assignment, clock.now())
    overtake_about(assignment.client, assignment.pk)
    _sign_own(assignment.client)
    return Done(assignment)


def _sign_own(client: Person) -> None:
    sign(client, proposed_by=client, agreed_by=client, way=PlanVersion.Way.OWN)
