"""What a client wants to get to."""

from midweek.people.models import Person
from midweek.people.vault import Grant, open_sealed
from midweek.plans.models import Goal


def goals(client: Person, *, grant: Grant) -> list[str]:
    """The client's goals in their words, the oldest first."""
    found = Goal.objects.filter(client=client).order_by("made_at")
    return [open_sealed(goal, "words", grant=grant) for goal in found]
