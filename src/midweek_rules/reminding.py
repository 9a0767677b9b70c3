"""When to remind, and when not to: decided from what is known, without clock or database.

A reminder is a help to memory and no cure for lack of sense (Nordby 2022,
doi:10.3389/fdgth.2022.821031), so there are few: at most one a day unless somebody asks for
more, fewer when they are not answered, and none that comes late.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from midweek_rules.schedule import Occasion, end_of, moment_on_the_way

GRACE = timedelta(hours=3)
"""Later than this a reminder is worse than none."""
EVENING = time(18)
"""When somebody is reminded of tomorrow who chose no time, and has nothing else that day."""
A_DAY = timedelta(days=1)
HALF_AFTER, STOP_AFTER = 2, 5
"""So many unanswered in a row halve the rate, and so many stop it."""

State = Literal["tell", "expired", "suppressed"]
Stays = Sequence[tuple[datetime | None, ZoneInfo]]
"""The zones somebody went by of late, as `moment_on_the_way` takes them."""
Told = tuple[Occasion, datetime, datetime]
"""The occasion as it is told of, from which instant, and until which."""


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


def window(occasion: Occasion, choices: Choices, stays: Stays) -> Told | None:
    """When an occasion is told of: at the one time that was chosen, or else at its own.

    None when nothing is to be told: no time is known, or the client left the day out.
    """
    at = choices.at or occasion.slot
    if at is None or occasion.date.weekday() not in choices.days:
        return None
    told = Occasion(occasion.date, at)
    due, over = moment_on_the_way(told, stays), end_of(occasion, stays[-1][1])
    return (told, due, min(due + GRACE, over)) if due < over else None


def is_ahead(told: Told, *, now: datetime, stays: Stays) -> bool:
    """Whether it is still to come, or fell into the hours that somebody flew east over."""
    _occasion, due, until = told
    return now < due or (now < until and any(due == since for since, _zone in stays))


def day_before(
    session: datetime, slots: Mapping[date, time], choices: Choices, stays: Stays
) -> Told | None:
    """When a session is told of: the day before, together with what is due then."""
    day = session.astimezone(stays[-1][1]).date() - A_DAY
    return window(Occasion(day, slots.get(day, EVENING)), choices, stays)


def chance(
    slots: Mapping[date, time], choices: Choices, *, now: datetime, stays: Stays
) -> Told | None:
    """When news is told of: together with what is due next, or else as soon as it is not quiet.

    `slots` has the time of day at which something is due anyway.
    """
    here = now.astimezone(stays[-1][1]).replace(second=0, microsecond=0)
    days = [here.date() + n * A_DAY for n in range(3)]
    together = [window(Occasion(day, slots.get(day)), choices, stays) for day in days]
    if choices.at or any(together):
        return next((one for one in together if one and one[1] > now), None)
    return next((one for day in days if (one := _soonest(day, here, choices, stays))), None)


def _soonest(day: date, here: datetime, choices: Choices, stays: Stays) -> Told | None:
    at = here.time() if day == here.date() else time.min
    if is_quiet(choices, at):
        at = choices.quiet_until
    found = window(Occasion(day, at), choices, stays)
    return found if found and found[1] >= here else None


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
