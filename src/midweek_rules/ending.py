"""The first draft of a staying-well plan: what a client did and found useful, the best first.

Which things come first is our own rule, and no study stands behind it. That what helped is
put together from the client's own record is how relapse prevention is done in cognitive
therapy (not read by us, as the activity itself says).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

MOST_HELPED = 4
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Tried:
    """One thing of a plan: how often it was done, how useful it was said to be, what was learnt."""

    title: str
    done: int
    useful: Mapping[str, int] = field(default_factory=dict)
    learnt: str = ""

    @property
    def helped(self) -> int:
        """How often the client said that it helped, a lot or a little."""
        return self.useful.get("much", 0) + self.useful.get("some", 0)


@dataclass(frozen=True, slots=True)
class FirstDraft:
    """What helped, the best first, and what the client wrote that they learnt, word for word."""

    helped: tuple[Tried, ...]
    words: tuple[str, ...]


def first_draft(tried: Iterable[Tried]) -> FirstDraft:
    """Draft from what was tried. What was said to help comes first, then what was done most.

    What was never done, or more often said not to help than to help, is left out.
    Things with the same title count as one. Nothing is put in other words.
    """
    ranked = sorted(_together(tried), key=_place)
    worth = [one for one in ranked if one.done and one.useful.get("no", 0) <= one.helped]
    words = dict.fromkeys(words for one in ranked for words in one.learnt.splitlines() if words)
    return FirstDraft(tuple(worth[:MOST_HELPED]), tuple(words)[:MOST_WORDS])


def _place(one: Tried) -> tuple[int, int, int, str]:
    return -one.useful.get("much", 0), -one.helped, -one.done, one.title


def _together(tried: Iterable[Tried]) -> Iterator[Tried]:
    by_title: dict[str, list[Tried]] = {}
    for one in tried:
        by_title.setdefault(one.title, []).append(one)
    return (_as_one(title, same) for title, same in by_title.items())


def _as_one(title: str, same: Sequence[Tried]) -> Tried:
    useful: dict[str, int] = {}
    for word, times in (pair for one in same for pair in one.useful.items()):
        useful[word] = useful.get(word, 0) + times
    learnt = "\n".join(one.learnt for one in same if one.learnt)
    return Tried(title, sum(one.done for one in same), useful, learnt)
