"""Mood day by day around the line that says OK: height carries the value, colour repeats it."""

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString

from midweek.review.charts.svg import broken_line, element

RISE = 13.0


def mood_path(
    moods: Sequence[float | None], *, start: float, step: float, middle: float
) -> Iterator[SafeString]:
    """Draw one disc for each day with a mood; days without one break the line."""
    places = [
        None if mood is None else (start + step * (n + 0.5), middle - RISE * (mood - 3))
        for n, mood in enumerate(moods)
    ]
    end = start + step * len(moods)
    yield element("path", class_="horizon", d=f"M{start:g} {middle:g}H{end:g}")
    yield element("path", class_="line", d=broken_line(places))
    for place, mood in zip(places, moods, strict=True):
        if place and mood:
            yield element("circle", class_=f"mood m{round(mood)}", cx=place[0], cy=place[1], r=5)
