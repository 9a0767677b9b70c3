"""The sealed weeks of one client."""

from midweek.people.models import Person
from midweek.people.vault import Grant
from midweek.practice.models import Week
from midweek.review.queries.weeks import Marks, opened, sharing


def all_marks(client: Person, *, grant: Grant) -> Marks:
    """Everything the client shares, as numbers."""
    return opened(Week.objects.filter(client=client), sharing({client.pk: grant}))[client.pk]
