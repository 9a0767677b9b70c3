"""Commands that only pass on what was asked."""

import argparse
import sys
from importlib.util import find_spec

from midweek.config.refusal import Refusal


def manage(asked: argparse.Namespace) -> None:
    """Run one of Django's own commands."""
    from django.core.management import execute_from_command_line

    execute_from_command_line(["midweek manage", *asked.words])


def bench(asked: argparse.Namespace) -> int:
    """Run the benchmarks, which live beside the source and are in no package."""
    sys.path.insert(0, "")
    if find_spec("bench") is None:
        raise Refusal("the benchmarks are in the source folder: run `midweek bench` there.")
    from importlib import import_module

    return int(import_module("bench.__main__").main(asked.words) or 0)
