"""Entries as a phone would record them; the words of each are its own id."""

import json
import random
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

MONDAY = datetime(2026, 11, 2, 21, 30, tzinfo=UTC)


@dataclass
class Diary:
    """Writes one check-in after another on one device."""

    version: str
    device: UUID
    count: int = 0

    def __call__(self, chance: random.Random) -> tuple[UUID, str]:
        """Return the id and the body of one more entry."""
        self.count += 1
        at = MONDAY + timedelta(seconds=self.count)
        operation = uuid7(at, chance)
        return operation, json.dumps(
            {
                "kind": "entry",
                "device": str(self.device),
                "device_seq": self.count,
                "recorded_at": at.isoformat(),
                "zone": "Europe/London",
                "activity": self.version,
                "assignment": None,
                "occasion": None,
                "happened_at": at.isoformat(),
                "started_at": None,
                "answers": {"mood": chance.randint(1, 5), "words": str(operation)},
                "finished": True,
                "replaces": None,
            }
        )


@dataclass
class Asked(Diary):
    """Answers PHQ-9 again and again; question 9 never with "not at all"."""

    assignment: str = ""

    def __call__(self, chance: random.Random) -> tuple[UUID, str]:
        """Return the id and the body of one more questionnaire."""
        operation, body = super().__call__(chance)
        answers = {f"q{number}": 0 for number in range(1, 9)} | {"q9": chance.randint(1, 3)}
        about = {"assignment": self.assignment, "answers": answers}
        return operation, json.dumps(json.loads(body) | about)


def note(chance: random.Random) -> tuple[UUID, str]:
    """Return an id and a body for servers that look at neither."""
    return UUID(int=chance.getrandbits(128)), json.dumps({"words": "x" * chance.randint(1, 400)})


def uuid7(at: datetime, chance: random.Random) -> UUID:
    """Make an id as a phone does (RFC 9562, version 7), from a seeded source."""
    bits = int(at.timestamp() * 1000) << 80 | 7 << 76 | chance.getrandbits(12) << 64
    return UUID(int=bits | 0b10 << 62 | chance.getrandbits(62))
