"""A number a day as one line, with the highest and the last of the week written out."""

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString

from midweek.review.charts.svg import broken_line, element, words
from midweek.review.charts.wording import plain

DEPTH = 38.0
RECENT = 7


def scale_line(
    values: Sequence[float | None],
    *,
    low: float,
    high: float,
    start: float,
    step: float,
    y: float,
) -> Iterator[SafeString]:
    """Draw the line on the whole scale; a day without a number breaks it."""
    places = [
        None if v is None else (start + step * (n + 0.5), y + DEPTH * (high - v) / (high - low))
        for n, v in enumerate(values)
    ]
    yield element(
        "path", class_="zero", d=f"M{start:g} {y + DEPTH:g}H{start + step * len(values):g}"
    )
    yield element("path", class_="line ink", d=broken_line(places))
    for n in spoken(values):
        place, value = places[n], values[n]
        if place and value is not None:
            yield element("circle", class_="dot", cx=place[0], cy=place[1], r=3.4)
            yield words(
                plain(value), x=place[0], y=place[1] - 7, class_="when", text_anchor="middle"
            )


def spoken(values: Sequence[float | None]) -> list[int]:
    """Choose the readings to write out: the highest of the last seven days, and the last one."""
    recent = [(v, n) for n, v in enumerate(values) if v is not None and n >= len(values) - RECENT]
    if not recent:
        return []
    highest, last = max(recent)[1], recent[-1][1]
    return [highest] if abs(highest - last) < 2 else [highest, last]
