"""Which files the app is made of: what to fetch early, and all that the phone may keep."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static

from midweek.phone.first_view import FONT, inline_style
from midweek.phone.fusing import Read, fetched_later, reached

STATIC = Path(__file__).parent / "static"
KEPT = ("phone/**/*.js", "phone/**/*.json", "phone/*.css", "phone/icons/*")
WORKER = [STATIC / f"phone/{name}.js" for name in ("worker", "worker_reminders")]
"""What the service worker is put together from: it is never among what it keeps."""

SHELLS = ("/app/today", "/app/check-in", "/app/plan")
"""The pages kept for opening without signal; the last one stands in for every other address."""

ENTRY = "phone/main.js"
LATER = "phone/later.js"
APART = ("phone/words/", "phone/vendor/")
"""Words are fetched in one language only, and what others wrote keeps its checksum."""


@cache
def first_modules() -> list[str]:
    """Every module the first screen needs, so that none waits for another to name it."""
    return [static(name) for name in sorted(reached(ENTRY, _source))]


def fetched_as_one(read: Read) -> list[str]:
    """Name the modules that no first screen needs, which travel together as `LATER`."""
    return fetched_later(ENTRY, read, apart=APART)


@cache
def kept_files() -> list[str]:
    """The allow-list of the service worker: our own files, and nothing personal."""
    inside = {*fetched_as_one(_source)}
    return [_address(name) for name in [*_names(), LATER, FONT] if name not in inside]


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
    return sorted(str(path.relative_to(STATIC)) for path in found if path not in WORKER)


def _source(name: str) -> str:
    return (STATIC / name).read_text(encoding="utf-8")
