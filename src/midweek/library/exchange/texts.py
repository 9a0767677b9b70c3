"""From the bytes of a foreign file to its words."""

import html
import re
from typing import Any

from midweek.library.exchange.findings import Notes, Unreadable
from midweek_rules.safe_json import UnsafeJSON, read_json

BIGGEST = 5_000_000
DEEPEST = 40
BOM = b"\xef\xbb\xbf"
TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
LONGEST = 2_000


def decoded(name: str, content: bytes) -> str:
    """Read bytes as UTF-8; raise Unreadable naming the encoding they seem to have."""
    if len(content) > BIGGEST:
        raise Unreadable(name, f"The file is larger than {BIGGEST // 1_000_000} MB.")
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(name, "The file is UTF-16. Save it as UTF-8.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise Unreadable(
            f"{name}, line {line}",
            f"The byte 0x{content[error.start]:02X} is not UTF-8; the file seems to be Latin-1 "
            "(Windows-1252). Save it as UTF-8.",
        ) from None


def json_in(name: str, content: bytes) -> Any:
    """Read JSON; raise Unreadable with what is wrong."""
    decoded(name, content)
    try:
        return read_json(content.removeprefix(BOM), limit=BIGGEST, deepest=DEEPEST)
    except UnsafeJSON as error:
        raise Unreadable(name, error.why) from None


def plain(text: Any, where: str, notes: Notes) -> str:
    """Return a text without markup, and say so where there was some, or where it is cut."""
    bare = html.unescape(TAG.sub(" ", str(text)))
    bare = re.sub(r"[ \t\xa0]+", " ", bare).strip()
    if TAG.search(str(text)):
        notes.differs(where, "The markup in this text is left out; its words are kept.")
    if len(bare) > LONGEST:
        notes.differs(where, f"This text is cut to {LONGEST:,} characters.")
    return bare[:LONGEST]


def as_id(name: str, taken: set[str], *, fallback: str = "step") -> str:
    """Make a step's id of a foreign name, and note that it is taken."""
    bare = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:34] or fallback
    wanted = bare if bare[0].isalpha() else f"q_{bare}"
    found, number = wanted, 2
    while found in taken:
        found, number = f"{wanted}_{number}", number + 1
    taken.add(found)
    return found


def as_slug(name: str) -> str:
    """Make a slug of a foreign name."""
    bare = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:60].rstrip("-")
    return bare if bare and bare[0].isalpha() else f"form-{bare}".rstrip("-")
