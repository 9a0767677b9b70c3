"""Where the statements of a brief come from."""

from uuid import UUID

from django.urls import reverse

from midweek.review.queries.brief import Known


def page(known: Known, name: str, *more: UUID) -> str:
    """The address of a page about the client."""
    return reverse(f"review:{name}", args=[known.client.pk, *more])
