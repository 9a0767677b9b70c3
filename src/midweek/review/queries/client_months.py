"""The sealed months of one client."""

from uuid import UUID

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.models import Person
from midweek.people.vault import Grant
from midweek.practice.models import Month
from midweek.review.queries.months import COLUMNS, Marks, Sealed, Sharing, opened, sharing


def all_marks(client: Person, *, grant: Grant) -> Marks:
    """Everything the client shares, as numbers."""
    return marks_of(client.pk, sharing({client.pk: grant}))


def marks_of(client_id: UUID, shared: Sharing) -> Marks:
    """The same, of one among clients of whom it is known what they share."""
    return opened(_months(client=client_id), shared)[client_id]


@question
def _months(*, client: UUID) -> QuerySet[Month, Sealed]:
    return Month.objects.filter(client=client).order_by("first").values_list(*COLUMNS)
