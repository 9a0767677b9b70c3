"""A server small enough to be obviously right, and the same one with each classic mistake."""

import json
from collections.abc import Callable, Iterable
from socketserver import ThreadingMixIn
from threading import Lock, Thread
from typing import Any
from uuid import UUID
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from .phone import fingerprint

Receipt = dict[str, Any]


class Honest:
    """Keep each operation once and answer a repeat with the receipt given first."""

    def __init__(self) -> None:
        self.rows: list[tuple[UUID, str]] = []
        self.receipts: dict[UUID, Receipt] = {}
        self.lock = Lock()

    def receive(self, operation: UUID, text: str) -> Receipt:
        if operation not in self.receipts:
            self.keep(operation, text)
            self.receipts[operation] = self.receipt(operation, text)
        return self.receipts[operation]

    def keep(self, operation: UUID, text: str) -> None:
        json.loads(text)
        self.rows.append((operation, fingerprint(text)))

    def receipt(self, operation: UUID, text: str) -> Receipt:
        return {"id": str(operation), "sha256": fingerprint(text), "seq": len(self.rows)}

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        """Speak WSGI."""
        text = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"] or 0)).decode()
        try:
            with self.lock:
                answer = self._answer(environ["PATH_INFO"], text)
        except ValueError:
            start("400 Bad Request", [("Content-Length", "2")])
            return [b"{}"]
        body = json.dumps(answer).encode()
        start("200 OK", [("Content-Length", str(len(body)))])
        return [body]

    def _answer(self, path: str, text: str) -> Receipt:
        if not path.endswith("/operations"):
            return self.receive(UUID(path.rsplit("/", 1)[1]), text) | {"epoch": "one"}
        listed = json.loads(text)["operations"]
        kept = [(o["id"], self.receive(UUID(o["id"]), o["body"])) for o in listed]
        results = [{"id": name, "status": "kept", "receipt": given} for name, given in kept]
        return {"epoch": "one", "results": results}


class ForgetsIds(Honest):
    """Treat a repeat as something new."""

    def receive(self, operation: UUID, text: str) -> Receipt:
        self.keep(operation, text)
        return self.receipts.setdefault(operation, self.receipt(operation, text))


class AnswersAnew(Honest):
    """Keep a repeat once, but answer it with another receipt."""

    def receive(self, operation: UUID, text: str) -> Receipt:
        if operation not in self.receipts:
            self.keep(operation, text)
            self.receipts[operation] = {}
        return self.receipt(operation, text)


class ForgetsSome(Honest):
    """Answer for everything and lose one in fifty."""

    def keep(self, operation: UUID, text: str) -> None:
        if operation.int % 50:
            super().keep(operation, text)


class KeepsHalves(Honest):
    """Keep whatever part of a body arrived."""

    def keep(self, operation: UUID, text: str) -> None:
        self.rows.append((operation, fingerprint(text)))

    def receipt(self, operation: UUID, text: str) -> Receipt:
        return super().receipt(operation, text) | {"seq": len(self.receipts)}


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 128


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def serve(application: Honest) -> WSGIServer:
    """Serve `application` from a thread until its server is shut down."""
    server = make_server("127.0.0.1", 0, application, server_class=_Server, handler_class=_Quiet)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    return server
