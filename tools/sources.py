"""Which files are ours to judge, and how a finding is told."""

import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

NOT_OURS = ("vendor", "migrations", "node_modules")
SOURCE = Path("src")


def files(*patterns: str, within: Path = SOURCE) -> Iterator[Path]:
    """Yield our own files that git knows or would add, in order; nothing vendored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", str(within)],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    for path in map(Path, sorted(set(listed))):
        wanted = any(path.match(pattern) for pattern in patterns)
        if wanted and path.is_file() and not set(NOT_OURS) & set(path.parts):
            yield path


def tell(findings: Iterable[str]) -> int:
    """Print the findings, one a line, and return the exit code."""
    told = list(findings)
    for line in told:
        print(line)
    return 1 if told else 0


def line_count(path: Path) -> int:
    """Count the lines of a file."""
    return len(path.read_text(encoding="utf-8").splitlines())


def finish(findings: Iterable[str]) -> None:
    """End the program with the findings as its outcome."""
    sys.exit(tell(findings))
