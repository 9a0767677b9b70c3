"""Which files the app is made of: what to fetch early, and all that the phone may keep."""

import hashlib
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static

from midweek.phone.first_view import FONT, inline_style

STATIC = Path(__file__).parent / "static"
KEPT = ("phone/**/*.js", "phone/**/*.json", "phone/*.css", "phone/icons/*")
SHELLS = ("/app/today", "/app/check-in", "/app/plan")
"""The pages kept for opening without signal; the last one stands in for every other address."""

_IMPORT = re.compile(r'^(?:import|export)\b[^";(]*"(\.{1,2}/[^"]+)"', re.MULTILINE)


@cache
def first_modules() -> list[str]:
    """Every module the first screen needs, so that none waits for another to name it."""
    return [static(str(path.relative_to(STATIC))) for path in _imports_of(STATIC / "phone/main.js")]


@cache
def kept_files() -> list[str]:
    """The allow-list of the service worker: our own files, and nothing personal."""
    return [_address(name) for name in [*_names(), FONT]]


@cache
def version() -> str:
    """A fingerprint of everything kept: it changes when, and only when, the app does."""
    told = hashlib.sha256(inline_style().encode())
    for name in _names():
        told.update(name.encode() + (STATIC / name).read_bytes())
    for template in sorted((Path(__file__).parent / "templates").rglob("*.html")):
        told.update(template.read_bytes())
    return told.hexdigest()[:16]


def _address(name: str) -> str:
    # What a script fetches keeps its plain name: only imports are rewritten to hashed ones.
    return f"{settings.STATIC_URL}{name}" if name.endswith(".json") else static(name)


def _names() -> list[str]:
    found = {path for pattern in KEPT for path in STATIC.glob(pattern)}
    return sorted(str(path.relative_to(STATIC)) for path in found if path.name != "worker.js")


def _imports_of(module: Path, seen: set[Path] | None = None) -> Iterator[Path]:
    seen = set() if seen is None else seen
    if module in seen:
        return
    seen.add(module)
    yield module
    for name in _IMPORT.findall(module.read_text(encoding="utf-8")):
        yield from _imports_of((module.parent / name).resolve(), seen)
