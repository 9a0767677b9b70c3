"""What the first view of the phone carries inline, and its fingerprint for the headers."""

import hashlib
from base64 import b64encode
from functools import cache
from pathlib import Path

STYLE = Path(__file__).parent / "static" / "phone" / "first-view.css"


@cache
def inline_style() -> str:
    """The critical CSS that stands in the shell itself."""
    return STYLE.read_text(encoding="utf-8") if STYLE.exists() else ""


@cache
def inline_style_hash() -> str:
    """The hash source that lets exactly this style through the content security policy."""
    return "sha256-" + b64encode(hashlib.sha256(inline_style().encode()).digest()).decode()
