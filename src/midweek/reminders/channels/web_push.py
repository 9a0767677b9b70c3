"""Web Push: to a phone, through the service its browser named (RFC 8030)."""

import http.client
import json
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from midweek.reminders.channels.door import Message, Outcome
from midweek.reminders.channels.sealing_push import sealed, signed_for
from midweek_rules.endpoints import endpoint_problem, is_public

PATIENCE = 10.0


@dataclass(frozen=True)
class WebPush:
    """Hands pushes over. An endpoint comes from outside and is judged anew each time."""

    key: Any
    subject: str
    hosts: Sequence[str]
    may_call: Callable[[str], bool] = is_public
    trust: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def tell(self, message: Message) -> Outcome:
        """Hand one push over. The same id has the same topic: a phone shows it once."""
        endpoint = message.address["endpoint"]
        if endpoint_problem(endpoint, self.hosts):
            return Outcome(False, "endpoint", gone=True)
        try:
            status, wait = self._post(endpoint, self._body(message), message)
        except (OSError, ValueError, http.client.HTTPException):
            return Outcome(False, "unreachable")
        return _outcome(status, wait)

    def _body(self, message: Message) -> bytes:
        said = {"id": str(message.id), "kind": message.kind}
        keys = {name: message.address[name] for name in ("p256dh", "auth")}
        return sealed(json.dumps(said).encode(), **keys)

    def _post(self, endpoint: str, body: bytes, message: Message) -> tuple[int, int]:
        parts = urlsplit(endpoint)
        line = http.client.HTTPSConnection(
            parts.hostname or "", parts.port or 443, timeout=PATIENCE, context=self.trust
        )
        line.sock = self._connected(parts.hostname or "", parts.port or 443)
        try:
            path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
            line.request("POST", path, body, self._headers(endpoint, message))
            answer = line.getresponse()
            wait = answer.headers.get("Retry-After", "")
            return answer.status, int(wait) if wait.isdigit() else 0
        finally:
            line.close()

    def _connected(self, host: str, port: int) -> ssl.SSLSocket:
        # The name is looked up once and that address is called: a second look-up could differ.
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [str(one[4][0]) for one in found]
        if not addresses or not all(self.may_call(one) for one in addresses):
            raise OSError("not a public address")
        plain = socket.create_connection((addresses[0], port), timeout=PATIENCE)
        return self.trust.wrap_socket(plain, server_hostname=host)

    def _headers(self, endpoint: str, message: Message) -> dict[str, str]:
        return {
            "Authorization": signed_for(endpoint, self.key, subject=self.subject),
            "Content-Encoding": "aes128gcm",
            "Content-Type": "application/octet-stream",
            "TTL": str(max(0, message.seconds_left)),
            "Topic": message.id.hex,
            "Urgency": "normal",
        }


def _outcome(status: int, wait: int) -> Outcome:
    if status in (404, 410):
        return Outcome(False, "gone", gone=True)
    if status == 429:
        return Outcome(False, "busy", wait=wait or 60)
    # A redirect is an answer like any other that is not a yes: nobody follows it.
    return Outcome(True) if status in (200, 201, 202, 204) else Outcome(False, f"http_{status}")
