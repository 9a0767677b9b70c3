"""Sets of activities that are agreed on together, again and again."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q

from midweek.audit import clock
from midweek.audit.scope import ScopedManager, ScopedQuerySet
from midweek.people.models import ClinicOwned, Person
from midweek.people.vault import SealedField


class TemplateQuerySet(ScopedQuerySet["Template"]):
    """Templates belong to the whole clinic, or to whoever keeps them to themselves."""

    def visible_to(self, person: Person) -> "TemplateQuerySet":
        """The clinic's and one's own, for staff; a client meets what was agreed from them."""
        if person.is_client:
            return self.none()
        return self.filter(Q(owner=None) | Q(owner=person))


class Template(ClinicOwned):
    """A named set of activities, each with when and how much. It says nothing of any client."""

    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    owner_id: UUID | None
    name = SealedField(under="clinic")
    parts = SealedField(under="clinic")
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    archived_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(TemplateQuerySet)()

    plain: ClassVar = dict.fromkeys(["made_at", "archived_at"], "a time without content")
