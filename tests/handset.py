"""A phone, as the API sees it: it makes ids, writes operations, and sends them."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID, uuid4

from django.test import Client
from uuid6 import uuid7

SUNDAY_EVENING = datetime(2026, 11, 1, 21, 35, tzinfo=UTC)


@dataclass
class Phone:
    """One browser on one device. `told` is every operation it sent, by id."""

    browser: Client
    device: UUID = field(default_factory=uuid4)
    told: dict[str, bytes] = field(default_factory=dict)

    def body(self, kind: str, **says) -> bytes:
        """The text of an operation."""
        return json.dumps(self.operation(kind, **says)).encode()

    def operation(self, kind: str, **says) -> dict:
        """An operation, with what every operation says."""
        told = {
            "kind": kind,
            "device": str(self.device),
            "device_seq": len(self.told) + 1,
            "recorded_at": SUNDAY_EVENING.isoformat(),
            "zone": "Europe/London",
        }
        return told | {name: _said(value) for name, value in says.items()}

    def put(self, body: bytes, *, id=None):
        """Send one operation and return the answer."""
        operation_id = str(id or uuid7())
        self.told[operation_id] = body
        return self.browser.put(f"/api/v1/operations/{operation_id}", body, "application/json")

    def say(self, kind: str, *, id=None, **says):
        """Make an operation and send it."""
        return self.put(self.body(kind, **says), id=id)

    def entry(self, activity, *, answers=None, id=None, **says):
        """Send an entry."""
        return self.put(self.entry_body(activity, answers=answers, **says), id=id)

    def entry_body(self, activity, *, answers=None, **says) -> bytes:
        """The text of an entry."""
        usual = {
            "assignment": None,
            "occasion": None,
            "happened_at": SUNDAY_EVENING,
            "started_at": None,
            "answers": {"mood": 4} if answers is None else answers,
            "finished": True,
            "replaces": None,
        }
        return self.body("entry", activity=activity, **(usual | says))

    def put_many(self, *pairs):
        """Send a batch of (id, body text) pairs."""
        batch = {"operations": [{"id": str(one), "body": body} for one, body in pairs]}
        return self.browser.put("/api/v1/operations", json.dumps(batch), "application/json")

    def pull(self, since: int = 0, **headers) -> dict:
        """What the server says is new."""
        answer = self.browser.get(f"/api/v1/pull?since={since}", headers=headers)
        assert answer.status_code == 200, answer.content
        return answer.json()

    def manifest(self) -> dict:
        """What the server says it holds."""
        return self.browser.get("/api/v1/manifest").json()


def sha256(body: bytes) -> str:
    """The fingerprint of a body."""
    return hashlib.sha256(body).hexdigest()


def _said(value):
    if isinstance(value, UUID):
        return str(value)
    return value.isoformat() if isinstance(value, datetime) else value
