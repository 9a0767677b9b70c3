"""Whom an invitation is for, and what its page may say before anybody has agreed."""

from dataclasses import dataclass

from midweek.people.access import given_name, name_of, names_grant
from midweek.people.models import CareLink, Clinic, Invitation, Person
from midweek.people.models.links import token_hash
from midweek.people.vault import open_sealed
from midweek.people.words import who_looks


@dataclass(frozen=True)
class Welcome:
    """What somebody with a good link reads."""

    name: str
    email: str
    therapist: str
    given: str
    clinic: Clinic
    looks: str


def usable_invitation(token: str, *, kind: Person.Kind = Person.Kind.CLIENT) -> Invitation | None:
    """The invitation that a link opens, if it still does. Name the clinic first."""
    found: Invitation | None = (
        Invitation.objects.usable()
        .filter(token_hash=token_hash(token), person__kind=kind, person__left_at=None)
        .select_related("person__clinic")
        .first()
    )
    return found if found and found.person.joined_at is None else None


def welcome_to(client: Person) -> Welcome:
    """What the invitation's page says, opened for the client it was made for."""
    grant = names_grant(client)
    link = CareLink.objects.filter(client=client, ended_at=None).select_related("therapist").first()
    therapist = name_of(link.therapist, by=client) if link else client.clinic.name
    return Welcome(
        name=str(open_sealed(client, "name", grant=grant) or ""),
        email=str(open_sealed(client, "email", grant=grant) or ""),
        therapist=therapist,
        given=given_name(therapist),
        clinic=client.clinic,
        looks=who_looks(client.clinic),
    )
