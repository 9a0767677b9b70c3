"""One instrument over time, with the zones in which a change counts as reliable.

The zones follow Jacobson and Truax (1991): a change smaller than the instrument's
own error is drawn outside them, and is never called an improvement.
"""

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from midweek.review.charts.picture import Picture, Table
from midweek.review.charts.svg import broken_line, element, number, picture, words
from midweek.review.charts.wording import full_day, plain, short_day
from midweek.review.charts.yardstick import Band, Reading, Yardstick

WIDTH, HEIGHT = 332.0, 214.0
LEFT, RIGHT, TOP, BOTTOM = 26.0, 256.0, 12.0, 190.0
FIRST, LAST = 34.0, 248.0


def measure_chart(yardstick: Yardstick, readings: Sequence[Reading]) -> Picture:
    """Draw the totals from 0 to the instrument's maximum; a reading without a total is a gap."""
    says = say(yardstick, readings)
    svg = picture(
        *bands(yardstick),
        *zones(yardstick, readings),
        *scale(yardstick),
        *cut_off(yardstick),
        *course(yardstick, readings),
        *days(readings),
        width=WIDTH,
        height=HEIGHT,
        says=says,
        class_="chart measure",
    )
    return Picture(svg, says, table(yardstick, readings))


def height_of(yardstick: Yardstick, total: float) -> float:
    """Turn a total into a height."""
    return BOTTOM - (BOTTOM - TOP) * min(max(total / yardstick.top, 0), 1)


def ground(yardstick: Yardstick, low: float, high: float, class_: str) -> SafeString:
    """Colour the ground between two totals."""
    y = height_of(yardstick, high)
    return element(
        "rect", class_=class_, x=LEFT, y=y, width=RIGHT - LEFT, height=height_of(yardstick, low) - y
    )


def bands(yardstick: Yardstick) -> Iterator[SafeString]:
    """Name the severity bands at the end edge, every other one on a ground."""
    for n, band in enumerate(yardstick.bands):
        low, high = band.low, upper_edge(yardstick, n)
        if n % 2 == 0:
            yield ground(yardstick, low, high, "band")
        middle = (height_of(yardstick, low) + height_of(yardstick, high)) / 2
        yield words(band.label, x=RIGHT + 7, y=middle + 4, class_="tiny")


def upper_edge(yardstick: Yardstick, n: int) -> float:
    """Give the total at which the next band begins."""
    following: Sequence[Band] = yardstick.bands[n + 1 :]
    return following[0].low if following else yardstick.top


def zones(yardstick: Yardstick, readings: Sequence[Reading]) -> Iterator[SafeString]:
    """Wash the totals that are reliably better or worse than the first one."""
    baseline = next((r.total for r in readings if r.total is not None), None)
    if yardstick.reliable is None or baseline is None:
        return
    below, above = baseline - yardstick.reliable, baseline + yardstick.reliable
    kinds = ("better", "worse") if yardstick.higher_is_worse else ("worse", "better")
    if below >= 0:
        yield from zone(yardstick, 0, below, kinds[0], edge=below)
    if above <= yardstick.top:
        yield from zone(yardstick, above, yardstick.top, kinds[1], edge=above)


def zone(
    yardstick: Yardstick, low: float, high: float, kind: str, *, edge: float
) -> Iterator[SafeString]:
    """Draw one zone with its edge, and name it in place where there is room for the words."""
    said = _("Reliable improvement") if kind == "better" else _("Reliable worsening")
    at_foot = low == 0
    y, foot = height_of(yardstick, edge), height_of(yardstick, low)
    yield ground(yardstick, low, high, f"{kind}-wash")
    yield element("path", class_=f"edge {kind}", d=f"M{LEFT:g} {number(y)}H{RIGHT:g}")
    if foot - height_of(yardstick, high) >= 15:
        place = {"x": FIRST, "y": foot - 8} if at_foot else {"x": RIGHT - 6, "y": y - 6}
        yield words(said, class_=f"tiny {kind}", text_anchor="start" if at_foot else "end", **place)


def scale(yardstick: Yardstick) -> Iterator[SafeString]:
    """Number the edges of the bands, and the maximum."""
    edges = sorted({band.low for band in yardstick.bands} | {0, yardstick.top})
    for edge in edges:
        y = height_of(yardstick, edge)
        crowded = edge != yardstick.top and y - TOP < 12
        if not crowded:
            yield words(plain(edge), x=20, y=y + 4, class_="tiny", text_anchor="end")


def cut_off(yardstick: Yardstick) -> Iterator[SafeString]:
    """Draw the clinical cut-off as a dotted line."""
    if yardstick.cut_off is not None:
        y = number(height_of(yardstick, yardstick.cut_off))
        yield element("path", class_="cut", d=f"M{LEFT:g} {y}H{RIGHT:g}")


def course(yardstick: Yardstick, readings: Sequence[Reading]) -> Iterator[SafeString]:
    """Draw the line, an open dot for the baseline, and write the first and the last total."""
    places = [
        None if r.total is None else (x_of(r, readings), height_of(yardstick, r.total))
        for r in readings
    ]
    told = [(place, r) for place, r in zip(places, readings, strict=True) if place]
    if len(told) > 1:
        yield element("path", class_="line ink", d=broken_line(places))
    for n, (place, _reading) in enumerate(told):
        kind = "last" if n == len(told) - 1 else "open" if n == 0 else "dot"
        radius = 5.5 if kind == "last" else 3.6
        yield element("circle", class_=kind, cx=place[0], cy=place[1], r=radius)
    for (x, y), reading in dict.fromkeys((told[0], told[-1])) if told else ():
        yield words(
            plain(reading.total), x=x, y=max(y - 11, 11), class_="value", text_anchor="middle"
        )


def x_of(reading: Reading, readings: Sequence[Reading]) -> float:
    """Place a reading by its date, so that a long pause looks long."""
    start, end = readings[0].day, readings[-1].day
    share = (reading.day - start).days / max((end - start).days, 1)
    return FIRST + (LAST - FIRST) * share if start != end else (FIRST + LAST) / 2


def days(readings: Sequence[Reading]) -> Iterator[SafeString]:
    """Write the first and the last day, and one between them where there is room."""
    marked = [readings[0], readings[-1]] if readings else []
    for reading in readings[1:-1]:
        if all(abs(x_of(reading, readings) - x_of(m, readings)) > 62 for m in marked):
            marked.append(reading)
    for reading in dict.fromkeys(marked):
        x = x_of(reading, readings)
        yield words(short_day(reading.day), x=x, y=208, class_="tiny", text_anchor="middle")


def say(yardstick: Yardstick, readings: Sequence[Reading]) -> str:
    """Say every total with its day, the cut-off and the size of a reliable change."""
    told = ", ".join(
        _("%(total)s on %(day)s")
        % {
            "total": plain(r.total) if r.total is not None else _("no total"),
            "day": short_day(r.day),
        }
        for r in readings
    )
    said = [f"{yardstick.name}: {told or _('no answers yet')}."]
    if yardstick.cut_off is not None:
        said.append(_("Clinical cut-off %(total)s.") % {"total": plain(yardstick.cut_off)})
    if yardstick.reliable is not None:
        change = {"points": plain(yardstick.reliable)}
        said.append(_("A change of %(points)s or more counts as reliable.") % change)
    return " ".join(said)


def table(yardstick: Yardstick, readings: Sequence[Reading]) -> Table:
    """List the totals, the newest first, with the band of each."""
    return Table(
        yardstick.name,
        (_("Day"), _("Total"), _("Band")),
        tuple(
            (full_day(r.day), plain(r.total), "" if r.total is None else yardstick.band(r.total))
            for r in reversed(readings)
        ),
    )
