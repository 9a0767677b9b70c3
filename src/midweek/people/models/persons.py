"""Persons, and the devices they use."""

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.scope import ScopedManager, ScopedQuerySet
from midweek.people.models.accounts import Account
from midweek.people.models.clinics import ClinicOwned
from midweek.people.vault.fields import SealedField

if TYPE_CHECKING:
    from midweek.people.models.care import CareLink


class PersonQuerySet(ScopedQuerySet["Person"]):
    """Who may know that a person exists here."""

    def visible_to(self, person: "Person") -> "PersonQuerySet":
        """Oneself, the other side of each care link that has not ended, and colleagues."""
        seen = Q(pk=person.pk)
        if person.is_client:
            seen |= Q(care_given__client=person, care_given__ended_at=None)
        else:
            seen |= Q(care_received__therapist=person, care_received__ended_at=None)
            seen |= Q(kind=Person.Kind.STAFF)
        return self.filter(seen).distinct()

    def clients_of(self, therapist: "Person") -> "PersonQuerySet":
        """The clients `therapist` treats now."""
        return self.filter(
            kind=Person.Kind.CLIENT,
            care_received__therapist=therapist,
            care_received__ended_at=None,
        )


class Person(ClinicOwned):
    """A client or a member of staff. Clients own their words; staff treat, or run the clinic.

    `counter` belongs to the client's phone: it rises in the same transaction as every
    change the phone must hear of, so that "what is new since 41?" can never miss a row.
    `plan_counter` is what it was when anything but entries and skips changed: a phone that
    heard of that need not hear the whole plan again after each entry. `talk_counter` is
    what it was when a message or the list for the next session changed.

    `answers_in` is for who treats: how soon they answer messages. See `people.words`.
    """

    class Kind(models.TextChoices):
        """On which side of the room."""

        CLIENT = "client", _("Client")
        STAFF = "staff", _("Staff")

    account = models.OneToOneField(Account, models.PROTECT, null=True, related_name="person")
    account_id: UUID | None
    kind = models.CharField(max_length=6, choices=Kind)
    treats = models.BooleanField(default=False)
    runs_clinic = models.BooleanField(default=False)
    name = SealedField(under="clinic")
    email = SealedField(under="clinic", blank=True, default=bytes)
    language = models.CharField(max_length=8, default="en")
    zone = models.CharField(max_length=64, default="Europe/London")
    zone_follows = models.BooleanField(default=False)
    zone_moves = models.JSONField(default=list)
    counter = models.PositiveBigIntegerField(default=1)
    plan_counter = models.PositiveBigIntegerField(default=1)
    talk_counter = models.PositiveBigIntegerField(default=0)
    sees_totals = models.BooleanField(default=False)
    answers_in = models.CharField(max_length=7, blank=True, default="")
    made_at = models.DateTimeField(default=clock.now)
    joined_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(PersonQuerySet)()
    care_given: "models.Manager[CareLink]"
    care_received: "models.Manager[CareLink]"

    plain: ClassVar = {
        "kind": "decides what someone may reach",
        "treats": "decides what someone may reach",
        "runs_clinic": "decides what someone may reach",
        "language": "a preference",
        "zone": "needed to find due occasions without opening anything",
        "zone_follows": "a preference",
        "zone_moves": "zones left in the last three days, so that no time is skipped or repeated",
        "counter": "a number for the phone's pull",
        "plan_counter": "the same number, when the plan last changed",
        "talk_counter": "the same number, when something was last said",
        "answers_in": "told to clients: how soon messages are answered",
        "sees_totals": "decides what somebody reads of their own",
        "made_at": "a time without content",
        "joined_at": "a time without content",
        "left_at": "a time without content",
    }

    class Meta:
        indexes = [models.Index(fields=["clinic", "kind"], name="persons_by_kind")]

    @property
    def is_client(self) -> bool:
        """Whether this person is treated here."""
        return self.kind == self.Kind.CLIENT

    @property
    def client_id(self) -> UUID | None:
        """The client this row is about: the person, if a client."""
        return self.pk if self.is_client else None


class DeviceQuerySet(ScopedQuerySet["Device"]):
    """Devices are their owner's business."""

    def visible_to(self, person: Person) -> "DeviceQuerySet":
        """One's own devices."""
        return self.filter(person=person)


class Device(ClinicOwned):
    """A phone or browser that sends entries. It chooses its own id, before any signal."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="devices")
    first_seen = models.DateTimeField(default=clock.now)
    last_seen = models.DateTimeField(default=clock.now)
    highest_seq = models.PositiveBigIntegerField(default=0)

    objects = ScopedManager.from_queryset(DeviceQuerySet)()

    plain: ClassVar = {
        "first_seen": "shown to its owner",
        "last_seen": "shown to its owner",
        "highest_seq": "shows gaps in what a phone sent",
    }
