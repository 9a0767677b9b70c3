"""The one place where the command line meets the demo clinic."""

import argparse
import os
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from midweek.config.refusal import Refusal


def demo(asked: argparse.Namespace) -> None:
    """Make the demo clinic in an empty Midweek, and say whom to sign in as."""
    from midweek.config.running.prepare import prepare_keys, prepare_tables, set_up_django

    prepare_keys()
    set_up_django()
    prepare_tables()
    if not make_demo_clinic_once():
        raise Refusal("there is a clinic already; the demo belongs into an empty data folder.")
    from django.conf import settings

    print(*whom_to_sign_in_as(settings.ENVIRONMENT.public_url), sep="\n")


def make_demo_clinic_once() -> bool:
    """Make the demo clinic unless there is a clinic; say whether it was made."""
    from midweek.people.models import Clinic

    seeding = _seeding()
    if Clinic.objects.exists() or seeding is None:
        return False
    seeding.make_demo_clinic()
    return True


def whom_to_sign_in_as(address: str) -> list[str]:
    """Lines for a terminal: where to go as whom. The links hold secrets: see them, use them."""
    from midweek.people.models import Clinic

    lines = []
    if Clinic.objects.filter(is_demo=True).exists():
        lines = _doors_of_the_demo(address)
    if not Clinic.objects.filter(is_demo=False).exists():
        lines.append(f"{'A clinic of your own:':<28}{set_up_link(address)}")
    return lines


def never_into_a_journal(lines: list[str]) -> list[str]:
    """The lines as they may be printed: links hold secrets, and a service manager keeps logs.

    Under systemd they go into a file that its owner alone can read.
    """
    from django.conf import settings

    if "JOURNAL_STREAM" not in os.environ or not lines:
        return lines
    path = Path(settings.ENVIRONMENT.data) / "links"
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write("\n".join([*lines, ""]))
    return [f"Links to sign in: {path}, for its owner's eyes."]


def set_up_link(address: str) -> str:
    """The link that claims this server, once: whoever can read the data folder runs it."""
    from midweek.people.entering.tokens import SET_UP, kept_token

    return f"{address}/set-up/{kept_token(SET_UP)}/"


def _doors_of_the_demo(address: str) -> list[str]:
    from midweek.people.entering.tokens import DEMO, make_token

    door = f"{address}/demo/{make_token(DEMO)}"
    return [
        f"{'As the therapist:':<28}{door}/therapist/",
        f"{'As a client, on the phone:':<28}{door}/client/",
        f"{'Next door, behind the wall:':<28}{door}/other-therapist/",
        "The demo's links open from this machine only, until the next start.",
    ]


def _seeding() -> Any:
    """The module that knows the demo clinic; a package built without it starts empty."""
    return import_module("midweek.config.demo") if find_spec("midweek.config.demo") else None
