"""A step up, a step down, or a rest? A proposal with its reason, for people to decide.

The rule is a convention, not a finding: start small, grade the task (Beck 1979), step up
only after two done by somebody who was at least 70 of 100 sure, and never by oneself.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Literal

SIZES = ("smaller", "agreed", "bigger")
SURE_ENOUGH = 70
DONE_FOR_A_STEP_UP = 2
IGNORED_FOR_A_STEP_DOWN = 3

Felt = Literal["easy", "right", "hard"]
Kind = Literal["done", "too_hard", "not_today", "ignored"]
Reason = Literal["done_and_sure", "too_hard", "felt_hard", "ignored"]


@dataclass(frozen=True, slots=True)
class Answered:
    """What became of one occasion under the terms in force, or of one free go at it.

    `id` names the entry or skip; an occasion that nobody answered has none.
    """

    kind: Kind
    id: str = ""
    felt: Felt | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One proposal: where to, why, and from which entries that was read."""

    way: Literal["up", "down", "rest"]
    to: str | None
    reason: Reason
    count: int
    sources: tuple[str, ...]
    confidence: int | None = None


def step(
    size: str, *, sizes: Collection[str], answered: Sequence[Answered], confidence: int | None
) -> Step | None:
    """Propose one step at most, from what happened since the terms were agreed, oldest first.

    Trouble outweighs success. "Not today" says nothing about the size, and what the client
    never said of their confidence counts as not sure.
    """
    return _down(size, sizes, answered) or _up(size, sizes, answered, confidence)


def _down(size: str, sizes: Collection[str], answered: Sequence[Answered]) -> Step | None:
    latest = [one for one in answered if one.kind != "not_today"]
    last = latest[-1] if latest else None
    if last and last.kind == "too_hard":
        run = _run(latest, lambda one: one.kind == "too_hard")
        return _easier(size, sizes, "too_hard", run)
    if last and last.kind == "done" and last.felt == "hard":
        run = _run(latest, lambda one: one.kind == "done" and one.felt == "hard")
        return _easier(size, sizes, "felt_hard", run)
    quiet = _run(list(answered), lambda one: one.kind == "ignored")
    if len(quiet) >= IGNORED_FOR_A_STEP_DOWN:
        return _easier(size, sizes, "ignored", quiet)
    return None


def _easier(size: str, sizes: Collection[str], reason: Reason, run: Sequence[Answered]) -> Step:
    to = smaller_of(size, sizes)
    sources = tuple(one.id for one in run if one.id)
    return Step("down" if to else "rest", to, reason, len(run), sources)


def _up(
    size: str, sizes: Collection[str], answered: Sequence[Answered], confidence: int | None
) -> Step | None:
    to = bigger_of(size, sizes)
    done = _run(
        [one for one in answered if one.kind != "not_today"],
        lambda one: one.kind == "done" and one.felt != "hard",
    )
    if to is None or len(done) < DONE_FOR_A_STEP_UP or (confidence or 0) < SURE_ENOUGH:
        return None
    sources = tuple(one.id for one in done if one.id)
    return Step("up", to, "done_and_sure", len(done), sources, confidence)


def _run(answered: Sequence[Answered], belongs: Callable[[Answered], bool]) -> list[Answered]:
    """The unbroken run at the end of which each belongs, oldest first."""
    found: list[Answered] = []
    for one in reversed(answered):
        if not belongs(one):
            break
        found.insert(0, one)
    return found


def smaller_of(size: str, sizes: Collection[str]) -> str | None:
    """The next smaller size there is."""
    return _beside(size, sizes, -1)


def bigger_of(size: str, sizes: Collection[str]) -> str | None:
    """The next bigger size there is."""
    return _beside(size, sizes, +1)


def _beside(size: str, sizes: Collection[str], by: int) -> str | None:
    """The next size there is in that direction."""
    known = [one for one in SIZES if one in sizes]
    if size not in known:
        return None
    place = known.index(size) + by
    return known[place] if 0 <= place < len(known) else None
