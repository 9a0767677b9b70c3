"""The last seven days of a plan: which of them had something done."""

from collections.abc import Sequence
from enum import Enum

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from midweek.review.charts.svg import element, picture


class Day(Enum):
    """What a day held. Too hard is an answer, so it is never drawn as an empty day."""

    QUIET = "quiet"
    ACTIVE = "active"
    TOO_HARD = "too hard"


def active_days(week: Sequence[Day]) -> SafeString:
    """Draw one box a day, filled when the client did or answered something."""
    boxes = {day: "".join(box(n) for n, one in enumerate(week) if one is day) for day in Day}
    filled, empty = boxes[Day.ACTIVE] + boxes[Day.TOO_HARD], boxes[Day.QUIET]
    struck = "".join(f"M{14 * n + 3} 10l5-6" for n, day in enumerate(week) if day is Day.TOO_HARD)
    drawn = (("on", filled), ("off", empty), ("hole", empty), ("strike", struck))
    return picture(
        *(element("path", class_=name, d=d) for name, d in drawn if d),
        width=len(week) * 14 - 2,
        height=14,
        says=say(week),
        class_="chart days",
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


def say(week: Sequence[Day]) -> str:
    """Say the same for a screen reader."""
    active = sum(day is not Day.QUIET for day in week)
    return ngettext(
        "Active on %(active)d day of %(days)d",
        "Active on %(active)d days of %(days)d",
        active,
    ) % {"active": active, "days": len(week)}
