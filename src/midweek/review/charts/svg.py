"""Write SVG by hand, with every name and word escaped and nothing but attributes to style it."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from django.utils.safestring import SafeString, mark_safe

Value = str | float
Point = tuple[float, float]


def element(name: str, *inside: SafeString, **attributes: Value) -> SafeString:
    """Write one element; `class_` becomes class, and `text_anchor` becomes text-anchor."""
    written = "".join(
        f" {key.rstrip('_').replace('_', '-')}={quoteattr(number(value))}"
        for key, value in attributes.items()
    )
    body = "".join(inside)
    return mark_safe(f"<{name}{written}>{body}</{name}>" if body else f"<{name}{written}/>")


def words(said: str, **attributes: Value) -> SafeString:
    """Write a piece of text, which may come from a person."""
    return element("text", mark_safe(escape(said)), **attributes)


def picture(
    *inside: SafeString, width: float, height: float, says: str, **more: Value
) -> SafeString:
    """Frame a drawing as one image whose numbers are also said in words."""
    box = f"0 0 {number(width)} {number(height)}"
    return element("svg", *inside, viewBox=box, role="img", aria_label=says, **more)


def number(value: Value) -> str:
    """Write a number with one decimal at most, and leave words alone."""
    if not isinstance(value, float):
        return str(value)
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def broken_line(points: Iterable[Point | None]) -> str:
    """Write a path through the points that leaves a gap wherever there is none.

    A gap in what a person told us is drawn as a gap: joined, it would claim
    something nobody said.
    """
    path: list[str] = []
    before: Point | None = None
    for point in points:
        if point:
            path.append(step(before, point) if before else f"M{pair(*point)}")
        before = point
    return "".join(path)


def step(start: Point, end: Point) -> str:
    """Write a line from one point to the next, relative, because that is shorter."""
    across, down = end[0] - start[0], end[1] - start[1]
    return f"l{pair(across, down)}" if down else f"h{number(across)}"


def dots(points: Iterable[Point | None]) -> str:
    """Write a path of round-capped dots: one stroke without length each."""
    path: list[str] = []
    before: Point = (0, 0)
    for across, down in filter(None, points):
        path.append(f"m{pair(across - before[0], down - before[1])}h0")
        before = (across, down)
    return "".join(path)


def pair(x: float, y: float) -> str:
    """Write two numbers with no more between them than a reader needs."""
    second = number(y)
    return f"{number(x)}{'' if second.startswith('-') else ' '}{second}"
