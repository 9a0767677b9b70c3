"""What the first view of the phone carries inline, and its fingerprint for the headers."""

import hashlib
import re
from base64 import b64encode
from functools import cache
from pathlib import Path

from django.templatetags.static import static

CHAPTERS = Path(__file__).parent.parent
SHEETS = ("design/tokens.css", "design/ground.css", "phone/first.css")
FONT = "design/fonts/figtree-latin-wght-normal.woff2"


@cache
def inline_style() -> str:
    """The critical CSS that stands in the shell itself: no sheet has to arrive first."""
    sheets = (_source(name).read_text(encoding="utf-8") for name in SHEETS)
    return _smaller("".join(sheets)).replace("fonts/" + Path(FONT).name, static(FONT))


@cache
def inline_style_hash() -> str:
    """The hash source that lets exactly this style through the content security policy."""
    return "sha256-" + b64encode(hashlib.sha256(inline_style().encode()).digest()).decode()


def _source(name: str) -> Path:
    return CHAPTERS / name.split("/")[0] / "static" / name


def _smaller(css: str) -> str:
    without_comments = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s*([{};,])\s*", r"\1", re.sub(r"\s+", " ", without_comments)).strip()
