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
    filled = "".join(box(n, 1, 0) for n, day in enumerate(week) if day is not Day.QUIET)
    empty = "".join(box(n, 1.7, 0.7) for n, day in enumerate(week) if day is Day.QUIET)
    struck = "".join(
        f"M{n * 14 + 2.6:.1f} 10.8l5.8-7.6" for n, d in enumerate(week) if d is Day.TOO_HARD
    )
    return picture(
        *(element("path", class_=name, d=d) for name, d in (("on", filled), ("off", empty)) if d),
        *([element("path", class_="strike", d=struck)] if struck else []),
        width=len(week) * 14 - 2,
        height=14,
        says=say(week),
        class_="chart days",
    )


def box(n: int, top: float, inset: float) -> str:
    """Write one rounded box of the row."""
    side, r = 11 - 2 * inset, 3 - inset
    flat = side - 2 * r
    down = 12 - 2 * inset - 2 * r
    return (
        f"M{n * 14 + inset + r:g} {top:g}h{flat:g}q{r:g} 0 {r:g} {r:g}v{down:g}q0 {r:g}-{r:g} {r:g}"
        f"h-{flat:g}q-{r:g} 0-{r:g}-{r:g}v-{down:g}q0-{r:g} {r:g}-{r:g}"
    )


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
