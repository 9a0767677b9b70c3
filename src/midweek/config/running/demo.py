"""The one place where the command line meets the demo clinic."""

import argparse
from importlib import import_module
from importlib.util import find_spec
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
    """Lines for a terminal: where to go as whom; for a clinic of one's own, nothing."""
    from midweek.people.models import Clinic

    seeding = _seeding()
    if seeding and Clinic.objects.filter(is_demo=True).exists():
        return list(seeding.doors_for_visitors(address))
    return [] if Clinic.objects.exists() else [f"First-time set-up: {address}/set-up/"]


def _seeding() -> Any:
    """The module that knows the demo clinic; a package built without it starts empty."""
    return import_module("midweek.config.demo") if find_spec("midweek.config.demo") else None
