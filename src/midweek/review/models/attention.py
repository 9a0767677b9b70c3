"""How a clinic wants its caseload sorted."""

from typing import ClassVar

from django.db import models

from midweek.audit.scope import ScopedManager, ScopedQuerySet
from midweek.people.models import ClinicOwned, Person


class AttentionQuerySet(ScopedQuerySet["Attention"]):
    """The rules are no secret within the clinic."""

    def visible_to(self, person: Person) -> "AttentionQuerySet":
        """Everybody on the staff may read by which rules they are shown their clients."""
        return self.none() if person.is_client else self


class Attention(ClinicOwned):
    """What a clinic changed about the rules of the caseload: limits, and what is left out."""

    limits = models.JSONField(default=dict)
    left_out = models.JSONField(default=list)
    before = models.JSONField(default=dict)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")

    objects = ScopedManager.from_queryset(AttentionQuerySet)()

    plain: ClassVar = {
        "limits": "numbers of days and hours, about nobody",
        "left_out": "names of rules, about nobody",
        "before": "the same as it was before, for the way back",
        "changed_at": "a time without content",
    }

    class Meta:
        constraints = [models.UniqueConstraint(fields=["clinic"], name="one_attention")]
