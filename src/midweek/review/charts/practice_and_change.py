"""Weeks side by side: how much was practised, and how the measure moved after it.

A dot is a week. There is no line through the dots: with so few it would claim too much.
"""

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from midweek.review.charts.picture import Picture
from midweek.review.charts.practice_table import say, table
from midweek.review.charts.svg import element, number, picture, words
from midweek.review.charts.wording import signed
from midweek.review.charts.yardstick import Yardstick
from midweek_rules.pairing import Pair

WIDTH, HEIGHT = 332.0, 226.0
LEFT, RIGHT, TOP, BOTTOM = 36.0, 320.0, 22.0, 178.0
SMALLEST_REACH = 4.0


def practice_and_change(how: Yardstick, pairs: Sequence[Pair], *, usual: float) -> Picture:
    """Draw each week as a dot, with the client's own usual as a dotted line."""
    says = say(how, pairs)
    reach = max([SMALLEST_REACH, *(abs(one.change) for one in pairs)])
    svg = picture(
        *ground(how, reach),
        *usual_line(usual),
        *(dot(one, reach) for one in pairs),
        width=WIDTH,
        height=HEIGHT,
        says=says,
        class_="chart measure",
    )
    return Picture(svg, says, table(how, pairs))


def place(share: float, change: float, reach: float) -> tuple[float, float]:
    """Where a week stands: further over is more practice, higher up is a higher score."""
    middle = (TOP + BOTTOM) / 2
    return LEFT + (RIGHT - LEFT) * share, middle - (BOTTOM - TOP) / 2 * change / reach


def dot(one: Pair, reach: float) -> SafeString:
    """One week."""
    x, y = place(one.share, one.change, reach)
    return element("circle", class_="open", cx=x, cy=y, r=5)


def ground(how: Yardstick, reach: float) -> Iterator[SafeString]:
    """No change as a line, the ends of both scales, and which side is better."""
    middle = (TOP + BOTTOM) / 2
    yield element("path", class_="zero", d=f"M{LEFT:g} {number(middle)}H{RIGHT:g}")
    for change, y in ((reach, TOP + 4), (0.0, middle + 4), (-reach, BOTTOM + 4)):
        yield words(signed(round(change, 1)), x=LEFT - 8, y=y, class_="tiny", text_anchor="end")
    higher, lower = _("Higher afterwards"), _("Lower afterwards")
    kinds = ("worse", "better") if how.higher_is_worse else ("better", "worse")
    yield words(higher, x=LEFT, y=TOP - 8, class_=f"tiny {kinds[0]}")
    yield words(lower, x=LEFT, y=BOTTOM + 20, class_=f"tiny {kinds[1]}")
    yield words(_("None done"), x=LEFT, y=HEIGHT - 8, class_="tiny")
    yield words(_("All done"), x=RIGHT, y=HEIGHT - 8, class_="tiny", text_anchor="end")


def usual_line(usual: float) -> Iterator[SafeString]:
    """The client's own usual week."""
    x = number(place(usual, 0, 1)[0])
    yield element("path", class_="cut", d=f"M{x} {TOP:g}V{BOTTOM:g}")
    side = "end" if usual > 0.5 else "start"
    away = -6 if usual > 0.5 else 6
    yield words(
        pgettext("a client's own week", "Usual"),
        x=place(usual, 0, 1)[0] + away,
        y=BOTTOM - 2,
        class_="tiny",
        text_anchor=side,
    )
