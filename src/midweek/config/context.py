"""What every template knows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from midweek import NAME
from midweek.people.queries.viewers import viewer_of
from midweek.people.sessions import may_rest


def midweek(request: HttpRequest) -> dict[str, Any]:
    """The product's name, and who is looking; a name is opened only where it is shown."""
    person = getattr(request, "person", None)
    if person is None:
        return {"app_name": NAME, "person": None, "viewer": None, "may_rest": 0}
    return {
        "app_name": person.clinic.app_name,
        "person": person,
        "viewer": SimpleLazyObject(lambda: viewer_of(person)),
        "may_rest": 0 if person.is_client else may_rest(request),
    }
