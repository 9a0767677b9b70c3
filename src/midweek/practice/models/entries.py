"""Entries, skips, and who looked."""

from typing import Any, ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from midweek.audit.scope import ScopedManager
from midweek.library.models import ActivityVersion
from midweek.people.models import (
    SHARED_WITH_THERAPIST,
    ClinicOwned,
    Consent,
    ConsentPurpose,
    Person,
)
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField
from midweek.plans.models import Assignment

EntryPurpose = ConsentPurpose
"""Under which of the client's consents a therapist may read an entry."""


class EnteredHow(models.TextChoices):
    """How answers came to be written down by somebody else than the client."""

    SESSION = "session", _("Together in the session")
    PAPER = "paper", _("From paper")


class EntryQuerySet(OfClientQuerySet):
    """Entries, as far as the client lets others see them."""

    def visible_to(self, person: Person) -> Any:
        """One's own; for staff, what clients in their care share now."""
        found: Any = super().visible_to(person)
        return found if person.is_client else found.shared_now()

    def shared_now(self) -> Any:
        """Entries that are shared, under a consent that is in force today.

        Consent is asked at reading and not at writing: who withdraws it closes what was
        sent before, too, from the next request on.
        """
        agreed = Consent.objects.filter(
            client=OuterRef("client"), purpose=OuterRef("purpose"), ended_at=None, granted=True
        )
        return self.filter(Exists(agreed), unshared_at=None, undone_at=None)

    def standing(self) -> Any:
        """Entries that no other follows, unless what followed was taken back."""
        followers = Entry.objects.filter(replaces=OuterRef("pk"), undone_at=None)
        return self.filter(~Exists(followers))


class Entry(ClinicOwned):
    """One time the client practised, exactly as their phone recorded it.

    An entry is never edited. A correction is a new entry that `replaces` this one, so
    the record shows what was said first and what was said later. The columns that do
    change say what happened to it since: taken back, hidden again, seen, how hard it was
    and how useful.
    Where a therapist wrote down what the client answered, `entered_by` says so for ever.
    """

    client = models.ForeignKey(Person, models.PROTECT, related_name="entries")
    client_id: UUID
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="entries")
    assignment_id: UUID | None
    version = models.ForeignKey(ActivityVersion, models.PROTECT, related_name="+")
    version_id: UUID
    purpose = models.CharField(
        max_length=12, choices=[(one.value, one.label) for one in SHARED_WITH_THERAPIST]
    )
    occasion_on = models.DateField(null=True)
    occasion_slot = models.CharField(max_length=5, blank=True)
    happened_at = models.DateTimeField()
    happened_on = models.DateField()
    zone = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    finished = models.BooleanField(default=True)
    terms = models.PositiveIntegerField(null=True)
    answers = SealedField()
    felt = SealedField(null=True)
    quality = SealedField(null=True)
    # Its index is below: one over every row holds little but nulls, and SQLite, told so by
    # ANALYZE, reads the whole table for each entry instead.
    replaces = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="replaced_by", db_index=False
    )
    replaces_id: UUID | None
    # No index, for the same reason: nobody asks what one therapist entered.
    entered_by = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="+", db_index=False
    )
    entered_by_id: UUID | None
    entered_how = models.CharField(max_length=7, choices=EnteredHow, blank=True)
    changed_seq = models.PositiveBigIntegerField()
    seen_at = models.DateTimeField(null=True)
    unshared_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(EntryQuerySet)()

    plain: ClassVar = {
        "purpose": "decides what a therapist may reach",
        "terms": "says under which of the agreed terms it was done, without what they say",
        "finished": "counts what got done, without what it was",
        "entered_how": "whether somebody else wrote it down, without what it was",
        "zone": "a time without content",
        "changed_seq": "orders what the phone pulls",
        **dict.fromkeys(
            ["occasion_on", "occasion_slot", "happened_at", "happened_on", "recorded_at"],
            "needed to find and order entries without opening them",
        ),
        **dict.fromkeys(
            ["started_at", "received_at", "seen_at", "unshared_at", "undone_at"],
            "a time without content",
        ),
    }

    class Meta:
        indexes = [
            models.Index(fields=["clinic", "client", "happened_at"], name="entries_by_time"),
            models.Index(fields=["clinic", "client", "changed_seq"], name="entries_by_change"),
            # A caseload asks for each client's first questionnaire, however long ago.
            models.Index(
                fields=["clinic", "client", "purpose", "happened_on"], name="entries_by_purpose"
            ),
            models.Index(
                fields=["replaces"], name="entries_following", condition=Q(replaces__isnull=False)
            ),
            models.Index(
                fields=["clinic", "client", "happened_at"],
                name="entries_unseen",
                condition=Q(seen_at=None, unshared_at=None, undone_at=None),
            ),
        ]


class Skip(ClinicOwned):
    """ "Not today" or "too hard": an answer, kept at once, with what the client would like."""

    class Kind(models.TextChoices):
        """What was said."""

        NOT_TODAY = "not_today", _("Not today")
        TOO_HARD = "too_hard", _("Too hard")

    class Wish(models.TextChoices):
        """What would make it possible."""

        SMALLER = "smaller", _("Make it smaller")
        SWAP = "swap", _("Swap it")
        TALK = "talk", _("Leave it and talk")

    client = models.ForeignKey(Person, models.PROTECT, related_name="skips")
    client_id: UUID
    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="skips")
    assignment_id: UUID
    occasion_on = models.DateField()
    occasion_slot = models.CharField(max_length=5, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    wants = models.CharField(max_length=8, choices=Wish, blank=True)
    recorded_at = models.DateTimeField()
    received_at = models.DateTimeField()
    obstacles = SealedField(null=True)
    changed_seq = models.PositiveBigIntegerField()
    undone_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfClientQuerySet)()

    plain: ClassVar = {
        **dict.fromkeys(
            ["occasion_on", "occasion_slot", "kind", "wants"],
            "an answer about an opaque id; decides what is still due",
        ),
        **dict.fromkeys(["recorded_at", "received_at", "undone_at"], "a time without content"),
        "changed_seq": "orders what the phone pulls",
    }

    class Meta:
        indexes = [models.Index(fields=["clinic", "client", "changed_seq"], name="skips_by_change")]


class Look(ClinicOwned):
    """Somebody opened an entry. The client can read who, and when first."""

    client = models.ForeignKey(Person, models.PROTECT, related_name="+")
    client_id: UUID
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="looks")
    entry_id: UUID
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    by_id: UUID
    at = models.DateTimeField()

    objects = ScopedManager.from_queryset(OfClientQuerySet)()

    plain: ClassVar = {"at": "shown to the client: when somebody looked"}

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "entry", "by"], name="one_first_look"),
        ]
