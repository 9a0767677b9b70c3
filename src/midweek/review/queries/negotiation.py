"""What is being negotiated with one client: terms as they were, versions, ideas."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from midweek.people.models import Person
from midweek.people.vault import Grant, open_sealed
from midweek.plans.actions.ideas import agreed_in
from midweek.plans.models import PlanVersion, Proposal, Terms
from midweek.review.plan_words import Saying
from midweek.review.queries.shelf import Shelf, shelf


@dataclass(frozen=True)
class Terrain:
    """Everything that was ever agreed with a client, in words."""

    said: dict[tuple[UUID, int], Saying]
    latest: dict[UUID, int]
    books: Shelf

    def now(self, assignment_id: UUID | None) -> Saying | None:
        """A thing as it is agreed now."""
        if assignment_id is None or assignment_id not in self.latest:
            return None
        return self.said[assignment_id, self.latest[assignment_id]]

    def at(self, version: PlanVersion | None) -> dict[str, Saying]:
        """The plan as it was in one version."""
        pairs = version.terms.items() if version else ()
        found = {pk: self.said.get((UUID(pk), number)) for pk, number in pairs}
        return {pk: saying for pk, saying in found.items() if saying}


def terrain(client: Person, *, grant: Grant, language: str, also: Iterable[str] = ()) -> Terrain:
    """Read all terms of a client; `also` names activities that are only proposed."""
    rows = list(
        Terms.objects.filter(client=client)
        .select_related("assignment__activity")
        .order_by("number")
    )
    books = shelf({row.assignment.activity.slug for row in rows}.union(also), language=language)
    said = {(row.assignment_id, row.number): _saying(row, books, grant) for row in rows}
    return Terrain(said, {row.assignment_id: row.number for row in rows}, books)


def _saying(row: Terms, books: Shelf, grant: Grant) -> Saying:
    slug = row.assignment.activity.slug
    called = open_sealed(row.assignment, "called", grant=grant)
    return Saying(called or books.title(slug), agreed_in(row, grant=grant), _rungs(books, slug))


def _rungs(books: Shelf, slug: str) -> dict[str, dict[str, str]]:
    definition = books.definitions.get(slug) or {}
    return definition.get("rungs") or {}


def would_be(proposal: Proposal, land: Terrain, *, grant: Grant) -> Saying | None:
    """A thing as a proposal would have it; None where it would end."""
    if not proposal.agreed:
        return None
    agreed, now = agreed_in(proposal, grant=grant), land.now(proposal.assignment_id)
    if proposal.activity:
        slug = proposal.activity.slug
        return Saying(land.books.title(slug), agreed, _rungs(land.books, slug))
    return Saying(now.title if now else "", agreed, now.rungs if now else {})
