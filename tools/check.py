"""Run every check, print a table, and fail when anything failed or was left out."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from midweek.config.keys import make_root_key
from tools.steps import LOGS, Outcome, Step, chosen_tests, steps_for
from tools.translations import compile_all

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
COMPILER_NAMES = ("cc", "gcc", "clang")


def main() -> int:
    """Run the steps that were asked for and return the exit code."""
    asked, options = _parser().parse_known_args()
    prepare()
    if asked.tests:
        return subprocess.call([*chosen_tests(asked.tests), *options])
    if options:
        _parser().error(f"{options[0]} goes with a test to run")
    steps = steps_for(fast=asked.fast, full=asked.full)
    if not asked.fast:
        os.environ["MIDWEEK_CHROMIUM"] = find_chromium()
        find_compiler()
    started = time.monotonic()
    outcomes = run_all(steps)
    return report(outcomes, seconds=time.monotonic() - started)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="./check", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="no browser, SQLite only: a minute")
    parser.add_argument("--full", action="store_true", help="with the long fault runs: hours")
    parser.add_argument(
        "tests", nargs="*", help="a test file, or words of a test's name: runs those alone"
    )
    return parser


def prepare() -> None:
    """Start from a clean table: no old logs, no settings of this machine's own Midweek."""
    shutil.rmtree(LOGS, ignore_errors=True)
    LOGS.mkdir(parents=True)
    for name in [name for name in os.environ if name.startswith("MIDWEEK_")]:
        del os.environ[name]
    # The type checker reads Django's settings, and they do not load without a root key.
    os.environ["MIDWEEK_DATA"] = str(LOGS / "data")
    make_root_key(LOGS / "data" / "keys" / "root.key")
    compile_all()


def find_chromium() -> str:
    """Find the browser for the stories, or install it."""
    return find_program(CHROMIUM_NAMES, packages=["chromium"], needed_by="stories")


def find_compiler() -> str:
    """Find the C compiler that the fault tests make their bad disks with, or install it."""
    return find_program(COMPILER_NAMES, packages=["gcc", "libc6-dev"], needed_by="fault tests")


def find_program(names: tuple[str, ...], *, packages: list[str], needed_by: str) -> str:
    """Find a program under one of its names; as root on Debian, install it when it is missing."""
    found = next(filter(None, map(shutil.which, names)), None)
    if found:
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        install(packages)
    found = next(filter(None, map(shutil.which, names)), None)
    if not found:
        words = " ".join(packages)
        sys.exit(f"midweek: the {needed_by} need {words}. On Debian: sudo apt-get install {words}")
    return found


def install(packages: list[str]) -> None:
    """Install Debian's packages; whether that worked shows when they are looked for again."""
    print(f"Installing {' '.join(packages)} ...", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with (LOGS / "apt-get.log").open("a") as log:
        for words in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
            subprocess.run(
                ["apt-get", "-q", *words],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment,
                check=False,
            )


def run_all(steps: list[Step]) -> list[Outcome]:
    """Run the short steps two at a time, then the tests one step after another."""
    with ThreadPoolExecutor(max_workers=2) as pair:
        outcomes = list(pair.map(run_one, [step for step in steps if not step.tests]))
    outcomes.extend(run_one(step) for step in steps if step.tests)
    return outcomes


def run_one(step: Step) -> Outcome:
    """Run one step and say at once how it went."""
    outcome = step.run()
    print(f"{outcome.mark}  {step.name:<34}{outcome.seconds:7.1f} s", flush=True)
    return outcome


def report(outcomes: Iterable[Outcome], *, seconds: float) -> int:
    """Print what failed and what was left out, then the closing line; return the exit code."""
    outcomes = list(outcomes)
    for outcome in outcomes:
        if outcome.failed:
            print(f"\n--- {outcome.name} ---\n{outcome.output}")
    skipped = [f"{o.name}: {reason}" for o in outcomes for reason in o.skipped]
    if skipped:
        print("\nSkipped, and nothing may be:", *skipped, sep="\n  ")
    passed = sum(outcome.passed for outcome in outcomes)
    failed = sum(outcome.failed for outcome in outcomes) + len(skipped)
    print(f"\n{len(outcomes)} steps in {seconds:.0f} s; logs in {LOGS}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
