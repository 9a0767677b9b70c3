"""The course of one measure in the space of a word."""

from collections.abc import Sequence
from datetime import date

from django.utils.safestring import SafeString

from midweek.review.charts.svg import broken_line, element, number, picture
from midweek.review.charts.wording import plain

WIDTH, HEIGHT = 56.0, 36.0


def score_spark(
    readings: Sequence[tuple[date, float | None]], *, top: float, cut_off: float | None, says: str
) -> SafeString:
    """Draw the totals on the instrument's whole range, the first one open, the last one full."""
    first, last = readings[0][0], readings[-1][0]
    span = max((last - first).days, 1)

    def at(day: date, total: float) -> tuple[float, float]:
        return 4 + 46 * (day - first).days / span, height_of(total, top)

    points = [None if total is None else at(day, total) for day, total in readings]
    told = [point for point in points if point]
    marks = [dot(told[0], "open", 2.2), dot(told[-1], "last", 3)] if told else []
    limit = [] if cut_off is None else [cut(height_of(cut_off, top))]
    line = element("path", class_="line ink", d=broken_line(points))
    return picture(
        *limit, line, *marks, width=WIDTH, height=HEIGHT, says=says, class_="chart score"
    )


def height_of(total: float, top: float) -> float:
    """Turn a total into a height, the instrument's maximum being the upper edge."""
    return HEIGHT - 4 - (HEIGHT - 8) * total / top


def dot(point: tuple[float, float], kind: str, radius: float) -> SafeString:
    """Draw one reading."""
    return element("circle", class_=kind, cx=point[0], cy=point[1], r=radius)


def cut(y: float) -> SafeString:
    """Draw the clinical cut-off as a dotted hairline."""
    return element("path", class_="cut", d=f"M0 {number(y)}H{WIDTH:g}")


def say_course(name: str, readings: Sequence[tuple[date, float | None]]) -> str:
    """Say the totals in a row."""
    return f"{name}: " + ", ".join(plain(total) for _, total in readings if total is not None)
