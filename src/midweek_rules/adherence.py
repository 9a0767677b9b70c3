"""How did the week go? Counted honestly: what was done, never what was owed.

An occasion that nobody answered is nothing at all. It is neither late nor failed, and it
may have been done without being written down.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from statistics import median
from typing import Literal

from midweek_rules.schedule import Occasion

AT_ONCE = timedelta(hours=3)
"""What is written down within these counts as written at the time. A convention of ours."""
SHORTEST_QUIET = 4
NEWCOMERS_GAP = 7.0
ENOUGH_GAPS = 2

When = Literal["on_time", "late", "afterwards"]


@dataclass(frozen=True, slots=True)
class Times:
    """The four times of one entry, kept apart; the first is on the client's clock.

    What is written down long after it happened is remembered, and remembering goes with
    outcome differently (Mausbach 2010, doi:10.1007/s10608-010-9297-z). So it is counted by
    itself, and never as less.
    """

    happened_at: datetime
    recorded_at: datetime
    received_at: datetime
    prompted_at: datetime | None = None

    @property
    def afterwards(self) -> bool:
        """Whether it was written down later than `AT_ONCE` after it happened."""
        return self.recorded_at - self.happened_at > AT_ONCE


@dataclass(frozen=True, slots=True)
class Practised:
    """One entry: the local day it happened and the occasion it answered, if any."""

    on: date
    occasion: Occasion | None = None
    finished: bool = True
    times: Times | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """One "not today" or "too hard"."""

    occasion: Occasion
    kind: Literal["not_today", "too_hard"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How the occasions of one assignment were answered.

    Each occasion is counted once: done on time, late or entered afterwards, skipped as
    "not today" or "too hard", or not logged. `in_part` are those among the done that were
    stopped early, and `extra` is more than planned.
    """

    planned: int
    on_time: int = 0
    late: int = 0
    afterwards: int = 0
    not_today: int = 0
    too_hard: int = 0
    in_part: int = 0
    extra: int = 0

    @property
    def done(self) -> int:
        """Count the occasions on which something was done, whenever and however much."""
        return self.on_time + self.late + self.afterwards

    @property
    def skipped(self) -> int:
        """Count the occasions that were answered with a skip."""
        return self.not_today + self.too_hard

    @property
    def not_logged(self) -> int:
        """Count the occasions of which we know nothing."""
        return self.planned - self.done - self.skipped


@dataclass(frozen=True, slots=True)
class Quiet:
    """Someone has been quiet for longer than they usually are."""

    days: int
    usual_gap: float


def tally(
    occasions: Iterable[Occasion], *, entries: Iterable[Practised], skips: Iterable[Skipped]
) -> Tally:
    """Count how planned occasions were answered.

    An entry answers the occasion it names, or else the first open one of its day, of a
    window around it or of its week. What was done outweighs an earlier skip; "too hard"
    outweighs "not today". Without times an entry counts as written down at once.
    """
    planned = list(dict.fromkeys(occasions))
    done, extra = _match(planned, list(entries))
    said = _skips(planned, done, list(skips))
    when = Counter(_when(entry, occasion) for occasion, entry in done.items())
    kinds = Counter(skip.kind for skip in said)
    return Tally(
        planned=len(planned),
        on_time=when["on_time"],
        late=when["late"],
        afterwards=when["afterwards"],
        not_today=kinds["not_today"],
        too_hard=kinds["too_hard"],
        in_part=sum(not entry.finished for entry in done.values()),
        extra=extra,
    )


def active_days(days: Iterable[date], *, today: date, span: int = 7) -> int:
    """Count the days, of the last `span` with today among them, on which something was done."""
    first = today - timedelta(days=span - 1)
    return len({day for day in days if first <= day <= today})


def quiet(
    days: Iterable[date],
    *,
    today: date,
    since: date,
    times: int = 2,
    shortest: int = SHORTEST_QUIET,
) -> Quiet | None:
    """Say whether someone is quiet for longer than twice their own usual gap, and 4 days.

    `times` and `shortest` say otherwise. `since` is when they joined; until there are gaps to
    know somebody by, a week counts as usual. The rule is ours, a reason to look; no study
    stands behind the numbers.
    """
    active = sorted({day for day in days if day <= today})
    gaps = [(later - earlier).days for earlier, later in pairwise(active)]
    usual = median(gaps) if len(gaps) >= ENOUGH_GAPS else NEWCOMERS_GAP
    silent = (today - (active[-1] if active else since)).days
    if silent < shortest or silent <= times * usual:
        return None
    return Quiet(silent, float(usual))


def _match(
    planned: list[Occasion], entries: list[Practised]
) -> tuple[dict[Occasion, Practised], int]:
    """Pair entries with occasions; one that names a planned occasion answers no other."""
    known, done, extra = set(planned), dict[Occasion, Practised](), 0
    for entry in sorted(entries, key=lambda entry: entry.occasion not in known):
        answered = next((o for o in planned if o not in done and _answers(entry, o, known)), None)
        if answered:
            done[answered] = entry
        else:
            extra += 1
    return done, extra


def _answers(entry: Practised, occasion: Occasion, known: set[Occasion]) -> bool:
    if entry.occasion is None:
        return occasion.covers(entry.on)
    if entry.occasion in known:
        return entry.occasion == occasion
    # Its hour was agreed anew since: it is still the practice of its day.
    return occasion.covers(entry.occasion.date)


def _when(entry: Practised, occasion: Occasion) -> When:
    """Say when an occasion was answered; late is what happened once it was over."""
    over = occasion.ends or datetime.combine(occasion.date + timedelta(days=1), time.min)
    times = entry.times
    wall = times.happened_at.replace(tzinfo=None) if times else None
    if (wall or datetime.combine(entry.on, time.min)) >= over:
        return "late"
    return "afterwards" if times and times.afterwards else "on_time"


def _skips(
    planned: list[Occasion], done: Mapping[Occasion, Practised], skips: list[Skipped]
) -> list[Skipped]:
    """Find the one skip that answers each occasion left; "too hard" is heard first."""
    known, said = set(planned), dict[Occasion, Skipped]()
    unanswered = [occasion for occasion in planned if occasion not in done]
    for skip in sorted(skips, key=lambda skip: skip.kind != "too_hard"):
        free = (o for o in unanswered if o not in said and o.covers(skip.occasion.date))
        about = skip.occasion if skip.occasion in known else next(free, None)
        if about and about not in done:
            said.setdefault(about, skip)
    return list(said.values())
