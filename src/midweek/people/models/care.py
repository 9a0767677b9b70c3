"""Who cares for whom, and what clients agreed to."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from midweek.audit.scope import ScopedManager, ScopedQuerySet
from midweek.people.models.clinics import ClinicOwned
from midweek.people.models.persons import Person


class OfClientQuerySet(ScopedQuerySet[Any]):
    """Rows about one client: theirs, and their therapists' while the care lasts."""

    def visible_to(self, person: Person) -> Any:
        """The client's own rows; for staff, those of clients they treat now."""
        if person.is_client:
            return self.filter(client=person)
        # A subquery instead of a join: a client in two care links must not come twice.
        treated = CareLink.objects.filter(therapist=person, ended_at=None)
        return self.filter(client__in=treated.values("client"))


class CareLink(ClinicOwned):
    """ "She has been my client since March", and since when no more."""

    client = models.ForeignKey(Person, models.PROTECT, related_name="care_received")
    therapist = models.ForeignKey(Person, models.PROTECT, related_name="care_given")
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    client_id: UUID
    therapist_id: UUID

    objects = ScopedManager.from_queryset(OfClientQuerySet)()

    plain: ClassVar = {
        "since": "decides what someone may reach",
        "ended_at": "decides what someone may reach",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "client", "therapist"],
                condition=Q(ended_at=None),
                name="one_open_care_link",
            ),
        ]


class ConsentPurpose(models.TextChoices):
    """What a client may share, each with a switch of its own."""

    CHECK_INS = "check_ins", _("Check-ins and what you did")
    JOURNAL = "journal", _("Journal, page by page")
    MEASURES = "measures", _("Questionnaires")
    POOLED = "pooled", _("Numbers counted together with others, without a name")


SHARED_WITH_THERAPIST = (
    ConsentPurpose.CHECK_INS,
    ConsentPurpose.JOURNAL,
    ConsentPurpose.MEASURES,
)
"""What is asked at joining. Being counted with others is asked in the settings alone: nobody
should agree to it only to get in."""


class ConsentQuerySet(OfClientQuerySet):
    """The newest answer to each question counts."""

    def in_force(self) -> "ConsentQuerySet":
        """The answers that count now."""
        return self.filter(ended_at=None)


class Consent(ClinicOwned):
    """One answer to one question about sharing. A new answer ends it and follows it."""

    client = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    client_id: UUID
    purpose = models.CharField(max_length=12, choices=ConsentPurpose)
    granted = models.BooleanField()
    text_version = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(ConsentQuerySet)()

    plain: ClassVar = dict.fromkeys(
        ["purpose", "granted", "text_version", "at", "ended_at"],
        "decides what a therapist may reach",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "client", "purpose"],
                condition=Q(ended_at=None),
                name="one_consent_in_force",
            ),
        ]
