"""Rehearse a power cut: kill the server, then take back every write it had not synced.

This is the worst plain case, in which nothing unsynced reached the disk. Torn pages, writes that
land out of order and lost directory entries are not rehearsed here.
"""

import struct
from collections.abc import Iterator
from pathlib import Path

from ..preload import environment

_MARK = struct.Struct("=q")
_RECORD = struct.Struct("=qqq")


class PowerCut:
    """A data folder whose unsynced writes can be lost."""

    def __init__(self, data: Path, log: Path) -> None:
        self.data, self.log = data.resolve(), log.resolve()
        self.log.mkdir(parents=True, exist_ok=True)

    def environment(self) -> dict[str, str]:
        """Return what a process must be started with so that its writes are remembered."""
        return environment(
            "powercut/undo.c", MIDWEEK_UNDO_ROOT=self.data, MIDWEEK_UNDO_LOG=self.log
        )

    def forget(self) -> None:
        """Start a new rehearsal from what is on the disk now."""
        for log in self.log.iterdir():
            log.unlink()

    def strike(self) -> int:
        """Take back all unsynced writes and return how many there were.

        Every process that writes here must be dead already.
        """
        files = {str(path.stat().st_ino): path for path in self.data.rglob("*") if path.is_file()}
        taken_back = 0
        for log in self.log.iterdir():
            if log.name in files:
                taken_back += _undo(files[log.name], log.read_bytes())
        for leftover in self.data.rglob("*-shm"):
            leftover.unlink()
        self.forget()
        return taken_back


def _undo(path: Path, log: bytes) -> int:
    unsynced = list(_unsynced(log))
    with path.open("r+b") as file:
        for offset, old_size, old_bytes in reversed(unsynced):
            file.truncate(max(old_size, offset))
            file.seek(offset)
            file.write(old_bytes)
            file.truncate(old_size)
    return len(unsynced)


def _unsynced(log: bytes) -> Iterator[tuple[int, int, bytes]]:
    position = _MARK.unpack_from(log)[0] if len(log) >= _MARK.size else len(log)
    while position + _RECORD.size <= len(log):
        offset, replaced, old_size = _RECORD.unpack_from(log, position)
        position += _RECORD.size
        if position + replaced <= len(log):
            yield offset, old_size, log[position : position + replaced]
        position += replaced
