"""Texts: one POST to a gateway. After the hand-over began, never a second one."""

import http.client
import json
import urllib.error
import urllib.request
from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

from midweek.reminders.channels.dialects import DIALECTS, Dialect
from midweek.reminders.channels.door import Message, Outcome

PATIENCE = 10.0
MOST_READ = 65_536


class NoRedirect(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the gateway is where the operator said."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        """Answer that there is nothing to follow."""


@dataclass(frozen=True)
class Sms:
    """Hands texts over in one of the `DIALECTS`. User and password stand in the URL.

    `report_to` says at which address the gateway is to tell what became of a message.
    """

    url: str
    sender: str
    dialect: Dialect = DIALECTS["generic"]
    report_to: Callable[[Message], str] | None = None

    def tell(self, message: Message) -> Outcome:
        """Hand one text over. Where nobody can know whether it left, it counts as unknown."""
        if urlsplit(self.url).scheme not in ("http", "https"):
            return Outcome(False, "not_set_up")
        try:
            with urllib.request.build_opener(NoRedirect).open(self._ask(message), timeout=PATIENCE):
                return Outcome(True)
        except urllib.error.HTTPError as answer:
            return self._refused(answer)
        except (OSError, ValueError, http.client.HTTPException):
            return Outcome(False, "unknown")

    def _ask(self, message: Message) -> urllib.request.Request:
        said, kind = self._said(message), "application/json"
        body = json.dumps(said)
        if self.dialect.form:
            body, kind = urlencode(said), "application/x-www-form-urlencoded"
        headers = {"Content-Type": kind, "Idempotency-Key": str(message.id)}
        parts = urlsplit(self.url)
        if parts.username:
            who = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            headers["Authorization"] = f"Basic {b64encode(who.encode()).decode()}"
        url = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        return urllib.request.Request(url, body.encode(), headers)  # noqa: S310

    def _said(self, message: Message) -> dict[str, str]:
        names = self.dialect
        said = {names.to: message.address, names.sender: self.sender, names.text: message.text}
        if names.id:
            said[names.id] = str(message.id)
        if self.report_to:
            said[names.report] = self.report_to(message)
        return said

    def _refused(self, answer: urllib.error.HTTPError) -> Outcome:
        if answer.code == 429:
            wait = answer.headers.get("Retry-After", "")
            return Outcome(False, "busy", wait=int(wait) if wait.isdigit() else 60)
        if answer.code >= 500:
            return Outcome(False, "unknown")
        return Outcome(False, f"http_{answer.code}", gone=_code_of(answer) in self.dialect.codes)


def _code_of(answer: urllib.error.HTTPError) -> int | None:
    try:
        said = json.loads(answer.read(MOST_READ))
    except (OSError, ValueError):
        return None
    code = said.get("code") if isinstance(said, dict) else None
    return code if isinstance(code, int) else None
