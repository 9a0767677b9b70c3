"""Print what was measured, for people and for programs."""

import json
from collections.abc import Iterable
from dataclasses import asdict

from bench.budgets import Measured

HEAD = f"{'work':<36}{'clients':>9}{'CPU ms':>9}{'at most':>9}{'bytes':>9}{'at most':>9}"


def as_text(results: Iterable[Measured]) -> str:
    """Return the table."""
    return "\n".join([HEAD, "-" * len(HEAD), *map(_line, results)])


def as_json(results: Iterable[Measured]) -> str:
    """Return the same for programs."""
    return json.dumps([asdict(result) for result in results], indent=1)


def _line(result: Measured) -> str:
    work = result.work
    return (
        f"{work.name:<36}{result.clients:>9,}{result.milliseconds:>9.2f}"
        f"{_or_dash(work.milliseconds):>9}{result.bytes or '-':>9}{_or_dash(work.bytes):>9}"
    )


def _or_dash(budget: float | None) -> str:
    return "-" if budget is None else f"{budget:,}"
