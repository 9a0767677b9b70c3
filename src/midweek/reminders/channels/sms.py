"""Texts: one POST to a generic HTTP gateway. After the hand-over began, never a second one."""

import http.client
import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from midweek.reminders.channels.door import Message, Outcome

PATIENCE = 10.0


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the gateway is where the operator said."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Answer that there is nothing to follow."""


@dataclass(frozen=True)
class Sms:
    """Hands texts over as JSON: id, to, from, text. The id serves as an idempotency key."""

    url: str
    sender: str

    def tell(self, message: Message) -> Outcome:
        """Hand one text over. Where nobody can know whether it left, it counts as unknown."""
        if urlsplit(self.url).scheme not in ("http", "https"):
            return Outcome(False, "not_set_up")
        said = {
            "id": str(message.id),
            "to": message.address,
            "from": self.sender,
            "text": message.text,
        }
        ask = urllib.request.Request(  # noqa: S310
            self.url,
            json.dumps(said).encode(),
            {"Content-Type": "application/json", "Idempotency-Key": str(message.id)},
        )
        try:
            with urllib.request.build_opener(NoRedirect).open(ask, timeout=PATIENCE):
                return Outcome(True)
        except urllib.error.HTTPError as answer:
            return Outcome(False, f"http_{answer.code}" if answer.code < 500 else "unknown")
        except (OSError, http.client.HTTPException):
            return Outcome(False, "unknown")
