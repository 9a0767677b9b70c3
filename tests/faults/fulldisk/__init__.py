"""Rehearse a full disk: a data folder that may hold only so many bytes."""

from pathlib import Path

from ..preload import environment


class SmallDisk:
    """A data folder on a disk with room for `spare` more bytes than it holds now."""

    def __init__(self, data: Path, *, spare: int, ballast: int) -> None:
        self.data, self._ballast = data.resolve(), data / "other-files"
        self._ballast.write_bytes(bytes(ballast))
        held = sum(path.stat().st_size for path in self.data.rglob("*") if path.is_file())
        self.capacity = held + spare

    def environment(self) -> dict[str, str]:
        """Return what a process must be started with to find this disk small."""
        return environment(
            "fulldisk/quota.c", MIDWEEK_DISK_ROOT=self.data, MIDWEEK_DISK_BYTES=self.capacity
        )

    def free_space(self) -> None:
        """Delete the files of somebody else that filled the disk."""
        self._ballast.unlink()
