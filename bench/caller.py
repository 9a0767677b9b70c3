"""Call the WSGI application as a server would, with everything between but the socket."""

import io
from dataclasses import dataclass
from typing import Any


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Caller:
    """Somebody who is signed in, calling again and again."""

    application: Any
    cookie: str

    def get(self, path: str, **headers: str) -> Answer:
        """Ask for a page."""
        return self._call("GET", path, b"", headers)

    def put(self, path: str, body: bytes) -> Answer:
        """Send an operation."""
        return self._call("PUT", path, body, {"CONTENT_TYPE": "application/json"})

    def _call(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> Answer:
        told: list[Any] = []
        path, _, query = path.partition("?")
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "localhost:8000",
            "HTTP_COOKIE": self.cookie,
            "HTTP_SEC_FETCH_SITE": "same-origin",
            "HTTP_ACCEPT_ENCODING": "gzip",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.url_scheme": "http",
            "wsgi.multithread": True,
            **headers,
        }
        response = self.application(environ, lambda *words: told.extend(words))
        received = b"".join(response)
        response.close()
        return Answer(int(told[0].split()[0]), dict(told[1]), received)
