"""Write SVG by hand, with every name and word escaped and nothing but attributes to style it."""

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from django.utils.safestring import SafeString, mark_safe

Value = str | float


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
    return value if isinstance(value, str) else f"{value:.1f}".removesuffix(".0")


def broken_line(points: Iterable[tuple[float, float] | None]) -> str:
    """Write a path through the points that leaves a gap wherever there is none.

    A gap in what a person told us is drawn as a gap: joined, it would claim
    something nobody said.
    """
    path: list[str] = []
    pen_is_down = False
    for point in points:
        if point:
            path.append(f"{'L' if pen_is_down else 'M'}{number(point[0])} {number(point[1])}")
        pen_is_down = point is not None
    return "".join(path)


def dots(points: Iterable[tuple[float, float] | None]) -> str:
    """Write a path of round-capped dots: one short stroke each, far smaller than circles."""
    return "".join(f"M{number(p[0])} {number(p[1])}h0" for p in points if p)
