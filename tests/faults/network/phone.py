"""A phone's outbox as far as the network can tell: the same id again until there is a receipt."""

import hashlib
import http.client
import json
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID


@dataclass
class Phone:
    """Hold operations until the server has answered for each of them."""

    address: tuple[str, int]
    headers: dict[str, str]
    chance: random.Random
    diary: Callable[[random.Random], tuple[UUID, str]]
    outbox: dict[UUID, str] = field(default_factory=dict)
    receipts: dict[UUID, list[dict[str, object]]] = field(default_factory=dict)
    refusals: dict[UUID, str] = field(default_factory=dict)

    def record(self) -> UUID:
        """Keep one more entry on this phone until it is answered for."""
        operation, body = self.diary(self.chance)
        self.outbox[operation] = body
        return operation

    def send_until_answered(self, *, tries: int = 400) -> None:
        """Empty the outbox, one by one or in batches, whatever the network does."""
        sent = dict(self.outbox)
        while self.outbox and tries:
            tries -= 1
            if self.chance.random() < 0.5:
                self.send(self.chance.choice(list(self.outbox)))
            else:
                self.send_batch(list(self.outbox)[: self.chance.randint(1, 20)])
        for operation in self.chance.sample(list(sent), k=len(sent) // 5):
            self.send(operation, sent[operation])

    def send(self, operation: UUID, body: str | None = None) -> int | None:
        """Send one operation and return the status, or nothing if no answer came."""
        text = self.outbox[operation] if body is None else body
        status, answer = self.ask("PUT", f"/api/v1/operations/{operation}", text)
        if status in (200, 201):
            self._take(operation, text, answer)
        elif status in (409, 422):
            self._set_aside(operation, str(answer))
        return status

    def send_batch(self, operations: list[UUID]) -> None:
        """Send several operations in one call and take the answer to each."""
        texts = {operation: self.outbox[operation] for operation in operations}
        listed = [{"id": str(operation), "body": text} for operation, text in texts.items()]
        status, answer = self.ask("PUT", "/api/v1/operations", json.dumps({"operations": listed}))
        if status != 200:
            return
        for result in answer["results"]:
            operation = UUID(result["id"])
            if result["status"] == "kept":
                receipt = result["receipt"] | {"epoch": answer["epoch"]}
                self._take(operation, texts[operation], receipt)
            else:
                self._set_aside(operation, str(result))

    def _take(self, operation: UUID, text: str, receipt: dict[str, object]) -> None:
        if receipt["id"] != str(operation) or receipt["sha256"] != fingerprint(text):
            self._set_aside(operation, f"wrong receipt {receipt}")
            return
        self.receipts.setdefault(operation, []).append(receipt)
        self.outbox.pop(operation, None)

    def _set_aside(self, operation: UUID, why: str) -> None:
        self.refusals[operation] = why
        self.outbox.pop(operation, None)

    def ask(self, method: str, path: str, text: str = "") -> tuple[int | None, dict]:  # type: ignore[type-arg]
        """Send a request and return status and answer; half an answer is none."""
        connection = http.client.HTTPConnection(*self.address, timeout=10)
        try:
            headers = {"Content-Type": "application/json"} | self.headers
            connection.request(method, path, text.encode(), headers)
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        except (OSError, http.client.HTTPException, ValueError):
            return None, {}
        finally:
            connection.close()


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a body as it travels."""
    return hashlib.sha256(text.encode()).hexdigest()
