"""The steps of a check: what each runs, and what its outcome was."""

import os
import signal
import subprocess
import sys
import time
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass, field
from pathlib import Path

LOGS = Path("build/check")
LONGEST_STEP = 20 * 60
LONGEST_FULL_STEP = 6 * 60 * 60
SLOW = ("config/test_start.py",)
NOT_CHAPTERS = ("stories", "faults", "rules", "docs", "gates")


@dataclass(frozen=True)
class Outcome:
    """How one step went, counted in tests where it ran tests."""

    name: str
    passed: int
    failed: int
    seconds: float
    output: str
    skipped: list[str] = field(default_factory=list)

    @property
    def mark(self) -> str:
        """One word for the table."""
        return "FAILED " if self.failed else "skipped" if self.skipped else "ok     "


@dataclass(frozen=True)
class Step:
    """One command of the check. With `tests` it is a pytest run whose tests are counted."""

    name: str
    command: list[str]
    tests: bool = False
    limit: float = LONGEST_STEP

    def run(self) -> Outcome:
        """Run the command and count what came of it."""
        started = time.monotonic()
        log = LOGS / f"{self.name.replace(' ', '-')}.log"
        results = log.with_suffix(".xml")
        extra = [f"--junitxml={results}"] if self.tests else []
        code = run_with_limit([*self.command, *extra], log, limit=self.limit)
        seconds, output = time.monotonic() - started, log.read_text(errors="replace")
        if self.tests:
            return count_tests(self.name, code, results, seconds, output)
        return Outcome(self.name, int(code == 0), int(code != 0), seconds, output)


def run_with_limit(command: list[str], log: Path, *, limit: float) -> int:
    """Run `command` into `log`; when it hangs, end it with everything it started."""
    with log.open("w") as file:
        child = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            return child.wait(timeout=limit)
        except subprocess.TimeoutExpired:
            os.killpg(child.pid, signal.SIGKILL)
            file.write(f"\nEnded after {limit:.0f} s without a result.\n")
            return child.wait() or 1


def count_tests(name: str, code: int, results: Path, seconds: float, output: str) -> Outcome:
    """Count a pytest run from its results file; no results, or no test at all, is a failure."""
    if not results.exists():
        return Outcome(name, 0, 1, seconds, output)
    cases = list(ElementTree.parse(results).iter("testcase"))
    skipped = [
        f"{case.get('classname')}::{case.get('name')} ({reason.get('message')})"
        for case in cases
        for reason in case.iter("skipped")
    ]
    failed = sum(1 for case in cases if case.find("failure") is not None)
    broken = sum(1 for case in cases if case.find("error") is not None)
    if code and not failed + broken:
        broken = 1
    passed = max(0, len(cases) - failed - broken - len(skipped))
    return Outcome(name, passed, failed + broken, seconds, output, skipped)


def steps_for(*, fast: bool, full: bool) -> list[Step]:
    """All steps in order; `fast` leaves out PostgreSQL, the browser and the faults."""
    python = sys.executable
    programs = str(Path(python).parent)
    static = [
        Step("types", [python, "-m", "mypy", "src", "tools"]),
        Step("format", [f"{programs}/ruff", "format", "--check", "."]),
        Step("lint", [f"{programs}/ruff", "check", "."]),
        Step("import contracts", [f"{programs}/lint-imports", "--no-cache"]),
        Step("templates", [f"{programs}/djlint", "src", "--lint", "--quiet"]),
        Step("budgets", [python, "-m", "tools.budgets"]),
        Step("names", [python, "-m", "tools.names"]),
        Step("styles", [python, "-m", "tools.styles"]),
        Step("words", [python, "-m", "tools.words"]),
        Step("translations", [python, "-m", "tools.translations"]),
    ]
    if fast:
        return [*static, chapters("sqlite", leave_out=("stories", "faults", "docs", *SLOW))]
    limit = LONGEST_FULL_STEP if full else LONGEST_STEP
    faults = pytest("tests/faults", *(["--full"] if full else []))
    return [
        *static,
        chapters("sqlite", leave_out=("stories", "faults")),
        chapters("postgres", leave_out=NOT_CHAPTERS),
        Step("stories", pytest("tests/stories", "-n", "2", "-m", "not measured"), tests=True),
        Step("measured", pytest("tests/stories", "tests/config", "-m", "measured"), tests=True),
        Step("faults", faults, tests=True, limit=limit),
    ]


def chapters(database: str, *, leave_out: tuple[str, ...]) -> Step:
    """The tests of the chapters and doors on one database."""
    ignored = [f"--ignore=tests/{folder}" for folder in leave_out]
    words = pytest("tests", f"--db={database}", "-n", "2", "-m", "not measured", *ignored)
    return Step(f"chapters on {database}", words, tests=True)


def chosen_tests(words: list[str]) -> list[str]:
    """The pytest command for the files, or the words of test names, somebody asked for."""
    paths = [word for word in words if Path(word.split("::")[0]).exists()]
    names = [word for word in words if word not in paths]
    chosen = ["-k", " and ".join(names)] if names else []
    return pytest(*paths, *chosen)


def pytest(*words: str) -> list[str]:
    """A pytest command that ends with the reasons for all that did not simply pass."""
    return [sys.executable, "-m", "pytest", "-q", "-ra", *words]
