"""The rows of one client after eight weeks."""

import random
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.utils import timezone
from uuid6 import uuid7

from midweek.audit.chain import mac_of
from midweek.audit.models import AuditHead, AuditLine
from midweek.library.models import ActivityVersion
from midweek.people.models import (
    Account,
    CareLink,
    Clinic,
    Consent,
    ConsentPurpose,
    Device,
    Person,
)
from midweek.people.vault import keyring, seal
from midweek.plans.models import Assignment, Terms
from midweek.practice.marks import Mark, minute_of, packed
from midweek.practice.models import Entry, Look, Month, Receipt
from midweek.practice.models.months import first_of

NEW_TO_THE_THERAPIST = 3
WORDS = "I walked to the corner and back, and it was raining, and I went all the same. " * 3


def check_in() -> ActivityVersion:
    """The clinic's check-in, from the starter set."""
    version: ActivityVersion = ActivityVersion.objects.get(activity__slug="check-in")
    return version


class Rows:
    """Rows waiting to be written, table by table."""

    def __init__(self, clinic: Clinic, version: ActivityVersion) -> None:
        self.clinic, self.version = clinic, version
        self.now = timezone.now()
        self.chance = random.Random(2026)
        self.head = AuditHead.objects.get(pk=clinic.pk)
        self._waiting: dict[type[models.Model], list[Any]] = {}

    def write(self) -> None:
        """Insert everything that waits, in an order that foreign keys allow."""
        order = (Account, Person, CareLink, Consent, Device, Assignment, Terms, Entry, Receipt)
        for model in (*order, Look, Month, AuditLine):
            manager = getattr(model, "objects")  # noqa: B009
            manager.bulk_create(self._waiting.pop(model, []), batch_size=500)
        self.head.save(force_update=True)

    def add_client(self, number: int, therapist: Person, *, entries: int) -> Person:
        """Add a client of `therapist` who made so many check-ins in eight weeks."""
        client = self._person(number, entries)
        for purpose in ConsentPurpose.values:
            self._add(Consent, client, purpose=purpose, granted=True, text_version=1, at=self.now)
        link = CareLink(clinic=self.clinic, client=client, therapist=therapist, since=self._ago(60))
        self._waiting.setdefault(CareLink, []).append(link)
        device = Device(clinic=self.clinic, person=client, highest_seq=entries)
        self._waiting.setdefault(Device, []).append(device)
        assignment = self._assignment(client, therapist)
        marks = [
            self._entry(client, therapist, device, assignment, seq, entries)
            for seq in range(1, entries + 1)
        ]
        self._months(client, marks)
        return client

    def _person(self, number: int, entries: int) -> Person:
        account = Account(clinic=self.clinic, username=f"{number:064x}", password="!")
        self._waiting.setdefault(Account, []).append(account)
        client = Person(
            clinic=self.clinic,
            account=account,
            kind=Person.Kind.CLIENT,
            counter=entries + 1,
            joined_at=self._ago(60),
        )
        keyring.make_client_key(client.pk, clinic_id=self.clinic.pk)
        seal(client, name=f"Client Number {number}", email=f"client{number}@example.org")
        self._waiting.setdefault(Person, []).append(client)
        return client

    def _assignment(self, client: Person, therapist: Person) -> Assignment:
        assignment = self._add(
            Assignment, client, activity=self.version.activity, made_by=therapist
        )
        terms = self._add(
            Terms,
            client,
            assignment=assignment,
            number=1,
            version=self.version,
            rrule="FREQ=DAILY",
            times=["21:30"],
            starts=self._ago(60).date(),
            agreed_by=client,
        )
        seal(terms, why="So that we see what helps.")
        return assignment

    def _entry(
        self,
        client: Person,
        therapist: Person,
        device: Device,
        assignment: Assignment,
        seq: int,
        entries: int,
    ) -> Mark:
        at = self._ago(56 * (entries - seq) / entries)
        is_new = seq > entries - NEW_TO_THE_THERAPIST
        answers = {
            "mood": self.chance.randint(1, 5),
            "worry": self.chance.randint(0, 10),
            "words": WORDS[: self.chance.randint(0, len(WORDS))],
        }
        entry = self._add(
            Entry,
            client,
            assignment=assignment,
            version=self.version,
            purpose=ConsentPurpose.CHECK_INS,
            occasion_on=at.date(),
            occasion_slot="21:30",
            happened_at=at,
            happened_on=at.date(),
            zone="Europe/London",
            recorded_at=at,
            received_at=at,
            seen_at=None if is_new else at,
            changed_seq=seq + 1,
        )
        seal(entry, answers=answers)
        receipt = self._add(
            Receipt,
            client,
            id=entry.pk,
            device=device,
            device_seq=seq,
            kind="entry",
            seq=seq + 1,
            received_at=at,
        )
        seal(receipt, sha256="0" * 64)
        if not is_new:
            self._add(Look, client, entry=entry, by=therapist, at=at)
        self._audit(client, entry.pk, at)
        return _mark(entry, answers)

    def _months(self, client: Person, marks: list[Mark]) -> None:
        inside: dict[Any, list[Mark]] = {}
        for mark in marks:
            inside.setdefault(first_of(mark.on), []).append(mark)
        for first, of_month in inside.items():
            seal(self._add(Month, client, first=first), marks=packed(of_month))

    def _audit(self, client: Person, subject_id: UUID, at: datetime) -> None:
        line = AuditLine(
            id=uuid7(),
            clinic_id=self.clinic.pk,
            number=self.head.number + 1,
            at=at,
            by_id=client.pk,
            kind="practice.received",
            subject="practice.receipt",
            subject_id=subject_id,
            client_id=client.pk,
            details={"kind": "entry"},
        )
        line.mac = mac_of(line, previous=bytes(self.head.mac))
        self.head.number, self.head.mac = line.number, line.mac
        self._waiting.setdefault(AuditLine, []).append(line)

    def _add(self, model: Any, client: Person, **values: Any) -> Any:
        row = model(clinic=self.clinic, client=client, **values)
        self._waiting.setdefault(model, []).append(row)
        return row

    def _ago(self, days: float) -> datetime:
        return self.now - timedelta(days=days)


def _mark(entry: Entry, answers: dict[str, Any]) -> Mark:
    return Mark(
        id=str(entry.pk),
        kind="entry",
        on=entry.happened_on,
        minute=minute_of(entry.happened_at),
        purpose=entry.purpose,
        slug="check-in",
        assignment=str(entry.assignment_id),
        slot="21:30",
        numbers={"mood": answers["mood"], "worry": answers["worry"]},
        words=bool(answers["words"]),
    )
