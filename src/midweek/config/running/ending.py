"""How a process notices that the one which started it is gone."""

import os
import signal
import sys
import threading


def end_with_stdin() -> None:
    """Ask this process to end once its standard input ends, as it does when a parent is killed."""
    threading.Thread(target=_wait_for_the_end, daemon=True).start()


def _wait_for_the_end() -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
