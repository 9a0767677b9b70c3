"""What stands in a brief: chosen and shortened by rule, in the words that were said.

Therapists have five to ten minutes between sessions, so a brief has at most 160 words.
Which entries it names and what it asks are conventions of ours, reasons to look; no study
stands behind them. Nothing is paraphrased, and nothing is weighed into a score.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

MOST_WORDS = 160
MOST_NOTABLE = 3
MOST_ASKED = 2
LONGEST_QUOTE, SHORTEST_QUOTE = 24, 5
LOW = 2

Why = Literal["lowest", "page", "newest"]
Question = Literal["harm", "too_hard", "not_logged", "low", "worse", "useful"]


@dataclass(frozen=True, slots=True)
class Bit:
    """One statement with where it comes from; `quoted` if it is somebody's own words.

    What is said about a quote stands in `after`, and is not cut with it.
    """

    words: str
    source: str
    quoted: bool = False
    after: str = ""

    @property
    def length(self) -> int:
        """Count its words, as a reader would."""
        return len(self.words.split()) + len(self.after.split())


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the brief: what it is about, its statements, how many were left out."""

    about: str
    bits: tuple[Bit, ...]
    left_out: int = 0

    @property
    def length(self) -> int:
        """Count its words, with what it is about and a word or two on what was left out."""
        more = 2 if self.left_out else 0
        return len(self.about.split()) + sum(bit.length for bit in self.bits) + more


def fit(lines: Sequence[Line], *, most: int = MOST_WORDS) -> tuple[Line, ...]:
    """Keep to so many words: quotes are cut first, then the longest lines lose their last bits.

    The first line is about safety: nothing is taken from it but from a quote. Every line
    keeps a statement.
    """
    fitted = tuple(lines)
    for longest in range(LONGEST_QUOTE, SHORTEST_QUOTE - 1, -1):
        fitted = tuple(_with_quotes(line, longest) for line in lines)
        if words_of(fitted) <= most:
            return fitted
    while words_of(fitted) > most:
        spare = [n for n, line in enumerate(fitted) if n and len(line.bits) > 1]
        if not spare:
            break
        longest_line = max(spare, key=lambda n: fitted[n].length)
        fitted = tuple(
            _shorter(line) if n == longest_line else line for n, line in enumerate(fitted)
        )
    return fitted


def words_of(lines: Iterable[Line]) -> int:
    """Count the words of a brief."""
    return sum(line.length for line in lines)


def cut(words: str, longest: int) -> str:
    """Keep the first so many words, and show where the rest was left out."""
    told = words.split()
    if len(told) <= longest:
        return " ".join(told)
    return " ".join(told[:longest]).rstrip(",;:.–-") + "…"


def _with_quotes(line: Line, longest: int) -> Line:
    bits = (replace(bit, words=cut(bit.words, longest)) if bit.quoted else bit for bit in line.bits)
    return replace(line, bits=tuple(bits))


def _shorter(line: Line) -> Line:
    return replace(line, bits=line.bits[:-1], left_out=line.left_out + 1)


@dataclass(frozen=True, slots=True)
class Told:
    """One entry, as far as it decides whether a brief names it."""

    id: str
    minute: int
    mood: float | None = None
    page: bool = False


def notable(told: Iterable[Told], *, most: int = MOST_NOTABLE) -> list[tuple[Why, Told]]:
    """Choose, of the entries with words, those to quote: in the order in which they happened.

    First the one with the lowest mood, if that was low; then the newest page that was
    shared on purpose; then the newest others.
    """
    newest = sorted(told, key=lambda one: one.minute, reverse=True)
    low = [one for one in newest if one.mood is not None and one.mood <= LOW]
    chosen: list[tuple[Why, Told]] = []
    if low:
        chosen.append(("lowest", min(low, key=lambda one: one.mood or 0)))
    pages = [one for one in newest if one.page and one not in _entries(chosen)]
    chosen += [("page", one) for one in pages[:1]]
    chosen += [("newest", one) for one in newest if one not in _entries(chosen)]
    return sorted(chosen[:most], key=lambda pair: pair[1].minute)


def _entries(chosen: list[tuple[Why, Told]]) -> list[Told]:
    return [one for _why, one in chosen]


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing to ask, what it is about, and where that stands."""

    what: Question
    about: str = ""
    source: str = ""


def to_ask(reasons: Iterable[Ask], *, most: int = MOST_ASKED) -> list[Ask]:
    """Choose what to ask: harm first, then what was too hard, silent, low, or worse.

    With no reason there is one open question left, and that is what was useful.
    """
    order: tuple[Question, ...] = ("harm", "too_hard", "not_logged", "low", "worse")
    found = sorted(reasons, key=lambda one: order.index(one.what))
    return found[:most] or [Ask("useful")]
