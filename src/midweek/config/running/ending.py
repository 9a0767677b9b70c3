"""How processes that belong together end together."""

import os
import signal
import threading
import time
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.process import BaseProcess

ENDS_WITHIN = 8


class Family:
    """Processes forked from this one, after it has loaded everything they need.

    A fork shares what is loaded, which halves the memory and the wait for the first page.
    Each child holds the end of a pipe that nobody writes to: it breaks when this process
    ends, even by kill -9, and then the child ends too.
    """

    def __init__(self) -> None:
        self.children: list[BaseProcess] = []
        self._held, self._breaks = os.pipe()

    def add(self, deed: Callable[[], object], name: str) -> None:
        """Start a child that does `deed`. The first child leads the group, the others join it."""
        child = get_context("fork").Process(target=self._live, args=(deed,), name=name)
        child.start()
        self.children.append(child)
        # Here and not in the child: the next one joins this group, which must exist by then.
        os.setpgid(child.pid or 0, self.children[0].pid or 0)

    def _live(self, deed: Callable[[], object]) -> None:
        os.close(self._breaks)
        threading.Thread(target=self._end_with_parent, daemon=True).start()
        deed()

    def _end_with_parent(self) -> None:
        os.read(self._held, 1)
        os.kill(os.getpid(), signal.SIGTERM)

    def any_ended(self) -> bool:
        """Whether one of them is no longer there."""
        return not all(child.is_alive() for child in self.children)

    def end(self) -> None:
        """Ask each child to end; after a while, end the whole group whether it likes it or not."""
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        for child in self.children:
            child.terminate()
        until = time.monotonic() + ENDS_WITHIN
        for child in self.children:
            child.join(max(0.0, until - time.monotonic()))
        if self.children and self.children[0].pid:
            try:
                os.killpg(self.children[0].pid, signal.SIGKILL)
            except ProcessLookupError:
                return
