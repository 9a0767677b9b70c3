"""Secrets that can be found again wherever they were written down."""

import base64
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

MARK = "wqzxvjkpwqyhzxvb"
"""Sixteen letters that stand together nowhere else, so that even a cut secret is found."""


@dataclass
class Canaries:
    """Makes secrets and looks for them."""

    chance: random.Random = field(default_factory=lambda: random.Random(1000))
    made: int = 0

    def __call__(self) -> str:
        """Return one more secret: a word that could stand in a sentence or an address."""
        self.made += 1
        return f"{MARK}{self.made:04d}{self.chance.getrandbits(40):010x}"


def traces(*folders: Path) -> list[str]:
    """Return a line for every file below these folders in which a secret can be read."""
    return [
        f"{path}: {form}"
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
        for form in forms_found(path.read_bytes())
    ]


def forms_found(raw: bytes) -> Iterator[str]:
    """Yield each form in which a secret can be read in `raw`."""
    lowered = raw.lower()
    for name, needle in _FORMS.items():
        if needle in (raw if "base64" in name else lowered):
            yield name


def _inside_base64(text: bytes, shift: int) -> bytes:
    """Return what of `text` looks the same in base64 when `shift` bytes stand before it."""
    encoded = base64.b64encode(b"\0" * shift + text)
    return encoded[4 if shift else 0 : len(encoded) // 4 * 4 - 4]


_FORMS = {
    "as it is": MARK.encode(),
    "in UTF-16": MARK.encode("utf-16-le"),
    "in UTF-16, big end first": MARK.encode("utf-16-be"),
    "in hexadecimal": MARK.encode().hex().encode(),
    **{f"in base64, shifted by {n}": _inside_base64(MARK.encode(), n) for n in range(3)},
}
