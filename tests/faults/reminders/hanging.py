"""How long entries take while a gateway for texts takes connections and never answers.

Run as `python -m tests.faults.reminders.hanging`; it prints JSON. Once in quiet, once while the
worker waits for the gateway, and once with the planted mistake: a transaction held meanwhile.
"""

import json
import multiprocessing
import socket
import threading
import time
from typing import Any

from bench import place

HANGS = 2.0
ENTRIES = 25


class Gateway:
    """Takes connections, counts them, and says nothing."""

    def __init__(self) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self.listening.getsockname()[1]
        self.held: list[socket.socket] = []
        threading.Thread(target=self._take, daemon=True).start()

    def _take(self) -> None:
        while True:
            self.held.append(self.listening.accept()[0])


def measure() -> dict[str, Any]:
    """The slowest of some entries in each case, and how many texts hung meanwhile."""
    from django.db import connections

    from bench.cpu import Meter
    from bench.reminding import A_DAY, Due
    from bench.requests import Requests
    from bench.seeding import Seeded
    from midweek.audit import clock

    due, seeded = Due(clinics=1, clients=40, entries=0, channels=("sms",)), Seeded(7, entries=1)
    seeded.grow_to(10)
    phones, gateway = Requests(seeded, Meter(), times=1), Gateway()
    told: dict[str, Any] = {"quiet": _slowest(phones)}
    for number, case in enumerate(("hanging", "planted")):
        at = clock.now().replace(hour=12) + number * A_DAY
        due.plan(at)
        connections.close_all()
        before = len(gateway.held)
        worker = multiprocessing.get_context("fork").Process(
            target=_work, args=(due, at, gateway.port, case == "planted")
        )
        worker.start()
        while len(gateway.held) == before and worker.is_alive():
            time.sleep(0.01)
        told[case] = _slowest(phones)
        told[f"{case} texts"] = len(gateway.held) - before
        worker.join()
    return told


def _work(due: Any, at: Any, port: int, planted: bool) -> None:
    from django.db import transaction

    from midweek.audit import clock
    from midweek.reminders.actions import telling
    from midweek.reminders.channels import sms

    sms.PATIENCE = HANGS
    if planted:
        real = telling.hand_over

        def held(*args: Any) -> Any:
            with transaction.atomic():
                return real(*args)

        telling.hand_over = held
    with clock.at(at):
        telling.tell_clinic(
            next(iter(due.clinics)), {"sms": sms.Sms(f"http://127.0.0.1:{port}/", "M")}
        )


def _slowest(phones: Any) -> float:
    took = []
    for _ in range(ENTRIES):
        started = time.perf_counter()
        assert phones._send().status == 201
        took.append(time.perf_counter() - started)
    return max(took)


if __name__ == "__main__":
    with place.fresh("sqlite"):
        print(json.dumps(measure()))
