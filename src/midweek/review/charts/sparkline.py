"""Four weeks of mood in the space of a word."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.review.charts.svg import broken_line, dots, element, picture
from midweek.review.charts.wording import mood_word

WIDTH, HEIGHT = 132.0, 34.0
RECENT = 7


def mood_sparkline(moods: Sequence[float | None]) -> SafeString:
    """Draw one mood a day, the oldest first, on a scale that all clients share."""
    step = (WIDTH - 6) / max(len(moods) - 1, 1)
    points = [
        None if mood is None else (3 + step * n, HEIGHT - 4 - (mood - 1) * 6.5)
        for n, mood in enumerate(moods)
    ]
    earlier, recent = points[:-RECENT], points[-RECENT:]
    return picture(
        element("path", class_="zero", d=f"M0 17H{WIDTH:g}"),
        element("path", class_="line", d=broken_line(points)),
        element("path", class_="dots", d=dots(earlier)),
        element("path", class_="dots now", d=dots(recent)),
        width=WIDTH,
        height=HEIGHT,
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
