"""Everything at once: prepare, start the web server and the worker, and end them together."""

import argparse
import os
import signal
import sys
import time
import urllib.error
import urllib.request
from functools import partial
from pathlib import Path
from typing import Any

from midweek.config.refusal import Refusal
from midweek.config.running.ending import Family
from midweek.config.running.place import claim_folder, require_free_port
from midweek.config.running.prepare import (
    prepare_keys,
    prepare_static_files,
    prepare_tables,
    set_up_django,
)

OPENS_WITHIN = 60


def start(asked: argparse.Namespace) -> int:
    """Run Midweek until Ctrl-C, or until one of its processes ends on its own."""
    data = Path(os.environ.setdefault("MIDWEEK_DATA", str(Path("data").absolute())))
    require_free_port(asked.host, asked.port)
    with claim_folder(data):
        # A shell starts what it puts in the background with Ctrl-C switched off.
        signal.signal(signal.SIGINT, _as_interrupt)
        signal.signal(signal.SIGTERM, _as_interrupt)
        family = Family()
        try:
            prepare(asked)
            return _run(asked, family)
        except KeyboardInterrupt:
            return 0
        finally:
            family.end()


def prepare(asked: argparse.Namespace) -> None:
    """Make what is missing, and refuse what is dangerous."""
    os.environ.setdefault("MIDWEEK_PUBLIC_URL", f"http://localhost:{asked.port}")
    prepare_keys()
    set_up_django()
    from midweek.config.doctor.report import refuse_what_is_dangerous
    from midweek.config.running.demo import make_demo_clinic_once

    prepare_tables()
    prepare_static_files()
    refuse_what_is_dangerous()
    if not asked.empty:
        make_demo_clinic_once()


def _as_interrupt(*_: Any) -> None:
    raise KeyboardInterrupt


def _run(asked: argparse.Namespace, family: Family) -> int:
    from django.db import connections

    from midweek.config.running.serve import answer
    from midweek.config.running.worker import do_chores

    welcome = _welcome(asked)
    connections.close_all()  # a connection must not be shared across a fork
    family.add(partial(answer, asked.host, asked.port), "web")
    family.add(do_chores, "worker")
    _wait_until_open(asked, family)
    print(welcome, flush=True)
    while not family.any_ended():
        time.sleep(0.2)
    print("midweek: a process ended on its own; ending the others.", file=sys.stderr)
    return 1


def _wait_until_open(asked: argparse.Namespace, family: Family) -> None:
    from django.conf import settings

    host = "127.0.0.1" if asked.host in ("0.0.0.0", "::") else asked.host  # noqa: S104
    request = urllib.request.Request(
        f"http://{host}:{asked.port}/health/", headers={"Host": settings.ALLOWED_HOSTS[0]}
    )
    until = time.monotonic() + OPENS_WITHIN
    while time.monotonic() < until and not family.any_ended():
        try:
            with urllib.request.urlopen(request, timeout=5):  # noqa: S310
                return
        except urllib.error.HTTPError as answer:
            raise Refusal(f"the server opened, but answered {answer.code}.") from answer
        except OSError:
            time.sleep(0.02)
    raise Refusal("the server did not open its door; the lines above say why.")


def _welcome(asked: argparse.Namespace) -> str:
    from django.conf import settings

    from midweek.config.running.demo import never_into_a_journal, whom_to_sign_in_as

    address = settings.ENVIRONMENT.public_url
    lines = never_into_a_journal(whom_to_sign_in_as(address))
    people = "\n".join(f"    {line}" for line in lines)
    place = f"  Data: {settings.ENVIRONMENT.data}. Ctrl-C ends it."
    return f"\n  Midweek is open at {address}\n\n{people}\n\n{place}\n"
