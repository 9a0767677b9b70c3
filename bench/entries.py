"""The many rows: entries with their receipts, looks and lines in the trail, and the months."""

import json
import random
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from uuid6 import uuid7

from bench.tables import Table
from midweek.audit.chain import mac_of
from midweek.audit.models import AuditHead, AuditLine
from midweek.library.models import ActivityVersion
from midweek.people.models import ConsentPurpose, Device, Person
from midweek.people.vault import blobs, keyring, seal
from midweek.plans.models import Assignment
from midweek.practice.marks import Mark, minute_of, packed
from midweek.practice.models import Entry, Look, Month, Receipt
from midweek.practice.models.months import first_of

NEW_TO_THE_THERAPIST = 3
WORDS = "I walked to the corner and back, and it was raining, and I went all the same. " * 3
EIGHT_WEEKS = 56


class Sealer:
    """Seals one field of very many rows of one client, as `seal` does it for one row."""

    def __init__(self, client: Person, label: str, name: str) -> None:
        self.key = keyring.client_key(client.pk, clinic_id=client.clinic_id)
        self.above = blobs.context(str(client.clinic_id), str(client.pk), f"{label}.{name}")

    def seal(self, row_id: UUID, value: Any) -> bytes:
        """Seal the value of one row."""
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        place = self.above + blobs.context_part(str(row_id))
        return blobs.close(text.encode(), key=self.key.secret, kid=self.key.kid, about=place)


class Entries:
    """Entries waiting to be written, with all that an entry leaves behind."""

    def __init__(self, head: AuditHead, version: ActivityVersion, now: datetime) -> None:
        self.head, self.version, self.now = head, version, now
        self.chance = random.Random(2026)
        self.tables = {model: Table(model) for model in (Entry, Receipt, Look, AuditLine)}
        self.months: list[Month] = []

    def write(self) -> None:
        """Insert everything that waits, in an order that foreign keys allow."""
        for table in self.tables.values():
            table.write()
        Month.objects.bulk_create(self.months, batch_size=500)
        self.months.clear()
        self.head.save(force_update=True)

    def add(
        self, client: Person, therapist: Person, device: Device, assignment: Assignment, count: int
    ) -> None:
        """Let a client make so many check-ins in eight weeks, all but the last few opened."""
        owned = {"clinic_id": client.clinic_id, "client_id": client.pk}
        add_entry = self.tables[Entry].alike(
            **owned,
            assignment_id=assignment.pk,
            version_id=self.version.pk,
            purpose=ConsentPurpose.CHECK_INS.value,
            occasion_slot="21:30",
            zone="Europe/London",
            answers=b"-",
        )
        add_receipt = self.tables[Receipt].alike(
            **owned, device_id=device.pk, kind="entry", sha256=b"-"
        )
        add_look = self.tables[Look].alike(**owned, by_id=therapist.pk)
        answers_of = Sealer(client, "practice.entry", "answers")
        hash_of = Sealer(client, "practice.receipt", "sha256")
        write_down = self._trail_of(client)
        marks = []
        for seq in range(1, count + 1):
            pk, at = uuid7(), self.now - timedelta(days=EIGHT_WEEKS * (count - seq) / count)
            answers, is_new = self._answers(), seq > count - NEW_TO_THE_THERAPIST
            add_entry(
                id=pk,
                occasion_on=at.date(),
                happened_at=at,
                happened_on=at.date(),
                recorded_at=at,
                received_at=at,
                seen_at=None if is_new else at,
                changed_seq=seq + 1,
                answers=answers_of.seal(pk, answers),
            )
            add_receipt(
                id=pk,
                device_seq=seq,
                seq=seq + 1,
                received_at=at,
                sha256=hash_of.seal(pk, "0" * 64),
            )
            if not is_new:
                add_look(id=uuid7(), entry_id=pk, at=at)
            write_down(pk, at)
            marks.append(_mark(pk, at, assignment, answers))
        self._pack(client, marks)

    def _answers(self) -> dict[str, Any]:
        return {
            "mood": self.chance.randint(1, 5),
            "worry": self.chance.randint(0, 10),
            "words": WORDS[: self.chance.randint(0, len(WORDS))],
        }

    def _trail_of(self, client: Person) -> Any:
        line = AuditLine(
            clinic_id=client.clinic_id,
            by_id=client.pk,
            kind="practice.received",
            subject="practice.receipt",
            client_id=client.pk,
            details={"kind": "entry"},
        )
        same = {name: getattr(line, name) for name in ("clinic_id", "by_id", "client_id")}
        same |= {name: getattr(line, name) for name in ("kind", "subject", "details")}
        add = self.tables[AuditLine].alike(**same, number=0, at=self.now, mac=b"-")

        def write_down(subject_id: UUID, at: datetime) -> None:
            line.number, line.at, line.subject_id = self.head.number + 1, at, subject_id
            mac = mac_of(line, previous=bytes(self.head.mac))
            self.head.number, self.head.mac = line.number, mac
            add(id=uuid7(), number=line.number, at=at, subject_id=subject_id, mac=mac)

        return write_down

    def _pack(self, client: Person, marks: list[Mark]) -> None:
        inside: dict[Any, list[Mark]] = {}
        for mark in marks:
            inside.setdefault(first_of(mark.on), []).append(mark)
        for first, of_month in inside.items():
            month = Month(clinic_id=client.clinic_id, client_id=client.pk, first=first)
            seal(month, marks=packed(of_month))
            self.months.append(month)


def _mark(pk: UUID, at: datetime, assignment: Assignment, answers: dict[str, Any]) -> Mark:
    return Mark(
        id=str(pk),
        on=at.date(),
        minute=minute_of(at),
        kind="entry",
        purpose=ConsentPurpose.CHECK_INS.value,
        slug="check-in",
        assignment=str(assignment.pk),
        slot="21:30",
        numbers={"mood": answers["mood"], "worry": answers["worry"]},
        words=bool(answers["words"]),
    )
