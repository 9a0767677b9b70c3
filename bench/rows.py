"""The rows of one client after eight weeks."""

from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.utils import timezone

from bench.entries import Entries
from midweek.audit.models import AuditHead
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


def check_in() -> ActivityVersion:
    """The clinic's check-in, from the starter set."""
    version: ActivityVersion = ActivityVersion.objects.get(activity__slug="check-in")
    return version


class Rows:
    """Rows waiting to be written, table by table."""

    def __init__(self, clinic: Clinic, version: ActivityVersion) -> None:
        self.clinic, self.version = clinic, version
        self.now = timezone.now()
        self.entries = Entries(AuditHead.objects.get(pk=clinic.pk), version, self.now)
        self._waiting: dict[type[models.Model], list[Any]] = {}

    def write(self) -> None:
        """Insert everything that waits, in an order that foreign keys allow."""
        for model in (Account, Person, CareLink, Consent, Device, Assignment, Terms):
            manager = getattr(model, "objects")  # noqa: B009
            manager.bulk_create(self._waiting.pop(model, []), batch_size=500)
        self.entries.write()

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
        self.entries.add(client, therapist, device, assignment, entries)
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
        assignment: Assignment = self._add(
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

    def _add(self, model: Any, client: Person, **values: Any) -> Any:
        row = model(clinic=self.clinic, client=client, **values)
        self._waiting.setdefault(model, []).append(row)
        return row

    def _ago(self, days: float) -> datetime:
        return self.now - timedelta(days=days)
