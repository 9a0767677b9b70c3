"""Through the worst network, every entry arrives once and gets the receipt that is its own."""

from pathlib import Path
from threading import Thread

import pytest

from ..conftest import SmallClinic
from ..kept import promises_kept
from ..killing.server import WholeServer
from .proxy import FATES, ChaosProxy
from .verdict import Verdict, judge


def send_all(clinic: SmallClinic, data: Path, *, each: int, seed: int) -> Verdict:
    """Let every phone record so many entries and send them through the proxy."""
    server = WholeServer(clinic.environment(clinic.copy_to(data)))
    try:
        with ChaosProxy(server.start(), seed=seed) as proxy:
            phones = clinic.phones(seed)
            for phone in phones:
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
        assert set(proxy.seen) == set(FATES)
        return judge(phones, [(name, sha256) for name, sha256, _ in promises_kept(data)])
    finally:
        server.kill()


def test_the_worst_network_loses_doubles_and_mixes_up_nothing(
    clinic: SmallClinic, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    is_full = request.config.getoption("--full")
    each, seeds = (5_000, range(20)) if is_full else (150, [2026])
    for seed in seeds:
        verdict = send_all(clinic, tmp_path / "data", each=each, seed=seed)
        sent = each * len(clinic.cookies)
        print(verdict)

        assert verdict == Verdict(sent, unanswered=0, lost=0, doubled=0, wrong_receipts=0)


def test_the_same_id_with_other_words_is_refused_and_changes_nothing(
    clinic: SmallClinic, tmp_path: Path
) -> None:
    server = WholeServer(clinic.environment(clinic.copy_to(tmp_path / "data")))
    try:
        phone = clinic.phones(seed=1)[0]
        phone.address = server.start()
        first, second = phone.record(), phone.record()
        body, other = phone.outbox[first], phone.outbox[second]

        assert phone.send(first, body) == 201
        assert phone.send(first, other) == 409
        assert phone.send(first, body) == 200
        kept = {operation for operation, *_ in promises_kept(tmp_path / "data")}
    finally:
        server.kill()
    assert kept == {first}
