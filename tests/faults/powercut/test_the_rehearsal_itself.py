"""The rehearsal must see a loss where there is one, or its zero means nothing."""

import sqlite3
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from . import PowerCut

WRITER = Path(__file__).parent / "writer.py"


def acknowledged_and_lost(folder: Path, synchronous: str, *, cuts: int) -> tuple[int, int, int]:
    """Cut the power `cuts` times over one writer; count promises, losses and undone writes."""
    data = folder / "data"
    data.mkdir()
    power, database = PowerCut(data, folder / "log"), data / "kept.sqlite3"
    promised: set[int] = set()
    lost = undone = 0
    for cut in range(cuts):
        command = [sys.executable, str(WRITER), str(database), synchronous]
        with subprocess.Popen(command, env=power.environment(), stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            said = [int(line) for line in islice(writer.stdout, 40 + 7 * cut)]
            writer.kill()
            said += [int(line) for line in writer.stdout if line.endswith(b"\n")]
        undone += power.strike()
        kept = rows(database)
        lost += len((promised | set(said)) - kept)
        promised = (promised | set(said)) & kept
    return len(promised) + lost, lost, undone


def rows(database: Path) -> set[int]:
    connection = sqlite3.connect(database)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    tables = connection.execute("SELECT name FROM sqlite_master").fetchall()
    kept = connection.execute("SELECT number FROM kept").fetchall() if tables else []
    connection.close()
    return {number for (number,) in kept}


def test_a_power_cut_loses_nothing_when_every_commit_is_synced(tmp_path: Path) -> None:
    acknowledged, lost, _undone = acknowledged_and_lost(tmp_path, "FULL", cuts=12)

    assert acknowledged > 500
    assert lost == 0


@pytest.mark.parametrize("synchronous", ["NORMAL", "OFF"])
def test_the_rehearsal_sees_what_a_lazy_setting_loses(tmp_path: Path, synchronous: str) -> None:
    acknowledged, lost, undone = acknowledged_and_lost(tmp_path, synchronous, cuts=12)

    assert undone > 500
    assert lost > acknowledged / 2
