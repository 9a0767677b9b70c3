"""What becomes of ideas when the plan moves on without them."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from midweek.audit import clock
from midweek.people.models import Person
from midweek.plans.models import Proposal


def overtake(client: Person, which: Q | None = None) -> None:
    """Put away what is still open of a client's proposals, or those that `which` finds."""
    found: Any = Proposal.objects.filter(client=client).open()
    chosen = found.filter(which) if which is not None else found
    Proposal.objects.filter(pk__in=list(chosen.values_list("pk", flat=True))).update(
        overtaken_at=clock.now()
    )


def overtake_about(client: Person, assignment_id: UUID) -> None:
    """Put away what is open about one thing: it was just agreed otherwise."""
    overtake(client, Q(assignment=assignment_id))


def note_answers(client: Person) -> None:
    """Whoever proposes anew has read what was said to the ideas before."""
    unread = Proposal.objects.filter(client=client, noted_at=None).exclude(answer="")
    unread.update(noted_at=clock.now())
