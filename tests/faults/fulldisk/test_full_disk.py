"""A full disk refuses in plain words, loses nothing, and takes entries again once it has room."""

import json
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path

from ..conftest import SmallClinic
from ..kept import promises_kept
from ..killing.server import WholeServer
from ..network.phone import Phone
from . import SmallDisk

TOO_FULL = 507


def fill(phone: Phone) -> Counter[int | None]:
    """Send entries until ten were refused, and count the answers."""
    answers: Counter[int | None] = Counter()
    while answers[TOO_FULL] < 10 and answers.total() < 2_000:
        if not phone.outbox:
            phone.record()
        answers[phone.send(next(iter(phone.outbox)))] += 1
    return answers


def test_a_full_disk_refuses_cleanly_and_recovers(clinic: SmallClinic, tmp_path: Path) -> None:
    data = clinic.copy_to(tmp_path / "data")
    disk = SmallDisk(data, spare=300_000, ballast=2_000_000)
    server = WholeServer(disk.environment() | clinic.environment(data))
    phone = clinic.phones(seed=1)[0]
    try:
        phone.address = server.start()
        answers = fill(phone)
        waiting = next(iter(phone.outbox))
        status, said = phone.ask("PUT", f"/api/v1/operations/{waiting}", phone.outbox[waiting])
        page, _ = phone.ask("GET", "/api/v1/pull?since=0")
        disk.free_space()
        recovered = [phone.send(waiting), phone.send(phone.record())]
    finally:
        server.kill()

    assert set(answers) == {201, TOO_FULL}
    assert status == TOO_FULL
    assert said["why"].startswith("Not saved yet.")
    assert page == 200
    assert recovered == [201, 201]
    promised = {(op, given[0]["sha256"], given[0]["seq"]) for op, given in phone.receipts.items()}
    assert promised == promises_kept(data)
    assert not broken(data)


def broken(data: Path) -> list[str]:
    """Return what the databases say about themselves, if it is anything but "ok"."""
    said = []
    for name in ("midweek.sqlite3", "keyring.sqlite3"):
        with closing(sqlite3.connect(data / name)) as database:
            said += [row for (row,) in database.execute("PRAGMA integrity_check") if row != "ok"]
            said += [json.dumps(row) for row in database.execute("PRAGMA foreign_key_check")]
    return said
