"""Four weeks of mood in the space of a word."""

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.review.charts.svg import broken_line, dots, element, picture
from midweek.review.charts.wording import mood_word

STEP, RISE, OK = 10, 14, 36
RECENT = 7


def mood_sparkline(moods: Sequence[float | None]) -> SafeString:
    """Draw one mood a day, the oldest first, on a scale that all clients share."""
    points = [
        None if mood is None else (STEP * n + STEP // 2, OK - round((mood - 3) * RISE))
        for n, mood in enumerate(moods)
    ]
    earlier: list[tuple[float, float] | None] = [*points[:-RECENT], *[None] * RECENT]
    recent: list[tuple[float, float] | None] = [*[None] * len(points[:-RECENT]), *points[-RECENT:]]
    return picture(
        element("path", class_="zero", d=f"M0 {OK}h{STEP * len(moods)}"),
        element("path", class_="line", d=broken_line(points)),
        *(element("path", class_=name, d=d) for name, d in drawn(earlier, recent) if d),
        width=STEP * len(moods),
        height=2 * OK,
        says=say(moods),
        class_="chart spark",
    )


def drawn(*sets: Sequence[tuple[float, float] | None]) -> Iterator[tuple[str, str]]:
    """The dots of the weeks before, and those of the last seven days."""
    return zip(("dots", "dots now"), map(dots, sets), strict=True)


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
