"""When to remind, and when not to: decided from what is known, without clock or database.

A reminder is a help to memory and no cure for lack of sense (Nordby 2022,
doi:10.3389/fdgth.2022.821031), so there are few: at most one a day unless somebody asks for
more, fewer when they are not answered, and none that comes late.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from midweek_rules.schedule import Occasion, end_of, moment

GRACE = timedelta(hours=3)
"""Later than this a reminder is worse than none."""
HALF_AFTER, STOP_AFTER = 2, 5
"""So many unanswered in a row halve the rate, and so many stop it."""

State = Literal["tell", "expired", "suppressed"]


@dataclass(frozen=True, slots=True)
class Choices:
    """What a client chose. `at` is one time a day; None means the times in the plan."""

    wanted: bool
    at: time | None
    days: frozenset[int]
    quiet_from: time
    quiet_until: time
    most_a_day: int
    most_a_week: int
    paused_until: date | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known about one client and one occasion at the moment of telling."""

    cared_for: bool
    due_on: bool
    done: bool
    told_today: int
    told_this_week: int
    last_told: date | None
    ignored: int
    asks: bool
    asked_for: bool = False


@dataclass(frozen=True, slots=True)
class Decided:
    """Tell it, or the state it ends in, with the reason as a code."""

    state: State
    reason: str = ""


def window(
    occasion: Occasion, choices: Choices, zone: ZoneInfo
) -> tuple[Occasion, datetime, datetime] | None:
    """The occasion as it is reminded of, from which instant, and until which.

    None when nothing is to be reminded of: no time is known, or the client left the day out.
    """
    at = choices.at or occasion.slot
    if at is None or occasion.date.weekday() not in choices.days:
        return None
    told = Occasion(occasion.date, at)
    due, over = moment(told, zone), end_of(occasion, zone)
    return (told, due, min(due + GRACE, over)) if due < over else None


def decide(
    choices: Choices, known: Known, *, now: datetime, until: datetime, zone: ZoneInfo
) -> Decided:
    """Decide at the moment of telling. What comes first says the reason."""
    if now > until:
        return Decided("expired", "late")
    here = now.astimezone(zone)
    reason = _why_not(choices, known) or _why_not_now(choices, known, here)
    return Decided("suppressed", reason) if reason else Decided("tell")


def _why_not(choices: Choices, known: Known) -> str:
    if not known.cared_for:
        return "no_care"
    if not choices.wanted:
        return "not_wanted"
    if not known.due_on:
        return "not_due"
    return "done" if known.done else ""


def _why_not_now(choices: Choices, known: Known, here: datetime) -> str:
    if choices.paused_until and here.date() <= choices.paused_until:
        return "paused"
    if is_quiet(choices, here.time()):
        return "quiet"
    if known.asked_for:
        return ""
    if known.told_today >= choices.most_a_day or known.told_this_week >= choices.most_a_week:
        return "enough"
    if known.asks or known.ignored >= STOP_AFTER:
        return "stopped"
    halved = known.ignored >= HALF_AFTER and known.last_told is not None
    if halved and (here.date() - (known.last_told or here.date())).days < 2:
        return "halved"
    return ""


def is_quiet(choices: Choices, at: time) -> bool:
    """Whether `at` lies in the quiet hours, which may span midnight. Equal ends: none are."""
    start, end = choices.quiet_from, choices.quiet_until
    if start <= end:
        return start <= at < end
    return at >= start or at < end


def again_after_a_crash(channel: str) -> bool:
    """Whether to hand over once more what may have been handed over before the power went.

    A push of the same topic and tag shows once, and mail of the same id is folded. A text
    shows twice, so it is not sent again: "unknown" is the honest end of it.
    """
    return channel != "sms"


def lapsed(leased_until: datetime, *, now: datetime, length: timedelta) -> bool:
    """Whether a lease is over, also when the clock was set back since it was taken."""
    return not now < leased_until <= now + 2 * length
