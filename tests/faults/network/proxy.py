"""Stand between a phone and the server and be the worst network a train tunnel can offer.

What happens to a request depends only on the seed, the request and how often it was tried, so a
run that found something can be run again.
"""

import asyncio
import hashlib
import random
from collections import Counter
from contextlib import suppress
from threading import Thread
from types import TracebackType
from typing import Self

FATES = {
    "pass_on": 8,
    "cut_before_the_server_hears": 3,
    "cut_after_the_server_answered": 6,
    "repeat": 4,
    "delay": 3,
    "deliver_late": 4,
    "truncate_the_request": 3,
    "truncate_the_answer": 4,
    "drip": 1,
}


class ChaosProxy:
    """A TCP proxy for HTTP whose kindness is drawn from `fates`."""

    def __init__(
        self, upstream: tuple[str, int], *, seed: int, fates: dict[str, int] = FATES
    ) -> None:
        self.upstream, self.seed, self.fates = upstream, seed, fates
        self.seen: Counter[str] = Counter()
        self._tries: Counter[bytes] = Counter()
        self._late: set[asyncio.Task[None]] = set()
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        listening = asyncio.start_server(self._receive, "127.0.0.1", 0)
        self._server = asyncio.run_coroutine_threadsafe(listening, self._loop).result()
        self.address: tuple[str, int] = self._server.sockets[0].getsockname()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.settle()
        self._loop.call_soon_threadsafe(self._server.close)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def settle(self) -> None:
        """Wait until every late request has arrived."""

        async def arrivals() -> None:
            while self._late:
                await asyncio.gather(*self._late, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(arrivals(), self._loop).result()

    async def _receive(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            request = await _whole_request(reader)
            head, body = request.split(b"\r\n\r\n", 1)
            key = hashlib.sha256(head.split(b"\r\n")[0] + body).digest()
            self._tries[key] += 1
            chance = random.Random(f"{self.seed} {key.hex()} {self._tries[key]}")
            (fate,) = chance.choices(list(self.fates), list(self.fates.values()))
            self.seen[fate] += 1
            answer = await getattr(self, f"_{fate}")(request, chance)
            writer.write(answer)
            await writer.drain()
        with suppress(ConnectionError):
            writer.close()
            await writer.wait_closed()

    async def _pass_on(self, request: bytes, chance: random.Random) -> bytes:
        reader, writer = await asyncio.open_connection(*self.upstream)
        writer.write(request)
        answer = await reader.read()
        writer.close()
        return answer

    async def _cut_before_the_server_hears(self, request: bytes, chance: random.Random) -> bytes:
        return b""

    async def _cut_after_the_server_answered(self, request: bytes, chance: random.Random) -> bytes:
        await self._pass_on(request, chance)
        return b""

    async def _repeat(self, request: bytes, chance: random.Random) -> bytes:
        both = await asyncio.gather(self._pass_on(request, chance), self._pass_on(request, chance))
        return chance.choice(both)

    async def _delay(self, request: bytes, chance: random.Random) -> bytes:
        await asyncio.sleep(chance.uniform(0, 0.05))
        return await self._pass_on(request, chance)

    async def _deliver_late(self, request: bytes, chance: random.Random) -> bytes:
        """Let the phone give up now and let the server hear it after what came later."""

        async def later() -> None:
            await self._delay(request, chance)
            await self._delay(request, chance)

        task = asyncio.create_task(later())
        self._late.add(task)
        task.add_done_callback(self._late.discard)
        return b""

    async def _truncate_the_request(self, request: bytes, chance: random.Random) -> bytes:
        reader, writer = await asyncio.open_connection(*self.upstream)
        writer.write(request[: chance.randrange(1, len(request))])
        writer.write_eof()
        with suppress(asyncio.TimeoutError, ConnectionError):
            await asyncio.wait_for(reader.read(), 0.2)
        writer.close()
        return b""

    async def _truncate_the_answer(self, request: bytes, chance: random.Random) -> bytes:
        answer = await self._pass_on(request, chance)
        return answer[: chance.randrange(len(answer) or 1)]

    async def _drip(self, request: bytes, chance: random.Random) -> bytes:
        reader, writer = await asyncio.open_connection(*self.upstream)
        for start in range(0, len(request), 97):
            writer.write(request[start : start + 97])
            await writer.drain()
            await asyncio.sleep(0.001)
        answer = await reader.read()
        writer.close()
        return answer


async def _whole_request(reader: asyncio.StreamReader) -> bytes:
    head = await reader.readuntil(b"\r\n\r\n")
    lines = head.split(b"\r\n")
    named = dict(line.lower().split(b":", 1) for line in lines[1:] if b":" in line)
    body = await reader.readexactly(int(named.get(b"content-length", b"0")))
    kept = [line for line in lines if not line.lower().startswith(b"connection:")]
    return b"\r\n".join([kept[0], b"Connection: close", *kept[1:]]) + body
