"""The last seven days of a plan: which of them had something done."""

from collections.abc import Sequence
from enum import Enum
from functools import lru_cache

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from midweek.review.charts.svg import element


class Day(Enum):
    """What a day held. Too hard is an answer, so it is never drawn as an empty day."""

    QUIET = "quiet"
    ACTIVE = "active"
    TOO_HARD = "too hard"


@lru_cache(maxsize=3**7)
def active_days(week: tuple[Day, ...]) -> SafeString:
    """Draw one box a day, filled when the client did or answered something.

    The drawing is for the eye alone: `count` stands beside it and says the same to everybody.
    """
    boxes = {day: "".join(box(n) for n, one in enumerate(week) if one is day) for day in Day}
    filled, empty = boxes[Day.ACTIVE] + boxes[Day.TOO_HARD], boxes[Day.QUIET]
    struck = "".join(f"M{14 * n + 3} 10l5-6" for n, day in enumerate(week) if day is Day.TOO_HARD)
    drawn = (("on", filled), ("off", empty), ("hole", empty), ("strike", struck))
    return element(
        "svg",
        *(element("path", class_=name, d=d) for name, d in drawn if d),
        class_="chart days",
        viewBox=f"0 0 {len(week) * 14 - 2} 14",
        aria_hidden="true",
    )


def box(n: int) -> str:
    """Write the core of one box; a thick round stroke makes it a rounded square."""
    return f"M{14 * n + 3} 4h6v6h-6z"


def count(week: Sequence[Day]) -> str:
    """Say how many days had something, and how often it was too hard."""
    active = sum(day is not Day.QUIET for day in week)
    hard = sum(day is Day.TOO_HARD for day in week)
    if not hard:
        return _("%(active)d of %(days)d days") % {"active": active, "days": len(week)}
    return _("%(active)d of %(days)d, %(hard)d too hard") % {
        "active": active,
        "days": len(week),
        "hard": hard,
    }
