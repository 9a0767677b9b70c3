"""The one door of every channel: a message goes in, what became of it comes out."""

from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID


@dataclass(frozen=True)
class Message:
    """One message to one contact. `id` stays the same however often it is handed over.

    `text` is all that a letter says. A phone is told the `kind` alone and has its own words.
    """

    id: UUID
    clinic: UUID
    contact: UUID
    address: Any
    app: str
    text: str
    kind: str
    seconds_left: int


@dataclass(frozen=True)
class Outcome:
    """What became of it. `gone` says that the contact is of no more use."""

    delivered: bool
    reason: str = ""
    gone: bool = False
    wait: int = 0


class Channel(Protocol):
    """A way for messages to travel. It never raises: what went wrong is an outcome."""

    def tell(self, message: Message) -> Outcome:
        """Hand one message over."""
