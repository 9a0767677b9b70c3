"""Measure, print the table, and fail when a budget is broken."""

import argparse
import sys
import time
from collections.abc import Iterator
from itertools import pairwise

from bench import place, table
from bench.budgets import Measured, growth_breaks
from bench.cpu import Meter


def main(words: list[str] | None = None) -> int:
    """Run the measurements that were asked for and return the exit code."""
    asked = _parser().parse_args(words)
    if asked.reminders:
        return reminders(asked.db, clients=asked.clients[0], seconds=asked.seconds)
    with place.fresh(asked.db) as postmaster:
        runs = list(growing(sorted(asked.clients), Meter(postmaster), times=asked.times))
    results = [measured for one in runs for measured in one]
    broken = [said for measured in results for said in measured.breaks]
    broken += [said for few, many in pairwise(runs) for said in growth_breaks(few, many)]
    print(table.as_json(results) if asked.json else table.as_text(results))
    for said in broken:
        print(f"Over budget: {said}", file=sys.stderr)
    return 1 if broken else 0


def reminders(database: str, *, clients: int, seconds: int) -> int:
    """Measure how fast reminders are decided, or live through seconds of a busy ten minutes."""
    with place.fresh(database) as postmaster:
        from bench.reminding import decisions
        from bench.ten_minutes import ten_minutes

        measured = (
            ten_minutes(seconds=seconds)
            if seconds
            else decisions(database, Meter(postmaster), clients=clients)
        )
    print(measured.said)
    return 0 if measured.holds else 1


def growing(sizes: list[int], meter: Meter, *, times: int) -> Iterator[list[Measured]]:
    """Let one clinic grow from size to size, and measure it at each."""
    from bench.requests import Requests
    from bench.seeding import Seeded

    seeded = Seeded()
    for clients in sizes:
        started = time.monotonic()
        seeded.grow_to(clients)
        seconds = time.monotonic() - started
        print(f"{seeded.entries:,} entries, seeded in {seconds:.0f} s", file=sys.stderr)
        yield list(Requests(seeded, meter, times=times).measure())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="midweek bench", description=__doc__)
    parser.add_argument("--clients", type=int, nargs="+", default=[200], help="default: 200")
    parser.add_argument("--db", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--reminders", action="store_true", help="how fast they are decided")
    parser.add_argument(
        "--seconds", type=int, default=0, help="with --reminders: so much of a busy ten minutes"
    )
    parser.add_argument("--times", type=int, default=120, help="requests per line (120)")
    parser.add_argument("--json", action="store_true", help="print for programs")
    return parser


if __name__ == "__main__":
    sys.exit(main())
