"""A WSGI server over SQLite as it should be, and as it is when somebody is in a hurry."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable
from typing import Any

from ..network.phone import fingerprint

DATABASE = os.environ.get("TOY_DATABASE", "")
SYNCHRONOUS = os.environ.get("TOY_SYNCHRONOUS", "FULL")
TABLE = "CREATE TABLE IF NOT EXISTS kept (seq INTEGER PRIMARY KEY, id TEXT UNIQUE, sha256 TEXT)"


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Commit, then answer."""
    connection, receipt = _insert(environ)
    connection.execute("COMMIT")
    yield from _answer(receipt, start)


def hasty(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer, then commit."""
    connection, receipt = _insert(environ)
    yield from _answer(receipt, start)
    connection.execute("COMMIT")


def _insert(environ: dict[str, Any]) -> tuple[sqlite3.Connection, dict[str, object]]:
    text = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
    name, sha256 = environ["PATH_INFO"].rsplit("/", 1)[1], fingerprint(text)
    connection = sqlite3.connect(DATABASE, isolation_level=None, timeout=5)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute(f"PRAGMA synchronous={SYNCHRONOUS}")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(TABLE)
    connection.execute("INSERT OR IGNORE INTO kept (id, sha256) VALUES (?, ?)", (name, sha256))
    (seq,) = connection.execute("SELECT seq FROM kept WHERE id = ?", (name,)).fetchone()
    return connection, {"id": name, "sha256": sha256, "seq": seq}


def _answer(receipt: dict[str, object], start: Callable[..., Any]) -> Iterable[bytes]:
    body = json.dumps(receipt).encode()
    start("200 OK", [("Content-Length", str(len(body)))])
    yield body
