"""A million reminders a day, three in ten of them within ten minutes: 500 a second.

Half a minute of those ten is lived through as it is, by one worker with the rounds it always has.
The harder case: nothing is due together, so each reminder is a message, and a carrier takes
50 ms for it. Planning ahead is not in it; it is spread over the day.
"""

import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import quantiles
from typing import Any
from uuid import UUID

from bench.reminding import Due
from midweek.audit import clock
from midweek.audit.scope import in_clinic
from midweek.config.running.chores import CHORES
from midweek.people.models import Person
from midweek.plans.models import Reminding
from midweek.reminders.actions import rounds
from midweek.reminders.actions.wanted import AHEAD
from midweek.reminders.channels.door import Message, Outcome
from midweek.reminders.models import Planned, Reminder

A_SECOND = 500
CLINICS = 10
AT_MOST = 60.0
TAKES = 0.05


class Carrier:
    """Takes 50 ms for each message, and notes when it had it."""

    def __init__(self) -> None:
        self.had: dict[UUID, float] = {}

    def tell(self, message: Message) -> Outcome:
        time.sleep(TAKES)
        self.had[message.id] = time.time()
        return Outcome(True)


@dataclass(frozen=True)
class Late:
    """By how many seconds messages came after their time, in the order of their time."""

    seconds: list[float]
    planned: int

    @property
    def worst(self) -> float:
        return max(self.seconds, default=float("inf"))

    @property
    def said(self) -> str:
        third = len(self.seconds) // 3
        return (
            f"{self.planned:,} reminders, {A_SECOND} a second: {len(self.seconds):,} handed over, "
            f"the latest {self.worst:.1f} s after its time (at most {AT_MOST:.0f}), half within "
            f"{quantiles(self.seconds, n=2)[0]:.1f} s; the latest of the first third "
            f"{max(self.seconds[:third]):.1f} s, of the last {max(self.seconds[-third:]):.1f} s"
        )

    @property
    def holds(self) -> bool:
        return len(self.seconds) == self.planned and self.worst <= AT_MOST


def ten_minutes(*, seconds: int) -> Late:
    """Live through so many seconds of them."""
    due = Due(clinics=CLINICS, clients=seconds * A_SECOND // CLINICS, entries=0, things=1)
    every = next(one.every for one in CHORES if one.name == "remind")
    starts = clock.now() + timedelta(seconds=every)
    told = _plan(due, starts)
    carrier = Carrier()
    rounds.channels = lambda: {"push": carrier}  # type: ignore[assignment]
    until = time.time() + every + seconds + AT_MOST
    while len(carrier.had) < len(told) and time.time() < until:
        rounds.remind()
        time.sleep(every)
    late = [carrier.had[one] - at.timestamp() for one, at in told.items() if one in carrier.had]
    return Late(late, len(told))


def _plan(due: Due, starts: datetime) -> dict[UUID, datetime]:
    """Plan one reminder for each client, one after the other, clinic by clinic in turn."""
    told: dict[UUID, datetime] = {}
    for place, (clinic_id, clients) in enumerate(due.clinics.items()):
        rows: list[Any] = []
        for number, client in enumerate(clients):
            at = starts + timedelta(seconds=(number * CLINICS + place) / A_SECOND)
            rows += due.rows(client, at)
            told[rows[-1].pk] = at
        with in_clinic(clinic_id):
            Reminding.objects.update(quiet_from="00:00", quiet_until="00:00")
            Reminder.objects.bulk_create(rows, batch_size=500)
            Planned.objects.bulk_create([_planned(one, starts) for one in clients], batch_size=500)
    return dict(sorted(told.items(), key=lambda one: one[1]))


def _planned(client: Person, starts: datetime) -> Planned:
    return Planned(
        clinic_id=client.clinic_id,
        client_id=client.pk,
        counter=client.plan_counter,
        talk=client.talk_counter,
        until=starts + AHEAD,
    )
