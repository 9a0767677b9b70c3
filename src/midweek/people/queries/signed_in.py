"""Who has signed in: asked on every request."""

from uuid import UUID

from django.db.models import QuerySet

from midweek.audit.prepared import question
from midweek.people.models import Person


def person_of(account_id: UUID) -> Person | None:
    """The person who signs in with this account, with their clinic, unless they left."""
    return next(iter(_person(account_id=account_id)), None)


@question
def _person(*, account_id: UUID) -> "QuerySet[Person]":
    found = Person.objects.filter(account_id=account_id, left_at=None)
    return found.select_related("clinic")
