"""CPU time of this process and, when the database is a server, of the server's processes."""

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from statistics import median


class Meter:
    """Reads how much CPU was used so far, in milliseconds."""

    def __init__(self, postmaster: int | None = None) -> None:
        self.postmaster = postmaster

    def used(self) -> float:
        """Return the CPU time of the application and the database until now."""
        return (time.process_time_ns() + sum(map(on_cpu, self._servers()))) / 1e6

    def _servers(self) -> list[int]:
        if self.postmaster is None:
            return []
        children = Path(f"/proc/{self.postmaster}/task/{self.postmaster}/children")
        return [int(child) for child in children.read_text().split()]

    def median_of(self, deed: Callable[[], object], *, times: int) -> float:
        """Run `deed` so many times and return the median of what one run used."""
        costs = []
        for _ in range(times):
            before = self.used()
            deed()
            costs.append(self.used() - before)
        return median(costs)


def on_cpu(process: int) -> int:
    """Return the nanoseconds a process has run; a process that just ended counts nothing."""
    with suppress(OSError):
        # The clock of another process, as clock_getcpuclockid(3) numbers it.
        return time.clock_gettime_ns((~process << 3) | 2)
    return 0
