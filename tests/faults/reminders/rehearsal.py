"""Day after day of reminders, with the power going at a random one of six points."""

import random
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from uuid import UUID

from bench.reminding import Due
from midweek.audit import clock
from midweek.audit.scope import in_clinic
from midweek.reminders.actions import telling
from midweek.reminders.channels.door import Message, Outcome
from midweek.reminders.models import OPEN, Reminder

POINTS = (
    "before the claim", "after the claim", "during the hand-over",
    "after the carrier's yes", "before the end is written", "after it is written",
)  # fmt: skip
HALF_PAST_SIX = datetime(2026, 11, 30, 18, 30, tzinfo=UTC)
A_LEASE = timedelta(minutes=6)
AT_ONCE = 60
MOST_CUTS_A_DAY = 12


class PowerCut(BaseException):
    """The power goes."""


@dataclass
class Carrier:
    """Counts what it handed over, and by which number; the power may go in the midst of it."""

    effects: Counter[tuple[UUID, UUID]] = field(default_factory=Counter)
    dies_after: int | None = None

    def tell(self, message: Message) -> Outcome:
        if self.dies_after is not None:
            self.dies_after -= 1
            if self.dies_after < 0:
                raise PowerCut
        self.effects[message.contact, message.id] += 1
        return Outcome(True)


class Rehearsal:
    """A hundred clients, three things each a day, a third on each channel."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.due = Due(clinics=1, clients=99, entries=0, channels=("push", "email", "sms"))
        (self.clinic,) = self.due.clinics
        self.carriers = {name: Carrier() for name in self.due.channels}
        self.cuts: Counter[str] = Counter()
        self.occasions = 0
        self.problems: list[str] = []

    def day(self, number: int) -> None:
        """Live through one day, and note what is wrong at its end."""
        at = HALF_PAST_SIX + timedelta(days=number)
        self.occasions += self.due.plan(at)
        for carrier in self.carriers.values():
            carrier.effects.clear()
        cuts, minutes = 0, 0
        while True:
            dies = cuts < MOST_CUTS_A_DAY and self.chance.random() < 0.7
            with clock.at(at + timedelta(minutes=minutes)):
                told = self._round(self.chance.choice(POINTS) if dies else None)
            if told is None:
                cuts, minutes = cuts + 1, minutes + 6
            elif not told:
                if cuts >= MOST_CUTS_A_DAY or not self._open():
                    break
                minutes += 6
        self._judge(at)

    def _round(self, point: str | None) -> int | None:
        """Tell a batch; None when the power went before its end."""
        with Dying(point, self):
            try:
                return telling.tell_clinic(self.clinic, self.carriers, most=AT_ONCE)
            except PowerCut:
                self.cuts[point or ""] += 1
                return None

    def _open(self) -> bool:
        with in_clinic(self.clinic):
            return Reminder.objects.filter(state__in=OPEN).exists()

    def _judge(self, at: datetime) -> None:
        with in_clinic(self.clinic):
            today = Reminder.objects.filter(occasion_on=at.date())
            open_still = today.filter(state__in=OPEN).count()
            if open_still:
                self._note(at, f"{open_still} have no end")
            late = today.filter(state="expired").count()
            if late:
                self._note(at, f"{late} came too late although the power was soon back")
        for name, carrier in self.carriers.items():
            numbers: dict[UUID, set[UUID]] = defaultdict(set)
            for contact, number in carrier.effects:
                numbers[contact].add(number)
            reached, twice = len(numbers), sum(len(one) > 1 for one in numbers.values())
            if twice:
                self._note(at, f"{twice} got two different {name} messages")
            if name == "sms" and max(carrier.effects.values(), default=0) > 1:
                self._note(at, "a text was sent twice")
            if name != "sms" and reached != 33:
                self._note(at, f"{33 - reached} never got their {name} message")

    def _note(self, at: datetime, what: str) -> None:
        self.problems.append(f"{at:%Y-%m-%d}: {what}")


class Dying:
    """Have the power go at a point, once."""

    def __init__(self, point: str | None, rehearsal: Rehearsal) -> None:
        self.point, self.rehearsal = point, rehearsal
        steps = ("claim", "facts_about", "hand_over", "settle")
        self.real = {name: getattr(telling, name) for name in steps}

    def __enter__(self) -> None:
        if self.point == "during the hand-over":
            dies_after = self.rehearsal.chance.randrange(8)
            for carrier in self.rehearsal.carriers.values():
                carrier.dies_after = dies_after
            return
        step, after = {
            "before the claim": ("claim", False),
            "after the claim": ("facts_about", False),
            "after the carrier's yes": ("hand_over", True),
            "before the end is written": ("settle", False),
            "after it is written": ("settle", True),
        }.get(self.point or "", ("", False))
        if step:
            setattr(telling, step, self._cut(self.real[step], after))

    def _cut(self, real, after):
        def cut(*args, **more):
            if after:
                real(*args, **more)
            raise PowerCut

        return cut

    def __exit__(self, *problem) -> None:
        for name, real in self.real.items():
            setattr(telling, name, real)
        for carrier in self.rehearsal.carriers.values():
            carrier.dies_after = None
