"""A chart of the desk as a picture that stands by itself, in the colours of the light page."""

import re
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

from midweek.review.charts.picture import Picture

RULE = re.compile(r"(\.chart[^{}]*)\{([^{}]*)\}")
ANY_OF = re.compile(r"^(.*):is\((.*)\)$")
WIDTH = re.compile(r'(viewBox="0 0 )([\d.]+)')
ROOM = 40
NAMED = re.compile(r"(--[\w-]+):\s*([^;]+);")


def drawn(picture: Picture) -> str:
    """The drawing with its looks inside: on paper no page brings them along."""
    head, rest = str(picture.svg).split(">", 1)
    named = head.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    # On a page long words run over the edge; on paper they were cut off there.
    wider = WIDTH.sub(lambda found: f"{found[1]}{float(found[2]) + ROOM:g}", named, count=1)
    return f"{wider}><style>{looks()}</style>{rest}"


@cache
def looks() -> str:
    """The rules for charts, with each colour's value in place of its name."""
    values: dict[str, str] = {}
    for name, value in NAMED.findall(_read("design/tokens.css")):
        values.setdefault(name, value)
    rules = RULE.findall(_read("design/charts.css"))
    written = (f"{_spelt_out(selector.strip())}{{{body}}}" for selector, body in rules)
    coloured = re.sub(r"var\((--[\w-]+)\)", lambda found: values[found[1]], "".join(written))
    # And no weight between two hundreds.
    return coloured.replace("font-weight: 640", "font-weight: 600")


def _spelt_out(selector: str) -> str:
    # What draws the picture knows no `:is()`.
    found = ANY_OF.match(selector)
    if not found:
        return selector
    return ", ".join(f"{found[1]}{one.strip()}" for one in found[2].split(","))


def _read(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_text(encoding="utf-8")
