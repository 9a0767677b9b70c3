"""What every template knows."""

from typing import Any

from django.http import HttpRequest

from midweek import NAME


def midweek(request: HttpRequest) -> dict[str, Any]:
    """The product's name, and who is looking."""
    person = getattr(request, "person", None)
    return {"app_name": person.clinic.app_name if person else NAME, "person": person}
