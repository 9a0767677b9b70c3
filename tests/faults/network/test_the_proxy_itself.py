"""The bad network must show each classic mistake of a server, or its zero means nothing."""

import random
from threading import Thread

import pytest

from ..entries import note
from .phone import Phone
from .proxy import FATES, ChaosProxy
from .toy_server import AnswersAnew, ForgetsIds, ForgetsSome, Honest, KeepsHalves, serve
from .verdict import Verdict, judge


def a_bad_day(application: Honest, *, seed: int = 7, each: int = 150) -> tuple[Verdict, ChaosProxy]:
    """Let three phones send through the proxy and judge what the server kept."""
    server = serve(application)
    with ChaosProxy(server.server_address[:2], seed=seed) as proxy:  # type: ignore[arg-type]
        phones = [Phone(proxy.address, {}, random.Random(f"{seed} {n}"), note) for n in range(3)]
        for phone in phones:
            for _ in range(each):
                phone.record()
        senders = [Thread(target=phone.send_until_answered) for phone in phones]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
        proxy.settle()
        verdict = judge(phones, application.rows)
    server.shutdown()
    server.server_close()
    return verdict, proxy


def test_an_honest_server_keeps_everything_once_on_the_worst_day() -> None:
    verdict, proxy = a_bad_day(Honest())

    assert verdict == Verdict(sent=450, unanswered=0, lost=0, doubled=0, wrong_receipts=0)
    assert set(proxy.seen) == set(FATES)


def test_the_worst_day_shows_a_server_that_keeps_repeats() -> None:
    assert a_bad_day(ForgetsIds())[0].doubled > 50


def test_the_worst_day_shows_a_server_that_answers_repeats_anew() -> None:
    assert a_bad_day(AnswersAnew())[0].wrong_receipts > 10


def test_the_worst_day_shows_a_server_that_loses_one_in_fifty() -> None:
    assert a_bad_day(ForgetsSome())[0].lost > 0


def test_the_worst_day_shows_a_server_that_keeps_half_a_body() -> None:
    verdict, _ = a_bad_day(KeepsHalves())

    assert verdict.wrong_receipts > 0


@pytest.mark.parametrize("seed", [1, 2])
def test_the_same_seed_brings_the_same_day(seed: int) -> None:
    def fates(seed: int) -> list[dict[str, int]]:
        server = serve(Honest())
        with ChaosProxy(server.server_address[:2], seed=seed) as proxy:  # type: ignore[arg-type]
            phone = Phone(proxy.address, {}, random.Random(seed), note)
            for _ in range(40):
                phone.record()
            phone.send_until_answered()
        server.shutdown()
        server.server_close()
        return [dict(proxy.seen)]

    assert fates(seed) == fates(seed)
    assert fates(seed) != fates(seed + 10)
