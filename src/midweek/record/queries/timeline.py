"""Everything that happened with one client, in one order: the newest first, a page at a time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from midweek import NAME
from midweek.people.access import grant_to_client, names_grant
from midweek.people.models import Person
from midweek.people.vault import open_sealed
from midweek.record.queries import agreed, practised
from midweek.record.queries.events import Asked, Event

PAGE = 50
SEARCHED = 2000
"""How far back of each kind a search reads: several years of a busy client."""

SOURCES: dict[str, Callable[[Asked], Iterator[Event]]] = {
    "plan": agreed.versions,
    "offers": agreed.offers,
    "entries": practised.entries,
    "skips": practised.skips,
    "measures": practised.entries,
    "reviews": agreed.reviews,
    "messages": practised.messages,
    "sessions": agreed.sessions,
    "sharing": agreed.consents,
    "access": practised.access,
}


@dataclass(frozen=True)
class Page:
    """The newest events before some moment, who did them, and where the next page begins."""

    events: list[Event]
    names: dict[str, str]
    older: datetime | None


def timeline(
    client: Person,
    *,
    by: Person,
    before: datetime | None = None,
    kinds: frozenset[str] = frozenset(),
    find: str = "",
) -> Page:
    """A page of what `by` may know of a client's record.

    A page ends between two moments and never inside one, so that nothing falls between
    two pages. `kinds` leaves out the others; `find` keeps what has these words in it.
    """
    wanted = kinds or frozenset(SOURCES)
    grant = grant_to_client(client, by=by, purpose="record")
    asked = Asked(client, by, grant, before, SEARCHED if find else PAGE + 1)
    sources = dict.fromkeys(source for kind, source in SOURCES.items() if kind in wanted)
    found = [one for source in sources for one in source(asked) if one.kind in wanted]
    names = _names(found, by)
    if find:
        found = [one for one in found if _has(one, find.casefold(), names)]
    found.sort(key=lambda one: (one.at, one.order), reverse=True)
    shown, older = _cut(found)
    return Page(shown, names, older)


def _has(one: Event, find: str, names: dict[str, str]) -> bool:
    words = [one.says, *one.details, names.get(one.by, "")]
    return any(find in text.casefold() for text in words)


def _cut(found: list[Event]) -> tuple[list[Event], datetime | None]:
    if len(found) <= PAGE:
        return found, None
    edge = found[PAGE].at
    shown = [one for one in found[:PAGE] if one.at > edge] or found[:PAGE]
    return shown, shown[-1].at


def _names(found: list[Event], by: Person) -> dict[str, str]:
    ids = {UUID(one.by) for one in found if one.by and one.by != "None"}
    grant = names_grant(by)
    people = Person.objects.filter(pk__in=ids)
    known = {str(one.pk): str(open_sealed(one, "name", grant=grant)) for one in people}
    return {"": NAME, "None": NAME} | known
