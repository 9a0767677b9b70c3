"""How many reminders are decided in a second: claimed, decided, handed over and ended.

Three things are due for each client, one of them done already. The channel says yes at once:
what carriers take is not ours to measure.
"""

import multiprocessing
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import connections, transaction
from uuid6 import uuid7

from bench.cpu import Meter, on_cpu
from bench.seeding import ENTRIES_OF_ONE, Seeded
from midweek.audit import clock
from midweek.audit.scope import in_clinic
from midweek.people.models import Contact, Device, Person
from midweek.people.vault import seal
from midweek.plans.models import Assignment, Reminding
from midweek.practice.models import Skip
from midweek.reminders.actions.telling import tell_clinic
from midweek.reminders.channels.door import Message, Outcome
from midweek.reminders.models import Reminder, State
from midweek_rules.reminding import GRACE

THINGS = 3
A_DAY = timedelta(days=1)
WORKERS = {"sqlite": 1, "postgres": 4}
AT_LEAST = {"sqlite": 5_000, "postgres": 15_000}
"""Decisions a second by all workers together, each of which has a core of its own."""


class Yes:
    """A carrier that takes everything at once."""

    def tell(self, message: Message) -> Outcome:
        return Outcome(True)


CHANNELS = {"push": Yes()}


@dataclass(frozen=True)
class Measured:
    """So many decisions, in so much CPU of application and database, and by the clock."""

    decisions: int
    workers: int
    cpu: float
    seconds: float
    at_least: int

    @property
    def a_second(self) -> float:
        """What the workers decide together where each has a core, and the machine no other work."""
        return self.decisions / self.cpu * self.workers

    @property
    def holds(self) -> bool:
        return self.a_second >= self.at_least

    @property
    def said(self) -> str:
        return (
            f"decide reminders, {self.workers} worker(s): {self.cpu / self.decisions * 1e6:.0f} us "
            f"of CPU each, or {self.a_second:,.0f} a second with a core for each worker, at least "
            f"{self.at_least:,}; by the clock of this machine as it was just now "
            f"{self.decisions / self.seconds:,.0f} a second"
        )


class Due:
    """Clinics whose clients have three things due on each of some days, on these channels."""

    def __init__(
        self,
        *,
        clinics: int,
        clients: int,
        entries: int = ENTRIES_OF_ONE,
        channels: tuple[str, ...] = ("push",),
        things: int = THINGS,
    ) -> None:
        self.channels, self.number = channels, things
        self.channel: dict[UUID, str] = {}
        self.clinics: dict[UUID, list[Person]] = {}
        self.things: dict[UUID, list[UUID]] = {}
        for number in range(clinics):
            seeded = Seeded(number, entries=entries)
            seeded.grow_to(clients)
            self.clinics[seeded.clinic.pk] = seeded.clients
            with in_clinic(seeded.clinic.pk), transaction.atomic():
                self._choose(seeded)

    def _choose(self, seeded: Seeded) -> None:
        rows: list[Any] = []
        contacts: list[Any] = []
        more: list[Any] = []
        activity = seeded.version.activity
        devices = dict(Device.objects.values_list("person_id", "pk"))
        for place, client in enumerate(seeded.clients):
            own = {"clinic_id": client.clinic_id, "client_id": client.pk}
            channel = self.channel[client.pk] = self.channels[place % len(self.channels)]
            chosen = {"at": "18:30", "channels": [channel], "most_a_week": 7}
            rows.append(Reminding(**own, wanted=True, **chosen))
            contact = Contact(**own, channel=channel, verified_at=client.joined_at)
            contact.device_id = devices[client.pk]
            seal(
                contact, address={"endpoint": "https://push.example/1", "p256dh": "a", "auth": "b"}
            )
            contacts.append(contact)
            made_by = seeded.therapist
            more += [
                Assignment(**own, activity=activity, made_by=made_by)
                for _ in range(self.number - 1)
            ]
        Reminding.objects.bulk_create(rows, batch_size=500)
        Contact.objects.bulk_create(contacts, batch_size=500)
        Assignment.objects.bulk_create(more, batch_size=500)
        for thing, client_id in Assignment.objects.values_list("pk", "client_id"):
            self.things.setdefault(client_id, []).append(thing)

    def plan(self, at: datetime) -> int:
        """Plan what is due at that moment; one of three things is done already."""
        for clinic_id, clients in self.clinics.items():
            with in_clinic(clinic_id), transaction.atomic():
                rows = [row for client in clients for row in self.rows(client, at)]
                Reminder.objects.bulk_create(rows, batch_size=500)
                Skip.objects.bulk_create([self._done(one, at) for one in clients], batch_size=500)
        return sum(map(len, self.clinics.values())) * THINGS

    def rows(self, client: Person, at: datetime) -> Iterator[Reminder]:
        """A reminder of each thing of one client, due at that moment."""
        for thing in self.things[client.pk]:
            yield Reminder(
                clinic_id=client.clinic_id,
                client_id=client.pk,
                assignment_id=thing,
                about=thing,
                occasion_on=at.date(),
                occasion_slot="21:30",
                slot="18:30",
                channel=self.channel[client.pk],
                due_at=at,
                until=at + GRACE,
            )

    def _done(self, client: Person, at: datetime) -> Skip:
        return Skip(
            id=uuid7(),
            clinic_id=client.clinic_id,
            client_id=client.pk,
            assignment_id=self.things[client.pk][0],
            occasion_on=at.date(),
            occasion_slot="21:30",
            kind="not_today",
            recorded_at=at,
            received_at=at,
            changed_seq=1,
        )


def decisions(kind: str, meter: Meter, *, clients: int, days: int = 3) -> Measured:
    """Decide what is due on some days, one after the other, and say what the last one took."""
    workers = WORKERS[kind]
    due = Due(clinics=workers, clients=clients // workers)
    now = clock.now().replace(hour=18, minute=30, second=0, microsecond=0)
    for day in range(days):
        at = now + day * A_DAY
        planned = due.plan(at)
        cpu, seconds = _alone(due, at, meter) if workers == 1 else _together(due, at, workers)
        _all_ended(due)
    return Measured(planned, workers, cpu, seconds, AT_LEAST[kind])


def _alone(due: Due, at: datetime, meter: Meter) -> tuple[float, float]:
    started, before = time.perf_counter(), meter.used()
    _tell_all(list(due.clinics), at)
    return (meter.used() - before) / 1000, time.perf_counter() - started


def _tell_all(clinics: list[UUID], at: datetime) -> None:
    with clock.at(at + timedelta(seconds=1)):
        for clinic_id in clinics:
            while tell_clinic(clinic_id, CHANNELS):
                pass


def _together(due: Due, at: datetime, workers: int) -> tuple[float, float]:
    """Each worker goes through all clinics, beginning at another, and counts its server's CPU."""
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    ready, told = fork.Barrier(workers + 1), fork.Queue()
    clinics = list(due.clinics)

    def work(place: int) -> None:
        servers = [_server_of(alias) for alias in connections]
        ready.wait()
        before = _used(servers)
        _tell_all(clinics[place:] + clinics[:place], at)
        told.put(_used(servers) - before)

    found = [fork.Process(target=work, args=(place,)) for place in range(workers)]
    for one in found:
        one.start()
    ready.wait()
    started = time.perf_counter()
    cpu = sum(told.get() for _ in found)
    seconds = time.perf_counter() - started
    for one in found:
        one.join()
    return cpu, seconds


def _server_of(alias: str) -> int:
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def _used(servers: list[int]) -> float:
    return time.process_time() + sum(map(on_cpu, servers)) / 1e9


def _all_ended(due: Due) -> None:
    for clinic_id, clients in due.clinics.items():
        with in_clinic(clinic_id):
            counted = {
                state: Reminder.objects.filter(state=state).count() for state in State.values
            }
        days = sum(counted.values()) // (len(clients) * THINGS)
        wanted = {State.DELIVERED: 2, State.SUPPRESSED: 1}
        assert counted == {one: wanted.get(one, 0) * len(clients) * days for one in State}, counted
