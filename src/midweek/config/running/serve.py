"""The web server: one process that listens, and workers that answer."""

import argparse
import os

from midweek.config.running.place import require_free_port

KILL_WORKERS_AFTER = 3
MOST_WORKERS = 4
THREADS = 4


def serve(asked: argparse.Namespace) -> None:
    """Answer requests until told to stop."""
    from midweek.config.doctor.report import refuse_what_is_dangerous
    from midweek.config.running.prepare import prepare_static_files, set_up_django

    require_free_port(asked.host, asked.port)
    set_up_django()
    prepare_static_files()
    refuse_what_is_dangerous()
    _say_how_to_set_up()
    answer(asked.host, asked.port, workers=asked.workers, threads=asked.threads)


def answer(host: str, port: int, *, workers: int | None = None, threads: int = THREADS) -> None:
    """Listen, and answer in worker processes."""
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    # Loaded once here, it is shared with every worker that is forked from this process.
    import midweek.config.wsgi  # noqa: F401

    _close_connections()
    # Nothing is logged of a request: its path alone can say that somebody is in therapy.
    Granian(
        "midweek.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers or min(MOST_WORKERS, os.cpu_count() or 1),
        blocking_threads=threads,
        workers_kill_timeout=KILL_WORKERS_AFTER,
        respawn_failed_workers=True,
        websockets=False,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()


def _close_connections() -> None:
    from django.db import connections

    connections.close_all()


def _say_how_to_set_up() -> None:
    from django.conf import settings

    from midweek.config.running.demo import never_into_a_journal, set_up_link
    from midweek.people.models import Clinic

    if not Clinic.objects.exists():
        link = f"First-time set-up: {set_up_link(settings.ENVIRONMENT.public_url)}"
        print(*never_into_a_journal([link]), sep="\n", flush=True)
