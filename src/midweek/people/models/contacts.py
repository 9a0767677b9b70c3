"""Where reminders may go, as far as a client said so."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.scope import ScopedManager
from midweek.people.models.care import OfClientQuerySet
from midweek.people.models.clinics import ClinicOwned
from midweek.people.models.persons import Device, Person
from midweek.people.vault.fields import SealedField


class ContactQuerySet(OfClientQuerySet):
    """A client's contacts, which are nobody else's business."""

    def visible_to(self, person: Person) -> "ContactQuerySet":
        """One's own."""
        found: ContactQuerySet = self.filter(client=person)
        return found

    def open(self) -> "ContactQuerySet":
        """Those that were neither given up nor lost."""
        return self.filter(gone_at=None)

    def usable(self) -> "ContactQuerySet":
        """Those that something may be sent to: proven to be the client's, and not stopped."""
        return self.open().exclude(verified_at=None)


class Contact(ClinicOwned):
    """One way to reach a client: a phone's push service, an e-mail address, a number.

    `verified_at` says since when it is proven to be the client's: a code sent there came
    back; a phone's own push service is proven by the phone. Only then is it used.
    """

    class Channel(models.TextChoices):
        """How something travels there."""

        PUSH = "push", _("On this phone")
        EMAIL = "email", _("E-mail")
        SMS = "sms", _("Text message")

    class Permission(models.TextChoices):
        """What the phone's system says about notices."""

        GRANTED = "granted", _("Allowed")
        DENIED = "denied", _("Not allowed")
        PROMPT = "prompt", _("Not asked yet")

    client = models.ForeignKey(Person, models.PROTECT, related_name="contacts")
    client_id: UUID
    channel = models.CharField(max_length=5, choices=Channel)
    device = models.ForeignKey(Device, models.PROTECT, null=True, related_name="+")
    device_id: UUID | None
    address = SealedField(null=True)
    permission = models.CharField(max_length=7, choices=Permission, blank=True)
    code = SealedField(null=True)
    code_sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField(null=True)
    made_at = models.DateTimeField(default=clock.now)
    agreed_at = models.DateTimeField(null=True)
    verified_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True)
    gone_why = models.CharField(max_length=12, blank=True)

    objects = ScopedManager.from_queryset(ContactQuerySet)()

    plain: ClassVar = {
        "channel": "needed to plan reminders without opening anything",
        "permission": "what a phone allows, shown to its owner",
        "tries": "a count, so that a code cannot be guessed",
        "gone_why": "a code that says why it is used no more",
        **dict.fromkeys(
            [
                "code_sent_at",
                "try_at",
                "made_at",
                "agreed_at",
                "verified_at",
                "delivered_at",
                "gone_at",
            ],
            "a time without content",
        ),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "device"],
                condition=Q(gone_at=None, channel="push"),
                name="one_push_service_of_a_device",
            ),
            models.UniqueConstraint(
                fields=["clinic", "client", "channel"],
                condition=Q(gone_at=None) & ~Q(channel="push"),
                name="one_address_of_a_channel",
            ),
        ]
        indexes = [models.Index(fields=["clinic", "client", "gone_at"], name="contacts_of")]
