"""How did the week go? Counted honestly: what was done, never what was owed.

An occasion that nobody answered is nothing at all. It is neither late nor failed, and it
may have been done without being written down.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from statistics import median
from typing import Literal

from midweek_rules.schedule import Occasion

SHORTEST_QUIET = 4
NEWCOMERS_GAP = 7.0
ENOUGH_GAPS = 2


@dataclass(frozen=True, slots=True)
class Practised:
    """One entry: the local day it happened and the occasion it answered, if any."""

    on: date
    occasion: Occasion | None = None


@dataclass(frozen=True, slots=True)
class Skipped:
    """One "not today" or "too hard"."""

    occasion: Occasion
    kind: Literal["not_today", "too_hard"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How the occasions of one assignment were answered; `extra` was done beyond them."""

    planned: int
    done: int
    not_today: int
    too_hard: int
    extra: int

    @property
    def unanswered(self) -> int:
        """Count the occasions of which we know nothing."""
        return self.planned - self.done - self.not_today - self.too_hard


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
    outweighs "not today".
    """
    planned = list(dict.fromkeys(occasions))
    done, extra = _match(planned, list(entries))
    said = _skips(planned, done, list(skips))
    return Tally(len(planned), len(done), said["not_today"], said["too_hard"], extra)


def active_days(days: Iterable[date], *, today: date, span: int = 7) -> int:
    """Count the days, of the last `span` with today among them, on which something was done."""
    first = today - timedelta(days=span - 1)
    return len({day for day in days if first <= day <= today})


def quiet(days: Iterable[date], *, today: date, since: date) -> Quiet | None:
    """Say whether someone is quiet for longer than twice their own usual gap, and 4 days.

    `since` is when they joined. Until there are gaps to know somebody by, a week counts as
    usual. The rule is ours, a reason to look; no study stands behind the numbers.
    """
    active = sorted({day for day in days if day <= today})
    gaps = [(later - earlier).days for earlier, later in pairwise(active)]
    usual = median(gaps) if len(gaps) >= ENOUGH_GAPS else NEWCOMERS_GAP
    silent = (today - (active[-1] if active else since)).days
    if silent < SHORTEST_QUIET or silent <= 2 * usual:
        return None
    return Quiet(silent, float(usual))


def _match(planned: list[Occasion], entries: list[Practised]) -> tuple[set[Occasion], int]:
    """Pair entries with occasions; one that names a planned occasion answers no other."""
    known, done, extra = set(planned), set[Occasion](), 0
    for entry in sorted(entries, key=lambda entry: entry.occasion not in known):
        answered = next((o for o in planned if o not in done and _answers(entry, o, known)), None)
        if answered:
            done.add(answered)
        else:
            extra += 1
    return done, extra


def _answers(entry: Practised, occasion: Occasion, known: Collection[Occasion]) -> bool:
    if entry.occasion is None:
        return occasion.covers(entry.on)
    if entry.occasion in known:
        return entry.occasion == occasion
    # Its hour was agreed anew since: it is still the practice of its day.
    return occasion.covers(entry.occasion.date)


def _skips(planned: list[Occasion], done: set[Occasion], skips: list[Skipped]) -> Counter[str]:
    """Count what was answered with a skip, by its kind; "too hard" is heard first."""
    known, said = set(planned), dict[Occasion, str]()
    unanswered = [occasion for occasion in planned if occasion not in done]
    for skip in sorted(skips, key=lambda skip: skip.kind != "too_hard"):
        free = (o for o in unanswered if o not in said and o.covers(skip.occasion.date))
        about = skip.occasion if skip.occasion in known else next(free, None)
        if about and about not in done:
            said.setdefault(about, skip.kind)
    return Counter(said.values())
