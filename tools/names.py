"""Names that say nothing about what is inside are not used for files, folders or classes."""

import re
from collections.abc import Iterator
from pathlib import Path

from tools.sources import files, finish

EMPTY_NAMES = re.compile(r"(?i)^_?(util|helper|service|manager|misc|common)s?$")
EMPTY_CLASS = re.compile(r"^\s*class \w+(Utils?|Helpers?|Services?)\b", re.MULTILINE)


def findings() -> Iterator[str]:
    """Yield a line for each empty name."""
    for folder in ("src", "tests", "tools", "bench"):
        for path in files("*.py", "*.js", "*.html", "*.css", within=Path(folder)):
            for part in path.parts:
                if EMPTY_NAMES.match(part.split(".")[0]):
                    yield f"{path}: name it for what is inside, not {part!r}."
            if path.suffix == ".py":
                for found in EMPTY_CLASS.finditer(path.read_text(encoding="utf-8")):
                    yield f"{path}: {found[0].strip()} says nothing about what it does."


if __name__ == "__main__":
    finish(findings())
