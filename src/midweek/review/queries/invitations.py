"""Clients who were invited and have not joined yet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from midweek.people.models import Invitation


@dataclass(frozen=True)
class Invited:
    """One client who has not joined yet, and what became of the newest invitation."""

    client_id: UUID
    name: str
    made_at: datetime
    open_until: datetime
    withdrawn: bool


def invited(waiting: Mapping[UUID, tuple[str, datetime]]) -> list[Invited]:
    """What became of the invitations of these clients, by name and since when, newest first."""
    newest: dict[UUID, Invitation] = {}
    if waiting:
        for one in Invitation.objects.filter(person__in=list(waiting)).order_by("made_at"):
            newest[one.person_id] = one
    found = [
        as_invited(client_id, name, made_at, newest.get(client_id))
        for client_id, (name, made_at) in waiting.items()
    ]
    return sorted(found, key=lambda one: one.made_at, reverse=True)


def as_invited(
    client_id: UUID, name: str, made_at: datetime, invitation: Invitation | None
) -> Invited:
    """What the caseload shows of one invitation."""
    return Invited(
        client_id=client_id,
        name=name,
        made_at=invitation.made_at if invitation else made_at,
        open_until=end_of(invitation) if invitation else made_at,
        withdrawn=bool(invitation and invitation.withdrawn_at),
    )


def end_of(invitation: Invitation) -> datetime:
    """When an invitation stops opening, or stopped."""
    withdrawn: datetime | None = invitation.withdrawn_at
    return withdrawn or invitation.expires_at
