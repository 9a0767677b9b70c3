"""What practice and change come to for many clients together."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from midweek.audit.scope import ScopedManager, ScopedQuerySet
from midweek.people.models import ClinicOwned, Person
from midweek.people.vault import SealedField


class TogetherQuerySet(ScopedQuerySet["Together"]):
    """Numbers of many, for those who treat them."""

    def visible_to(self, person: Person) -> "TogetherQuerySet":
        """One's own clients together, and the whole clinic; no colleague's, and no client's."""
        mine = Q(therapist=person) | Q(therapist=None)
        return self.none() if person.is_client else self.filter(mine)


class Together(ClinicOwned):
    """Practice and change, pooled over clients who agreed: one therapist's, or a whole clinic's.

    `found` names nobody. It is made anew each night from those who agree on that day, and
    nothing is kept of the night before.
    """

    therapist = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    therapist_id: UUID | None
    found = SealedField(under="clinic")
    made_at = models.DateTimeField()

    objects = ScopedManager.from_queryset(TogetherQuerySet)()

    plain: ClassVar = {"made_at": "a time without content"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "therapist"], name="one_together"),
            models.UniqueConstraint(
                fields=["clinic"], condition=Q(therapist=None), name="one_together_of_a_clinic"
            ),
        ]
