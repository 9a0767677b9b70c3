"""What a request may cost, from docs/for-developers/measurements.md."""

from dataclasses import dataclass
from math import log10

GROWTH = 1.2
"""Ten times the data may cost at most this much more per request."""


@dataclass(frozen=True)
class Work:
    """One kind of request, with its budget in milliseconds of CPU and bytes of answer."""

    name: str
    milliseconds: float | None
    bytes: int | None = None


RECEIVE = Work("receive an entry", 8)
NOTHING_NEW = Work("pull, nothing changed", 2)
SOMETHING_NEW = Work("pull, one entry changed", 6)
TODAY = Work("first pull of a new phone (50 entries)", 6)
CASELOAD = Work("caseload of 100 clients, 28 days", 40, 30_000)
CLIENT_PAGE = Work("page of one client", 25)
BRIEF = Work("brief before a session, quotes opened", 25)
RAW_INSERT = Work("limit: raw insert with fsync", None)
RAW_READ = Work("limit: one indexed read", None)


@dataclass(frozen=True)
class Measured:
    """What one kind of request did cost."""

    work: Work
    clients: int
    milliseconds: float
    bytes: int

    @property
    def breaks(self) -> list[str]:
        """Return a sentence for each budget that this breaks."""
        found = []
        if self.work.milliseconds and self.milliseconds > self.work.milliseconds:
            found.append(
                f"{self.work.name}: {self.milliseconds:.1f} ms, at most {self.work.milliseconds}"
            )
        if self.work.bytes and self.bytes > self.work.bytes:
            found.append(f"{self.work.name}: {self.bytes:,} bytes, at most {self.work.bytes:,}")
        return found


def growth_breaks(few: list[Measured], many: list[Measured]) -> list[str]:
    """Return a sentence for each request that grew dearer than its data allow."""
    times = many[0].clients / few[0].clients
    allowed = GROWTH ** log10(times)
    return [
        f"{more.work.name}: {more.milliseconds / less.milliseconds:.2f} times the cost "
        f"for {times:g} times the data, at most {allowed:.2f}"
        for less, more in zip(few, many, strict=True)
        if more.work.milliseconds and more.milliseconds > less.milliseconds * allowed
    ]
