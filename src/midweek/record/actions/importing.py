"""Take in a record from another Midweek, and several clients from a list."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from midweek.audit.action import Done, action
from midweek.people.actions.care import Invited, invite_client, raise_counter
from midweek.people.models import Person
from midweek.record.whole.parsing import parse
from midweek.record.whole.taking_in import take_in


@dataclass(frozen=True)
class TakenIn(Done[Person]):
    """A client who came with a record, and the invitation to hand over."""

    invited: Invited | None = None


@action("record.imported", says=_("A record from another Midweek was taken in"))
def import_record(text: bytes, *, by: Person) -> TakenIn:
    """Make a client in the care of `by` from a record: all of it, or nothing.

    Every id is new, so that nothing here can be overwritten, and whoever was erased here
    and comes back is somebody new. Raises Unreadable.
    """
    parsed = parse(text)
    invited = invite_client(by.clinic, name=parsed.client["name"].strip(), by=by)
    client = invited.subject.person
    count = take_in(parsed, client, by=by)
    raise_counter(client)
    return TakenIn(client, {"rows": count}, invited=invited)


@dataclass(frozen=True)
class Named:
    """Somebody on a list: what to call them, and where to send the invitation."""

    name: str
    email: str = ""


@dataclass(frozen=True)
class Listed(Done[Person]):
    """Everybody on a list was invited; each link is told once, here."""

    made: tuple[Invited, ...] = ()


@action("record.clients_listed", says=_("Clients were invited from a list"))
def invite_all(people: Sequence[Named], *, by: Person) -> Listed:
    """Invite everybody on a list, or nobody. Each gets a line and an invitation of their own."""
    made = tuple(
        invite_client(by.clinic, name=one.name, email=one.email or None, by=by) for one in people
    )
    return Listed(by, {"clients": len(made)}, made=made)
