"""Import a WSGI application once, then fork a server from it for each life it is to live.

A life is one process group: two workers with two threads each, one listening socket. Starting one
takes milliseconds, which is what makes thousands of deaths affordable. Nothing but what was loaded
before the first life is shared between lives. Run as
`python -m tests.faults.killing.nursery module:application '[{"PATH_INFO": "/path"}]'`; each of
these requests is made once before the first life, and what it opened is closed again.
"""

import gc
import json
import os
import signal
import socket
import sys
from importlib import import_module
from socketserver import BaseServer
from threading import Thread
from typing import Any, NoReturn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer
from wsgiref.util import setup_testing_defaults

WORKERS = THREADS = 2


class _Listening(WSGIServer):
    """A WSGI server on a socket that somebody else opened."""

    def __init__(self, listener: socket.socket, application: Any) -> None:
        BaseServer.__init__(self, listener.getsockname(), _Quiet)
        self.socket, self.server_name = listener, "127.0.0.1"
        self.server_port = listener.getsockname()[1]
        self.setup_environ()
        self.set_app(application)

    def serve_one_after_another(self) -> None:
        """Accept without polling; several threads may stand at the same socket."""
        while True:
            self._handle_request_noblock()  # type: ignore[attr-defined]


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def warm_up(application: Any, asked: dict[str, str]) -> None:
    """Ask for something once, so that what it imports is inherited."""
    environ = {"HTTP_HOST": "localhost"} | asked
    setup_testing_defaults(environ)
    body = application(environ, lambda *_: None)
    list(body)
    getattr(body, "close", lambda: None)()


def leave_nothing_open() -> None:
    """Close connections, for none may be shared, and keep what was loaded from being copied."""
    if "django.db" in sys.modules:
        sys.modules["django.db"].connections.close_all()
    gc.collect()
    gc.freeze()


def give_life(application: Any) -> None:
    """Fork a process group that serves until it is killed, and say where."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=64)
    group = 0
    for _ in range(WORKERS):
        child = os.fork()
        os.setpgid(child, group)
        if not child:
            serve(listener, application)
        group = group or child
    os.write(1, f"{group} {listener.getsockname()[1]}\n".encode())
    listener.close()


def serve(listener: socket.socket, application: Any) -> NoReturn:
    """Answer requests with a few threads and never come back."""
    server = _Listening(listener, application)
    threads = [Thread(target=server.serve_one_after_another) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os._exit(1)


def main() -> None:
    module, _, name = sys.argv[1].partition(":")
    application = getattr(import_module(module), name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for asked in json.loads(sys.argv[2]):
        warm_up(application, asked)
    leave_nothing_open()
    os.write(1, b"ready\n")
    while os.read(0, 1):
        give_life(application)


if __name__ == "__main__":
    main()
