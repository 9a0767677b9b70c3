"""Agree on something to do, change what was agreed, end it, bring it back."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.library.models import Activity, ActivityVersion
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.people.vault import seal
from midweek.plans.actions.overtaking import overtake_about
from midweek.plans.actions.planning import put_planning
from midweek.plans.actions.signing import sign
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Assignment, Rung, Terms
from midweek.plans.models.planning import NOTHING_SAID, Planning
from midweek_rules.schedule import Beyond, Schedule
from midweek_rules.scoring import asks_about_risk


@dataclass(frozen=True)
class Agreed:
    """What two people agreed about one assignment. No `rrule` means: whenever it is needed.

    `beyond` is what no rule can say, as `midweek_rules.schedule.Beyond` writes it.
    """

    why: str
    starts: date
    rrule: str = ""
    times: tuple[str, ...] = ()
    until: date | None = None
    rung: str = Rung.AGREED
    planning: Planning = NOTHING_SAID
    beyond: dict[str, Any] = field(default_factory=dict)

    def schedule(self) -> Schedule:
        """The schedule in it; raises ValidationError with what to do when there is none."""
        try:
            return Schedule(
                rrule=self.rrule or None,
                times=tuple(time.fromisoformat(one) for one in self.times),
                starts=self.starts,
                until=self.until,
                beyond=Beyond.read(self.beyond),
            )
        except ValueError as problem:
            raise ValidationError(_("Choose days, and times like 21:30.")) from problem


@action("plans.assigned", says=_("Something to do was agreed"))
def assign(client: Person, activity: Activity, *, agreed: Agreed, by: Person) -> Done[Assignment]:
    """Agree on an activity with a client. It shows on the phone at its next pull."""
    must_treat(by, client)
    must_say_why(agreed)
    assignment = begin(client, activity, agreed, made_by=by, by=by)
    sign(client, proposed_by=by, agreed_by=client)
    return Done(assignment)


def begin(
    client: Person,
    activity: Activity,
    agreed: Agreed,
    *,
    made_by: Person,
    by: Person,
    id: UUID | None = None,  # noqa: A002
    called: str = "",
) -> Assignment:
    """Put something new into the plan, inside the deed that agrees on it."""
    assignment = Assignment(
        clinic_id=client.clinic_id,
        client=client,
        activity=activity,
        made_by=made_by,
        **({"id": id} if id else {}),
    )
    if called:
        seal(assignment, called=called)
    assignment.save(force_insert=True)
    settle(assignment, agreed, number=1, by=by)
    return assignment


@action("plans.terms_changed", says=_("What was agreed was changed"))
def change_terms(assignment: Assignment, *, agreed: Agreed, by: Person) -> Done[Terms]:
    """Agree anew about an assignment. The terms before stay as they were agreed."""
    must_treat(by, assignment.client)
    if assignment.ended_at:
        raise ValidationError(_("This has ended. Bring it back first."))
    must_say_why(agreed)
    latest = current_terms(assignment)
    terms = settle(assignment, agreed, number=latest.number + 1, by=by)
    overtake_about(assignment.client, assignment.pk)
    sign(assignment.client, proposed_by=by, agreed_by=assignment.client)
    return Done(terms)


def current_terms(assignment: Assignment) -> Terms:
    """What is agreed about `assignment` now."""
    latest: Terms = Terms.objects.filter(assignment=assignment).order_by("-number")[0]
    return latest


def must_say_why(agreed: Agreed) -> None:
    """Refuse something to do that says no reason."""
    if not agreed.why.strip() and not agreed.planning.why_later:
        raise ValidationError(_("Say why, in the client's own words."))


def settle(assignment: Assignment, agreed: Agreed, *, number: int, by: Person) -> Terms:
    """Write down terms, inside the deed that agrees on them."""
    agreed.schedule()
    version = newest_version(assignment.activity)
    must_be_looked_after(version, assignment.client)
    terms = Terms(
        clinic_id=assignment.clinic_id,
        client_id=assignment.client_id,
        assignment=assignment,
        number=number,
        version=version,
        rung=agreed.rung,
        rrule=agreed.rrule,
        times=list(agreed.times),
        beyond=Beyond.read(agreed.beyond).written(),
        starts=agreed.starts,
        until=agreed.until,
        agreed_by=by,
    )
    seal(terms, why=agreed.why.strip())
    put_planning(terms, agreed.planning, client=assignment.client, by=by)
    terms.save(force_insert=True)
    raise_counter(assignment.client)
    return terms


def must_be_looked_after(version: ActivityVersion, client: Person) -> None:
    """Refuse a questionnaire that asks about harm until somebody responds, by a set time.

    An answer that nobody reads in time is worse than no question (Simon 2013,
    doi:10.1176/appi.ps.201200587: the excess risk starts within days).
    """
    if asks_about_risk(version.definition) and not client.clinic.says_who_answers:
        raise ValidationError(_("First say who responds to answers about harm, and by when."))


def newest_version(activity: Activity) -> ActivityVersion:
    """What the activity says and asks today."""
    newest: Any = ActivityVersion.objects.filter(activity=activity).order_by("-number").first()
    if newest is None:
        raise ValidationError(_("This activity has no steps yet."))
    version: ActivityVersion = newest
    return version


@action("plans.assignment_ended", says=_("Something to do was ended"))
def end_assignment(
    assignment: Assignment, *, by: Person
) -> Done[Assignment] | AlreadyDone[Assignment]:
    """End an assignment. Its entries stay; it can be brought back."""
    must_treat(by, assignment.client)
    if assignment.ended_at:
        return AlreadyDone(assignment)
    set_ended(assignment, clock.now())
    overtake_about(assignment.client, assignment.pk)
    sign(assignment.client, proposed_by=by, agreed_by=assignment.client)
    return Done(assignment)


@action("plans.assignment_brought_back", says=_("Something to do was brought back"))
def bring_back(assignment: Assignment, *, by: Person) -> Done[Assignment] | AlreadyDone[Assignment]:
    """Undo an ending."""
    must_treat(by, assignment.client)
    if not assignment.ended_at:
        return AlreadyDone(assignment)
    set_ended(assignment, None)
    sign(assignment.client, proposed_by=by, agreed_by=assignment.client)
    return Done(assignment)


def set_ended(assignment: Assignment, moment: datetime | None) -> None:
    """End something, or take it up again, inside the deed that does it."""
    assignment.ended_at = moment
    assignment.save(update_fields=["ended_at"])
    raise_counter(assignment.client)
