"""The worker: each chore in a thread of its own, so that one that hangs delays no other."""

import argparse
import logging
import os
import signal
import threading
import time
from typing import Any

from midweek.config.running.prepare import set_up_django

ENDS_WITHIN = 0.5
logger = logging.getLogger("midweek.worker")


def worker(asked: argparse.Namespace) -> None:
    """Do the chores until told to stop."""
    set_up_django()
    do_chores()


def do_chores() -> None:
    """Do each chore in its own time; once told to stop, stop within a second."""
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopping.set())
    signal.signal(signal.SIGINT, lambda *_: stopping.set())
    from midweek.config.running.chores import CHORES

    threads = [
        threading.Thread(target=keep_doing, args=(chore, stopping), name=chore.name, daemon=True)
        for chore in CHORES
    ]
    for thread in threads:
        thread.start()
    stopping.wait()
    until = time.monotonic() + ENDS_WITHIN
    for thread in threads:
        thread.join(max(0, until - time.monotonic()))
    if any(thread.is_alive() for thread in threads):
        # A chore cut off here has lost one uncommitted transaction, and does it again next time.
        os._exit(0)


def keep_doing(chore: Any, stopping: threading.Event) -> None:
    """Do one chore again and again, whatever happened the time before."""
    wait: float = chore.first_after
    while not stopping.wait(wait):
        do_once(chore)
        wait = chore.every


def do_once(chore: Any) -> bool:
    """Do one chore; a failure is logged by its kind alone and is nobody else's concern."""
    from django.db import close_old_connections, connections

    try:
        close_old_connections()
        chore.do()
    except Exception:
        logger.exception("The chore '%s' did not get done; it is tried again later.", chore.name)
        return False
    finally:
        connections.close_all()
    return True
