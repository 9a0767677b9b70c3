"""Who works at a clinic, and who was asked to."""

from dataclasses import dataclass
from datetime import datetime

from midweek.people.access import names_grant
from midweek.people.models import CareLink, Invitation, Person
from midweek.people.roles import Role, role_of
from midweek.people.vault import open_sealed


@dataclass(frozen=True)
class Colleague:
    """One member of staff, as the list of them shows it."""

    person: Person
    name: str
    role: Role
    clients: int
    open_until: datetime | None

    @property
    def has_joined(self) -> bool:
        """Whether they can sign in."""
        return self.person.joined_at is not None


def team(of: Person) -> list[Colleague]:
    """Everybody who works where `of` does, in the order in which they came."""
    staff = Person.objects.visible_to(of).filter(kind=Person.Kind.STAFF, left_at=None)
    return [colleague_of(one, by=of) for one in staff.order_by("made_at", "pk")]


def who_could_go_on(of: Person, *, instead_of: Person) -> list[Colleague]:
    """The colleagues who treat clients where `of` works, but one."""
    return [
        one
        for one in team(of)
        if one.has_joined and one.person.treats and one.person.pk != instead_of.pk
    ]


def colleague_of(person: Person, *, by: Person) -> Colleague:
    """What `by` may know of somebody they work with."""
    open_invitation = Invitation.objects.filter(person=person).usable().first()
    return Colleague(
        person=person,
        name=str(open_sealed(person, "name", grant=names_grant(by)) or ""),
        role=role_of(person),
        clients=CareLink.objects.filter(therapist=person, ended_at=None).count(),
        open_until=open_invitation.expires_at if open_invitation else None,
    )
