"""Servers that can be started and killed as often as one likes."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.fixtures.server import MIDWEEK, answers, free_port

ROOT = Path(__file__).parents[3]


class Nursery:
    """A process that has imported an application and forks one server of it at a time."""

    def __init__(
        self, application: str, environment: dict[str, str], *warm: dict[str, str]
    ) -> None:
        words = ["-m", "tests.faults.killing.nursery", application, json.dumps(warm)]
        self._process = subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=0,
            start_new_session=True,
        )
        self._group = 0

    def __enter__(self) -> Self:
        if self._line() != "ready":
            raise RuntimeError("The application did not start; its words are above.")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.kill()
        self._process.kill()
        self._process.communicate()

    def start(self) -> tuple[str, int]:
        """Begin a life and return where it listens."""
        assert self._process.stdin is not None
        self._process.stdin.write(b".")
        group, port = self._line().split()
        self._group = int(group)
        return "127.0.0.1", int(port)

    def kill(self) -> None:
        """Kill all of it at once with signal 9 and wait until nothing is left."""
        if self._group:
            os.killpg(self._group, signal.SIGKILL)
            while _lives(self._group):
                time.sleep(0.001)
        self._group = 0

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline().decode().strip()


class WholeServer:
    """`midweek serve` as an operator runs it, all its processes in one group."""

    def __init__(self, environment: dict[str, str], *, log: Path | None = None) -> None:
        self._environment, self._port = os.environ | environment, free_port()
        self._log = log or Path(os.devnull)
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> tuple[str, int]:
        """Start it and wait until it answers."""
        words = [*MIDWEEK, "serve", "--port", str(self._port)]
        with self._log.open("a") as log:
            self._process = subprocess.Popen(
                words,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        while not answers(self._port):
            assert self._process.poll() is None, "The server ended by itself."
            time.sleep(0.05)
        return "127.0.0.1", self._port

    def kill(self) -> None:
        """Kill every process of it with signal 9."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            while _lives(self._process.pid):
                time.sleep(0.005)
        self._process = None


def _lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True
