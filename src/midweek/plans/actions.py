"""Deeds on the plan: agree something, change what was agreed, end it, follow something, meet."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.library.models import Activity, ActivityVersion
from midweek.people.access import treats
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.people.vault import seal
from midweek.plans.models import Appointment, Assignment, Dimension, Rung, Terms
from midweek_rules.schedule import Schedule
from midweek_rules.scoring import asks_about_risk


@dataclass(frozen=True)
class Agreed:
    """What two people agreed about one assignment. No `rrule` means: whenever it is needed."""

    why: str
    starts: date
    rrule: str = ""
    times: tuple[str, ...] = ()
    until: date | None = None
    rung: str = Rung.AGREED

    def schedule(self) -> Schedule:
        """The schedule in it; raises ValidationError with what to do when there is none."""
        try:
            return Schedule(
                rrule=self.rrule or None,
                times=tuple(time.fromisoformat(one) for one in self.times),
                starts=self.starts,
                until=self.until,
            )
        except ValueError as problem:
            raise ValidationError(_("Choose days, and times like 21:30.")) from problem


@action("plans.assigned", says=_("Something to do was agreed"))
def assign(client: Person, activity: Activity, *, agreed: Agreed, by: Person) -> Done[Assignment]:
    """Agree on an activity with a client. It shows on the phone at its next pull."""
    _must_treat(by, client)
    assignment = Assignment(
        clinic_id=client.clinic_id, client=client, activity=activity, made_by=by
    )
    assignment.save(force_insert=True)
    _settle(assignment, agreed, number=1, by=by)
    return Done(assignment)


@action("plans.terms_changed", says=_("What was agreed was changed"))
def change_terms(assignment: Assignment, *, agreed: Agreed, by: Person) -> Done[Terms]:
    """Agree anew about an assignment. The terms before stay as they were agreed."""
    _must_treat(by, assignment.client)
    if assignment.ended_at:
        raise ValidationError(_("This has ended. Bring it back first."))
    latest = current_terms(assignment)
    return Done(_settle(assignment, agreed, number=latest.number + 1, by=by))


def current_terms(assignment: Assignment) -> Terms:
    """What is agreed about `assignment` now."""
    latest: Terms = Terms.objects.filter(assignment=assignment).order_by("-number")[0]
    return latest


def _settle(assignment: Assignment, agreed: Agreed, *, number: int, by: Person) -> Terms:
    if not agreed.why.strip():
        raise ValidationError(_("Say why, in the client's own words."))
    agreed.schedule()
    version = newest_version(assignment.activity)
    _must_be_looked_after(version, assignment.client)
    terms = Terms(
        clinic_id=assignment.clinic_id,
        client_id=assignment.client_id,
        assignment=assignment,
        number=number,
        version=version,
        rung=agreed.rung,
        rrule=agreed.rrule,
        times=list(agreed.times),
        starts=agreed.starts,
        until=agreed.until,
        agreed_by=by,
    )
    seal(terms, why=agreed.why.strip())
    terms.save(force_insert=True)
    raise_counter(assignment.client)
    return terms


def _must_be_looked_after(version: ActivityVersion, client: Person) -> None:
    """Refuse a questionnaire that asks about harm while nobody is named to look at answers.

    An answer that nobody reads in time is worse than no question (Simon 2013,
    doi:10.1176/appi.ps.201200587: the excess risk starts within days).
    """
    if asks_about_risk(version.definition) and not client.clinic.says_who_looks:
        raise ValidationError(_("First say who looks at entries, and on which days."))


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
    _must_treat(by, assignment.client)
    if assignment.ended_at:
        return AlreadyDone(assignment)
    return _set_ended(assignment, clock.now())


@action("plans.assignment_brought_back", says=_("Something to do was brought back"))
def bring_back(assignment: Assignment, *, by: Person) -> Done[Assignment] | AlreadyDone[Assignment]:
    """Undo an ending."""
    _must_treat(by, assignment.client)
    if not assignment.ended_at:
        return AlreadyDone(assignment)
    return _set_ended(assignment, None)


def _set_ended(assignment: Assignment, moment: datetime | None) -> Done[Assignment]:
    assignment.ended_at = moment
    assignment.save(update_fields=["ended_at"])
    raise_counter(assignment.client)
    return Done(assignment)


MOST_DIMENSIONS = 4
LONGEST_LABEL = 60


@dataclass(frozen=True)
class Named:
    """What a dimension is called, and what its two ends mean."""

    label: str
    low: str
    high: str

    def words(self) -> dict[str, str]:
        """The words, without blanks around them; refuses what is empty or long."""
        words = {name: " ".join(said.split()) for name, said in vars(self).items()}
        if not all(words.values()):
            raise ValidationError(_("Name it, and say what 0 and 10 mean."))
        if any(len(said) > LONGEST_LABEL for said in words.values()):
            raise ValidationError(_("Say it in at most 60 characters."))
        return words


@action("plans.dimension_added", says=_("Something to follow was added"))
def follow(client: Person, *, named: Named, by: Person) -> Done[Dimension]:
    """Follow something together with a client, from 0 to 10. Four at most at a time."""
    _must_treat(by, client)
    words = named.words()
    raise_counter(client)  # locks the client's row: whoever adds a fifth at once waits here
    known = Dimension.objects.filter(client=client)
    if known.filter(ended_at=None).count() >= MOST_DIMENSIONS:
        raise ValidationError(_("Four at a time. End one first."))
    dimension = Dimension(
        clinic_id=client.clinic_id, client=client, made_by=by, position=known.count() + 1
    )
    seal(dimension, **words)
    dimension.save(force_insert=True)
    return Done(dimension)


@action("plans.dimension_renamed", says=_("Something to follow was put in other words"))
def rename_dimension(dimension: Dimension, *, named: Named, by: Person) -> Done[Dimension]:
    """Put it better. What was answered stays with it."""
    _must_treat(by, dimension.client)
    if dimension.ended_at:
        raise ValidationError(_("This is not followed any more."))
    seal(dimension, **named.words())
    dimension.save(update_fields=["label", "low", "high"])
    raise_counter(dimension.client)
    return Done(dimension)


@action("plans.dimension_ended", says=_("Something to follow was ended"))
def end_dimension(dimension: Dimension, *, by: Person) -> Done[Dimension] | AlreadyDone[Dimension]:
    """Ask it no more. What was answered stays."""
    _must_treat(by, dimension.client)
    if dimension.ended_at:
        return AlreadyDone(dimension)
    dimension.ended_at = clock.now()
    dimension.save(update_fields=["ended_at"])
    raise_counter(dimension.client)
    return Done(dimension)


@action("plans.appointment_made", says=_("An appointment was made"))
def make_appointment(client: Person, *, starts_at: datetime, by: Person) -> Done[Appointment]:
    """Say when client and therapist meet next."""
    _must_treat(by, client)
    appointment = Appointment(
        clinic_id=client.clinic_id, client=client, therapist=by, starts_at=starts_at
    )
    appointment.save(force_insert=True)
    raise_counter(client)
    return Done(appointment)


@action("plans.appointment_cancelled", says=_("An appointment was cancelled"))
def cancel_appointment(
    appointment: Appointment, *, by: Person
) -> Done[Appointment] | AlreadyDone[Appointment]:
    """Say that the meeting will not be."""
    _must_treat(by, appointment.client)
    if appointment.cancelled_at:
        return AlreadyDone(appointment)
    appointment.cancelled_at = clock.now()
    appointment.save(update_fields=["cancelled_at"])
    raise_counter(appointment.client)
    return Done(appointment)


def _must_treat(by: Person, client: Person) -> None:
    if not treats(by, client):
        raise PermissionDenied("No care link.")
