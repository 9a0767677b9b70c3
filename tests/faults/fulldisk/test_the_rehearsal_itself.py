"""The small disk must really be small, and must have room again once space is freed."""

import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import IO

from . import SmallDisk

WRITER = Path(__file__).parent / "writer.py"


def insert(times: int, asked: IO[str], said: IO[str]) -> list[str]:
    """Let the writer insert so many rows and return what it said to each."""
    answers = []
    for _ in range(times):
        print(file=asked)
        answers.append(said.readline().strip())
    return answers


def test_a_small_disk_fills_up_and_takes_words_again_after_freeing(tmp_path: Path) -> None:
    disk = SmallDisk(tmp_path, spare=400_000, ballast=1_000_000)
    database = tmp_path / "kept.sqlite3"
    with subprocess.Popen(
        [sys.executable, WRITER, database],
        env=disk.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        before = insert(60, writer.stdin, writer.stdout)
        disk.free_space()
        after = insert(20, writer.stdin, writer.stdout)

    connection = sqlite3.connect(database)
    assert set(before) == {"kept", "full"}
    assert set(after) == {"kept"}
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM kept").fetchone() == (
        before.count("kept") + len(after),
    )
