"""The web server: one process that listens, and workers that answer."""

import argparse
import os

from midweek.config.running.ending import end_with_stdin
from midweek.config.running.place import require_free_port

KILL_WORKERS_AFTER = 5
MOST_WORKERS = 4


def serve(asked: argparse.Namespace) -> None:
    """Answer requests until told to stop."""
    if asked.end_with_stdin:
        end_with_stdin()
    else:
        _prepare(asked)
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # Nothing is logged of a request: its path alone can say that somebody is in therapy.
    Granian(
        "midweek.config.wsgi:application",
        address=asked.host,
        port=asked.port,
        interface=Interfaces.WSGI,
        workers=asked.workers or min(MOST_WORKERS, os.cpu_count() or 1),
        blocking_threads=asked.threads,
        workers_kill_timeout=KILL_WORKERS_AFTER,
        respawn_failed_workers=True,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


def _prepare(asked: argparse.Namespace) -> None:
    from midweek.config.doctor.report import refuse_what_is_dangerous
    from midweek.config.running.prepare import prepare_static_files, set_up_django

    require_free_port(asked.host, asked.port)
    set_up_django()
    prepare_static_files()
    refuse_what_is_dangerous()
