"""The bench measures real answers on both databases, and says when a budget is broken."""

import json
import os
import subprocess
import sys

import pytest

from bench import budgets
from bench.budgets import CASELOAD, NOTHING_NEW, RAW_READ, RECEIVE, Measured, growth_breaks
from tests.fixtures.server import MIDWEEK


@pytest.mark.parametrize("database", ["sqlite", "postgres"])
def test_every_request_of_the_bench_is_answered(database: str) -> None:
    words = ["--clients", "10", "--times", "3", "--db", database, "--json"]
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("MIDWEEK_", "DJANGO_"))}
    told = subprocess.run(
        [sys.executable, "-m", "bench", *words], capture_output=True, text=True, env=clean
    )

    results = json.loads(told.stdout)
    every = [one.name for one in vars(budgets).values() if isinstance(one, budgets.Work)]
    assert sorted(one["work"]["name"] for one in results) == sorted(every), told.stderr
    assert all(one["milliseconds"] > 0 for one in results)
    assert {one["clients"] for one in results} == {10}


def test_the_bench_decides_reminders_and_says_how_fast() -> None:
    words = ["--clients", "10", "--reminders"]
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("MIDWEEK_", "DJANGO_"))}
    told = subprocess.run(
        [sys.executable, "-m", "bench", *words], capture_output=True, text=True, env=clean
    )

    assert told.stdout.startswith("decide reminders, 1 worker(s): "), told.stderr


def test_a_dear_request_breaks_its_budget() -> None:
    assert Measured(RECEIVE, 200, RECEIVE.milliseconds * 1.01, 0).breaks
    assert Measured(CASELOAD, 200, 1.0, CASELOAD.bytes + 1).breaks
    assert not Measured(RECEIVE, 200, RECEIVE.milliseconds, 0).breaks


def test_a_request_that_grows_with_the_data_breaks_its_budget() -> None:
    few, more = [Measured(NOTHING_NEW, 200, 1.0, 0)], [Measured(NOTHING_NEW, 2_000, 1.21, 0)]

    assert growth_breaks(few, more)
    assert not growth_breaks(few, [Measured(NOTHING_NEW, 2_000, 1.2, 0)])
    assert not growth_breaks(few, [Measured(NOTHING_NEW, 20_000, 1.44, 0)])


def test_the_limits_have_no_budget() -> None:
    assert not Measured(RAW_READ, 200, 1_000, 0).breaks


def test_the_bench_takes_its_options_from_the_command_line_of_midweek() -> None:
    command = [*MIDWEEK, "bench", "--clients", "1", "--help"]

    told = subprocess.run(command, capture_output=True, text=True)

    assert told.returncode == 0
    assert "--times" in told.stdout
