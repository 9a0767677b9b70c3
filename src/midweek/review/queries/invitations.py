"""Clients who were invited and have not joined yet."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from midweek.people.access import names_grant
from midweek.people.models import Invitation, Person
from midweek.people.vault import open_sealed


@dataclass(frozen=True)
class Invited:
    """One client who has not joined yet, and what became of the newest invitation."""

    client_id: UUID
    name: str
    made_at: datetime
    open_until: datetime
    withdrawn: bool


def invited(therapist: Person) -> list[Invited]:
    """Whom `therapist` invited and still waits for, the newest first."""
    people = list(Person.objects.clients_of(therapist).filter(joined_at=None).order_by("-made_at"))
    newest: dict[UUID, Invitation] = {}
    for one in Invitation.objects.filter(person__in=people).order_by("made_at"):
        newest[one.person_id] = one
    return [as_invited(person, newest.get(person.pk), by=therapist) for person in people]


def as_invited(person: Person, invitation: Invitation | None, *, by: Person) -> Invited:
    """What the caseload shows of one invitation."""
    return Invited(
        client_id=person.pk,
        name=str(open_sealed(person, "name", grant=names_grant(by))),
        made_at=invitation.made_at if invitation else person.made_at,
        open_until=end_of(invitation) if invitation else person.made_at,
        withdrawn=bool(invitation and invitation.withdrawn_at),
    )


def end_of(invitation: Invitation) -> datetime:
    """When an invitation stops opening, or stopped."""
    withdrawn: datetime | None = invitation.withdrawn_at
    return withdrawn or invitation.expires_at
