"""What was due under terms that followed each other: the past stays as it was agreed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from midweek_rules.schedule.agreed import Schedule
from midweek_rules.schedule.finding import occasions
from midweek_rules.schedule.occasion import Occasion

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class InForce:
    """A schedule, and from which moment on the client's wall it was agreed; None is the first."""

    schedule: Schedule
    since: datetime | None = None


def occasions_over(history: Sequence[InForce], first: date, last: date) -> Iterator[Occasion]:
    """Yield, in order, what was or is due from `first` to `last` under terms that changed.

    On the day of a change, what had begun stays, and the new terms add what is still to
    come, but no more than they ask of a whole day: no day asks for more because an hour
    was put right.
    """
    changed = {one.since.date() for one in history if one.since}
    begin = first
    for day in sorted(day for day in changed if first <= day <= last):
        yield from occasions(_in_force(history, begin), begin, day - A_DAY)
        yield from _on_the_day_of_change(history, day)
        begin = day + A_DAY
    yield from occasions(_in_force(history, begin), begin, last)


def _in_force(history: Sequence[InForce], day: date) -> Schedule:
    """The schedule that `day` began under."""
    earlier = [one for one in history if one.since is None or one.since.date() < day]
    return (earlier or history)[-1 if earlier else 0].schedule


def _on_the_day_of_change(history: Sequence[InForce], day: date) -> list[Occasion]:
    found = list(occasions(_in_force(history, day), day, day))
    for now in history:
        if now.since and now.since.date() == day:
            found = _changed(found, list(occasions(now.schedule, day, day)), now.since)
    return found


def _changed(old: list[Occasion], new: list[Occasion], moment: datetime) -> list[Occasion]:
    begun = [one for one in old if one.slot is not None and one.begins < moment]
    ahead = [one for one in new if one.slot is None or one.begins >= moment]
    return begun + ahead[max(0, len(ahead) - max(0, len(new) - len(begun))) :]
