"""Four weeks of mood in the space of a word."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.review.charts.svg import Point, broken_line, dots, element, picture
from midweek.review.charts.wording import mood_word

STEP, RISE, OK, EDGE = 3, 4, 11, 2
RECENT = 7


def mood_sparkline(moods: Sequence[float | None]) -> SafeString:
    """Draw one mood a day, the oldest first, on a scale that all clients share."""
    points: list[Point | None] = [
        None if mood is None else (STEP * n + EDGE, OK - round((mood - 3) * RISE))
        for n, mood in enumerate(moods)
    ]
    drawn = {
        "line": broken_line(points),
        "dots": dots(points[:-RECENT]),
        "dots now": dots(points[-RECENT:]),
    }
    return picture(
        *(element("path", class_=name, d=d) for name, d in drawn.items() if d),
        width=STEP * len(moods) + 1,
        height=2 * OK,
        says=say(moods),
        class_="chart spark",
    )


def say(moods: Sequence[float | None]) -> str:
    """Say how many days have a mood, and the latest."""
    told = [mood for mood in moods if mood is not None]
    if not told:
        return _("Mood, last %(days)d days: no entries") % {"days": len(moods)}
    return ngettext(
        "Mood, last %(span)d days: %(days)d day with an entry, latest %(mood)s",
        "Mood, last %(span)d days: %(days)d days with an entry, latest %(mood)s",
        len(told),
    ) % {"span": len(moods), "days": len(told), "mood": mood_word(told[-1])}
