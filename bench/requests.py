"""The requests that are measured, each through everything a real one goes through."""

import json
import random
import time
from collections.abc import Callable, Iterator
from itertools import count, cycle
from typing import Any
from uuid import uuid4

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.utils import timezone
from uuid6 import uuid7

from bench import budgets
from bench.budgets import Measured, Work
from bench.caller import Answer, Caller
from bench.cpu import Meter
from bench.limits import Limits
from bench.seeding import Seeded
from midweek.people.models import Account

CALLERS = 60


class Phone:
    """A client's phone that has pulled everything once."""

    def __init__(self, caller: Caller, client_id: str) -> None:
        self.caller, self.client_id = caller, client_id
        self.device, self.numbers = str(uuid4()), count(1)
        self.listen()

    def listen(self) -> None:
        """Pull everything, and remember how far that is."""
        answer = self.caller.get("/api/v1/pull?since=0")
        self.tag, self.counter = answer.headers["ETag"], json.loads(answer.body)["counter"]

    def entry(self, version: str) -> tuple[str, bytes]:
        """Return the address and the body of a new check-in."""
        at = timezone.now().isoformat(timespec="seconds")
        told = {
            "kind": "entry",
            "device": self.device,
            "device_seq": next(self.numbers),
            "recorded_at": at,
            "zone": "Europe/London",
            "activity": version,
            "happened_at": at,
            "answers": {"mood": 3, "worry": 6, "words": "It rained, and I went all the same. " * 5},
        }
        return f"/api/v1/operations/{uuid7()}", json.dumps(told).encode()


class Requests:
    """One seeded clinic, called by many of its people in turn."""

    def __init__(self, seeded: Seeded, meter: Meter, *, times: int) -> None:
        from midweek.config.wsgi import application

        self.seeded, self.meter, self.times = seeded, meter, times
        chosen = random.Random(7).sample(seeded.clients, min(CALLERS, len(seeded.clients)))
        phones = [
            Phone(Caller(application, session_of(client.account)), str(client.pk))
            for client in chosen
        ]
        for phone in phones:  # so that the server has met each of them
            phone.caller.put(*phone.entry(str(seeded.version.pk)))
            phone.listen()
        self.phones = cycle(phones)
        self.ruth = Caller(application, session_of(seeded.therapist.account, strong=True))
        self.hers = cycle(seeded.clients[:100])

    def measure(self) -> Iterator[Measured]:
        """Yield what each kind of work costs, the limits last."""
        yield self._cost(budgets.NOTHING_NEW, self._ask_again, 304)
        yield self._cost(budgets.TODAY, self._ask_for_everything, 200)
        yield self._cost(budgets.SOMETHING_NEW, self._ask_for_the_last, 200)
        yield self._cost(budgets.RECEIVE, self._send, 201)
        yield self._cost(budgets.CASELOAD, lambda: self.ruth.get("/caseload/"), 200)
        yield self._cost(budgets.CLIENT_PAGE, self._open_client, 200)
        yield self._cost(budgets.BRIEF, self._read_brief, 200)
        limits = Limits()
        yield self._limit(budgets.RAW_INSERT, limits.insert)
        yield self._limit(budgets.RAW_READ, limits.read)
        limits.drop()

    def _ask_again(self) -> Answer:
        phone = next(self.phones)
        return phone.caller.get(f"/api/v1/pull?since={phone.counter}", HTTP_IF_NONE_MATCH=phone.tag)

    def _ask_for_everything(self) -> Answer:
        return next(self.phones).caller.get("/api/v1/pull?since=0")

    def _ask_for_the_last(self) -> Answer:
        phone = next(self.phones)
        return phone.caller.get(f"/api/v1/pull?since={phone.counter - 2}")

    def _send(self) -> Answer:
        phone = next(self.phones)
        return phone.caller.put(*phone.entry(str(self.seeded.version.pk)))

    def _open_client(self) -> Answer:
        return self.ruth.get(f"/clients/{next(self.hers).pk}/")

    def _read_brief(self) -> Answer:
        return self.ruth.get(f"/clients/{next(self.hers).pk}/brief/")

    def _cost(self, work: Work, deed: Callable[[], Answer], status: int) -> Measured:
        answers = [deed() for _ in range(3)]
        milliseconds = self.meter.median_of(lambda: answers.append(deed()), times=self.times)
        unexpected = [answer for answer in answers if answer.status != status]
        if unexpected:
            raise RuntimeError(f"{work.name}: {unexpected[0].status} {unexpected[0].body[:300]!r}")
        size = max(len(answer.body) for answer in answers)
        return Measured(work, len(self.seeded.clients), milliseconds, size)

    def _limit(self, work: Work, deed: Callable[[], Any]) -> Measured:
        return Measured(
            work, len(self.seeded.clients), self.meter.median_of(deed, times=self.times), 0
        )


def session_of(account: Account | None, *, strong: bool = False) -> str:
    """Begin a session as signing in does, and return its cookie."""
    from django.conf import settings

    assert account is not None
    session = SessionStore()
    session[SESSION_KEY] = str(account.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = account.get_session_auth_hash()
    if strong:
        session["account_authentication_methods"] = [{"method": "mfa", "at": time.time()}]
        session["account_authentication_methods_user"] = str(account.pk)
    session.create()
    return f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
