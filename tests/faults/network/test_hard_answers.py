"""Through the worst network, every answer about harm that got a receipt has its notice."""

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Thread
from uuid import UUID

import pytest

from ..conftest import SmallClinic
from ..entries import Asked
from ..killing.server import WholeServer
from .proxy import ChaosProxy

WAITING = "SELECT entry_id FROM practice_notice WHERE acknowledged_at IS NULL"


def answer_all(clinic: SmallClinic, data: Path, *, each: int, seed: int) -> tuple[int, int]:
    """Let every phone answer PHQ-9 so often; say how often, and how many notices are missing."""
    server = WholeServer(clinic.environment(clinic.copy_to(data)))
    try:
        with ChaosProxy(server.start(), seed=seed) as proxy:
            phones = clinic.phones(seed)
            for phone, (version, assignment) in zip(phones, clinic.asked, strict=True):
                phone.diary = Asked(version, phone.diary.device, assignment=assignment)
                phone.address = proxy.address
                for _ in range(each):
                    phone.record()
            senders = [
                Thread(target=phone.send_until_answered, kwargs={"tries": 40 * each})
                for phone in phones
            ]
            for sender in senders:
                sender.start()
            for sender in senders:
                sender.join()
            proxy.settle()
    finally:
        server.kill()
    told = {operation for phone in phones for operation in phone.receipts}
    with closing(sqlite3.connect(data / "midweek.sqlite3")) as rows:
        noticed = {UUID(str(entry)) for (entry,) in rows.execute(WAITING)}
    return len(told), len(told - noticed)


def test_no_notice_is_lost_in_the_worst_network(
    clinic: SmallClinic, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    is_full = request.config.getoption("--full")
    each, seeds = (500, range(5)) if is_full else (125, [2026])
    for seed in seeds:
        told, lost = answer_all(clinic, tmp_path / "data", each=each, seed=seed)
        print(f"{told} hard answers, {lost} notices lost")

        assert (told, lost) == (each * len(clinic.asked), 0)
