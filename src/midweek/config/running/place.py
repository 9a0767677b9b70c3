"""The data folder and the port: ours alone, or a refusal in one line."""

import fcntl
import os
import socket
from pathlib import Path
from typing import IO

from midweek.config.refusal import Refusal


def claim_folder(data: Path) -> IO[str]:
    """Make `data` ours for as long as the returned file, or one inherited from it, is open.

    A lock outlives a crash only as long as one of our processes does, so an orphan that
    still writes keeps a second Midweek out, and a dead one never does.
    """
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = (data / "midweek.lock").open("a")
    except OSError as problem:
        raise Refusal(f"cannot write to {data}: {problem.strerror}.") from problem
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        raise Refusal(f"another Midweek already uses {data}.") from problem
    os.set_inheritable(lock.fileno(), True)
    return lock


def require_free_port(host: str, port: int) -> None:
    """Refuse a port that somebody listens on: the server itself would quietly share it."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as problem:
            raise Refusal(
                f"cannot use port {port} on {host}: {problem.strerror}. Choose another: --port N."
            ) from problem
