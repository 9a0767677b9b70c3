"""Let phones write, kill the server at a random moment, and look what is left of its promises."""

import random
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Protocol

from ..kept import Promise
from ..network.phone import Phone
from ..powercut import PowerCut

Address = tuple[str, int]
STATIC = shutil.ignore_patterns("static")


class Server(Protocol):
    """Something that can live and die."""

    def start(self) -> Address: ...
    def kill(self) -> None: ...


@dataclass
class Toll:
    """What many deaths cost."""

    deaths: int = 0
    acknowledged: int = 0
    lost: int = 0
    corrupt: int = 0
    taken_back: int = 0
    promised: set[Promise] = field(default_factory=set, repr=False)

    def count(self, promises: set[Promise], kept: set[Promise], *, is_whole: bool) -> None:
        """Add one death; a promise once broken is counted once."""
        self.promised |= promises
        self.deaths += 1
        self.acknowledged += len(promises)
        self.lost += len(self.promised - kept)
        self.corrupt += not is_whole
        self.promised &= kept

    def __add__(self, other: "Toll") -> "Toll":
        """What two rows of deaths cost together."""
        return Toll(
            self.deaths + other.deaths,
            self.acknowledged + other.acknowledged,
            self.lost + other.lost,
            self.corrupt + other.corrupt,
            self.taken_back + other.taken_back,
        )


@dataclass
class Rehearsal:
    """A server, the phones that write to it and the way to read what it kept."""

    server: Server
    phones: list[Phone]
    what_is_kept: Callable[[Path], set[Promise]]
    data: Path
    power: PowerCut | None = None
    chance: random.Random = field(default_factory=lambda: random.Random(2026))

    def deaths(self, number: int, *, toll: Toll | None = None, until_lost: bool = False) -> Toll:
        """Kill the server `number` times, or until something is lost, and count what was lost."""
        toll = toll or Toll()
        for _ in range(number):
            promises = self._one_life()
            if self.power:
                toll.taken_back += self.power.strike()
            kept, is_whole = self._what_is_left()
            toll.count(promises, kept, is_whole=is_whole)
            if until_lost and toll.lost:
                break
        return toll

    def _one_life(self) -> set[Promise]:
        address, over = self.server.start(), Event()
        for phone in self.phones:
            phone.address = address
        writers = [Thread(target=self._write, args=(phone, over)) for phone in self.phones]
        for writer in writers:
            writer.start()
        self._wait_for_a_bad_moment()
        self.server.kill()
        over.set()
        for writer in writers:
            writer.join()
        return {promise for phone in self.phones for promise in _answered(phone)}

    def _wait_for_a_bad_moment(self) -> None:
        """Wait for a first receipt, but not always: dying young is part of it."""
        patience = time.monotonic() + self.chance.choice([0.1, 10, 10, 10])
        while not any(phone.receipts for phone in self.phones) and time.monotonic() < patience:
            time.sleep(0.002)
        time.sleep(self.chance.uniform(0, 0.3))

    def _write(self, phone: Phone, over: Event) -> None:
        """Send entry after entry; what got no answer is sent again in the next life."""
        while not over.is_set():
            if not phone.outbox:
                phone.record()
            phone.send(next(iter(phone.outbox)))

    def _what_is_left(self) -> tuple[set[Promise], bool]:
        """Look at a copy, so that the next life has to recover the files by itself."""
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(shutil.copytree(self.data, Path(folder) / "data", ignore=STATIC))
            is_whole = all(_is_whole(database) for database in copy.rglob("*.sqlite3"))
            return self.what_is_kept(copy), is_whole


def _answered(phone: Phone) -> Iterable[Promise]:
    for operation, receipts in phone.receipts.items():
        for receipt in receipts:
            yield operation, str(receipt["sha256"]), int(str(receipt["seq"]))
    phone.receipts.clear()


def _is_whole(database: Path) -> bool:
    connection = sqlite3.connect(database)
    answer = connection.execute("PRAGMA integrity_check").fetchone()
    connection.close()
    return bool(answer == ("ok",))
