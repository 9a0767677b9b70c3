"""Everything at once: prepare, start the web server and the worker, and end them together."""

import argparse
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

from midweek.config.cli import Refusal
from midweek.config.running.place import claim_folder, require_free_port
from midweek.config.running.prepare import (
    prepare_keys,
    prepare_static_files,
    prepare_tables,
    set_up_django,
)

OPENS_WITHIN = 60
ENDS_WITHIN = 8


def start(asked: argparse.Namespace) -> int:
    """Run Midweek until Ctrl-C, or until one of its processes ends on its own."""
    data = Path(os.environ.setdefault("MIDWEEK_DATA", str(Path("data").absolute())))
    require_free_port(asked.host, asked.port)
    with claim_folder(data) as lock:
        prepare(asked)
        signal.signal(signal.SIGTERM, _as_interrupt)
        processes: list[subprocess.Popen[bytes]] = []
        try:
            processes.extend(_children(asked, lock.fileno()))
            _wait_until_open(asked, processes)
            _welcome(asked)
            return _wait_for_an_end(processes)
        except KeyboardInterrupt:
            return 0
        finally:
            _end(processes)


def prepare(asked: argparse.Namespace) -> None:
    """Make what is missing, and refuse what is dangerous."""
    os.environ.setdefault("MIDWEEK_PUBLIC_URL", f"http://localhost:{asked.port}")
    prepare_keys()
    set_up_django()
    from midweek.config.doctor.report import refuse_what_is_dangerous
    from midweek.config.running.demo import make_demo_clinic_once

    prepare_tables()
    prepare_static_files()
    refuse_what_is_dangerous()
    if not asked.empty:
        make_demo_clinic_once()


def _as_interrupt(*_: Any) -> None:
    raise KeyboardInterrupt


def _children(asked: argparse.Namespace, lock: int) -> list[subprocess.Popen[bytes]]:
    address = ["--host", asked.host, "--port", str(asked.port)]
    web = _child(["serve", *address], lock, group=0)
    worker = _child(["worker"], lock, group=web.pid)
    return [web, worker]


def _child(words: list[str], lock: int, *, group: int) -> subprocess.Popen[bytes]:
    # Its standard input ends when we do, even by kill -9: then it ends as well.
    return subprocess.Popen(
        [sys.executable, "-m", "midweek.config.cli", *words, "--end-with-stdin"],
        stdin=subprocess.PIPE,
        pass_fds=[lock],
        process_group=group,
    )


def _wait_until_open(asked: argparse.Namespace, processes: list[subprocess.Popen[bytes]]) -> None:
    host = "127.0.0.1" if asked.host in ("0.0.0.0", "::") else asked.host  # noqa: S104
    request = urllib.request.Request(
        f"http://{host}:{asked.port}/health/", headers={"Host": _own_host()}
    )
    until = time.monotonic() + OPENS_WITHIN
    while time.monotonic() < until and not _any_ended(processes):
        try:
            with urllib.request.urlopen(request, timeout=5):  # noqa: S310
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise Refusal("the server did not open its door; the lines above say why.")


def _own_host() -> str:
    from django.conf import settings

    return str(settings.ALLOWED_HOSTS[0])


def _welcome(asked: argparse.Namespace) -> None:
    from django.conf import settings

    from midweek.config.running.demo import whom_to_sign_in_as

    address = settings.ENVIRONMENT.public_url
    print(f"\n  Midweek is open at {address}\n")
    for line in whom_to_sign_in_as(address):
        print(f"    {line}")
    print(f"\n  Data: {settings.ENVIRONMENT.data}. Ctrl-C ends it.\n", flush=True)


def _wait_for_an_end(processes: list[subprocess.Popen[bytes]]) -> int:
    while not _any_ended(processes):
        time.sleep(0.2)
    print("midweek: a process ended on its own; ending the others.", file=sys.stderr)
    return 1


def _any_ended(processes: list[subprocess.Popen[bytes]]) -> bool:
    return any(process.poll() is not None for process in processes)


def _end(processes: list[subprocess.Popen[bytes]]) -> None:
    """Ask each process to end; after a while, end the whole group whether it likes it or not."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for process in processes:
        process.terminate()
    until = time.monotonic() + ENDS_WITHIN
    while time.monotonic() < until and any(process.poll() is None for process in processes):
        time.sleep(0.05)
    if processes:
        try:
            os.killpg(processes[0].pid, signal.SIGKILL)
        except ProcessLookupError:
            return
