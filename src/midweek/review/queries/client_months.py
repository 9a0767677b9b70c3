"""The sealed months of one client."""

from midweek.people.models import Person
from midweek.people.vault import Grant
from midweek.practice.models import Month
from midweek.review.queries.months import Marks, opened, sharing


def all_marks(client: Person, *, grant: Grant) -> Marks:
    """Everything the client shares, as numbers."""
    return opened(Month.objects.filter(client=client), sharing({client.pk: grant}))[client.pk]
