"""Killing must show a server that promises too early, or its zero means nothing."""

import random
import sqlite3
from pathlib import Path
from uuid import UUID

from ..entries import note
from ..kept import Promise
from ..network.phone import Phone
from ..powercut import PowerCut
from .loop import Rehearsal, Toll
from .server import Nursery


def what_is_kept(data: Path) -> set[Promise]:
    connection = sqlite3.connect(data / "toy.sqlite3")
    has_table = connection.execute("SELECT 1 FROM sqlite_master").fetchone()
    rows = connection.execute("SELECT id, sha256, seq FROM kept").fetchall() if has_table else []
    connection.close()
    return {(UUID(name), sha256, seq) for name, sha256, seq in rows}


def deaths(folder: Path, application: str, synchronous: str, *, number: int = 12) -> Toll:
    data = folder / "data"
    data.mkdir()
    power = PowerCut(data, folder / "log")
    environment = power.environment() | {
        "TOY_DATABASE": str(data / "toy.sqlite3"),
        "TOY_SYNCHRONOUS": synchronous,
    }
    phones = [Phone(("", 0), {}, random.Random(f"toy {n}"), note) for n in range(4)]
    with Nursery(f"tests.faults.killing.toy:{application}", environment) as server:
        return Rehearsal(server, phones, what_is_kept, data, power).deaths(number)


def test_a_careful_server_keeps_every_promise(tmp_path: Path) -> None:
    toll = deaths(tmp_path, "application", "FULL")

    assert toll.acknowledged > 100
    assert (toll.lost, toll.corrupt) == (0, 0)


def test_killing_shows_a_server_that_answers_before_it_commits(tmp_path: Path) -> None:
    assert deaths(tmp_path, "hasty", "FULL", number=30).lost > 0


def test_a_power_cut_shows_a_server_that_does_not_wait_for_the_disk(tmp_path: Path) -> None:
    toll = deaths(tmp_path, "application", "NORMAL")

    assert toll.lost > toll.acknowledged / 3
