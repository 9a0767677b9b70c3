"""Versions of the plan: each state that was agreed, dated and signed by both."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.plans.models.offers import Offer


class PlanVersion(ClinicOwned):
    """The whole plan as it was agreed at one moment. Never edited, only followed.

    `terms` names for each running assignment the number of its terms, which never change
    either: two versions are compared with nothing else.
    """

    class Way(models.TextChoices):
        """How it was agreed."""

        ROOM = "room", _("agreed in the session")
        OFFER = "offer", _("agreed by an offer")
        OWN = "own", _("added by the client")

    client = models.ForeignKey(Person, models.PROTECT, related_name="plan_versions")
    client_id: UUID
    number = models.PositiveIntegerField()
    terms = models.JSONField()
    way = models.CharField(max_length=5, choices=Way)
    offer = models.ForeignKey(Offer, models.PROTECT, null=True, related_name="+")
    proposed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    proposed_by_id: UUID
    agreed_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    agreed_by_id: UUID
    agreed_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager.from_queryset(OfClientQuerySet)()

    plain: ClassVar = {
        "number": "orders what was agreed",
        "terms": "ids and numbers of what was agreed, without what they say",
        "way": "how something was agreed, without what it was",
        "agreed_at": "a time without content",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "client", "number"], name="one_plan_number"),
        ]
