"""Pictures and sounds that a client shares."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models

from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField


class SharedFileQuerySet(OfClientQuerySet):
    """Files, as far as the client lets others see them."""

    def visible_to(self, person: Person) -> Any:
        """One's own; for staff, what clients in their care share now."""
        found: Any = super().visible_to(person)
        return found if person.is_client else found.filter(hidden_at=None)


class SharedFile(ClinicOwned):
    """A picture or a sound that left the phone because the client shared it.

    Its id is the one the phone gave it; an entry names it by that. `content` was written
    anew and is {"type", "base64"}; `sha256` is of what the phone sent, so that the same
    sending is known again. What is not shared was never here.
    """

    client = models.ForeignKey(Person, models.PROTECT, related_name="shared_files")
    client_id: UUID
    content = SealedField()
    sha256 = SealedField()
    shared_at = models.DateTimeField()
    hidden_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(SharedFileQuerySet)()

    plain: ClassVar = dict.fromkeys(["shared_at", "hidden_at"], "a time without content")
