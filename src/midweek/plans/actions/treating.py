"""Who may change a plan."""

from django.core.exceptions import PermissionDenied

from midweek.people.access import treats
from midweek.people.models import Person


def must_treat(by: Person, client: Person) -> None:
    """Refuse whoever has no care link with the client."""
    if not treats(by, client):
        raise PermissionDenied("No care link.")
