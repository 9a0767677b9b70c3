"""Does one answer fit one step? One small rule for each kind of step.

The kinds, and what an answer to each looks like, are described in
`midweek.library.definition.steps`. The cases are shared with the phone's player.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

SHORT_TEXT = 500
LONG_TEXT = 20_000
LONGEST_PRACTICE = 36_000  # seconds: ten hours
MOST_CHOICES = 100
MOST_TRIALS = 50
MOST_DIMENSIONS = 4

Step = Mapping[str, Any]
Refusal = tuple[str, str] | None
"""Why an answer does not fit: a code for programs, and plain words."""
Fit = Callable[[Step, Any], Refusal]

UNSURE = ("mixed", "dont_know", "nothing_much")


def misfit(step: Step, answer: Any) -> Refusal:
    """Say why an answer does not fit its step; None means it does."""
    return FITS[step["type"]](step, answer)


def _number(answer: Any, low: float | None, high: float | None, decimals: int = 0) -> Refusal:
    whole = type(answer) is int
    if not whole and (type(answer) is not float or not decimals):
        return "wrong_type", "This answer is a number." if decimals else WHOLE
    if not _within(answer, low, high):
        return "out_of_range", _between(low, high)
    if not whole and round(answer, decimals) != answer:
        return "wrong_type", f"This answer has at most {decimals} decimals."
    return None


WHOLE = "This answer is a whole number."
FARTHEST = 1e12


def _within(answer: float, low: float | None, high: float | None) -> bool:
    least, most = -FARTHEST if low is None else low, FARTHEST if high is None else high
    return least <= answer <= most


def _between(low: float | None, high: float | None) -> str:
    if high is None:
        return f"This answer is {low} or more."
    if low is None:
        return f"This answer is {high} or less."
    return f"This answer lies between {low} and {high}."


def _words(answer: Any, most: int) -> Refusal:
    if not isinstance(answer, str):
        return "wrong_type", "This answer is a text."
    if len(answer) > most:
        return "too_long", f"This text is longer than {most:,} characters."
    return None


def _yes_no(step: Step, answer: Any) -> Refusal:
    return None if isinstance(answer, bool) else ("wrong_type", "This answer is yes or no.")


def _choice(step: Step, answer: Any) -> Refusal:
    if step.get("other") and isinstance(answer, dict) and set(answer) == {"other"}:
        return _words(answer["other"], SHORT_TEXT)
    if not any(_same(answer, option["value"]) for option in step["options"]):
        return "not_an_option", "This answer is not one of the choices."
    return None


def _choice_many(step: Step, answer: Any) -> Refusal:
    if not isinstance(answer, list):
        return "wrong_type", "This answer is a list of choices."
    if len(answer) > min(MOST_CHOICES, len(step["options"]) + bool(step.get("other"))):
        return "too_many", "These are more choices than there are."
    for place, each in enumerate(answer):
        if refusal := _choice(step, each):
            return refusal
        if any(_same(each, earlier) for earlier in answer[:place]):
            return "twice", "The same choice stands twice."
    return None


def _same(answer: Any, value: Any) -> bool:
    """Compare as JSON does: in Python, True equals 1."""
    return type(answer) is type(value) and bool(answer == value)


def _written_as(pattern: str, read: Callable[[str], object], why: str) -> Fit:
    def fit(step: Step, answer: Any) -> Refusal:
        if not isinstance(answer, str) or not re.fullmatch(pattern, answer, re.ASCII):
            return "wrong_type", why
        try:
            read(answer)
        except ValueError:
            return "wrong_type", why
        return None

    return fit


def _list(step: Step, answer: Any) -> Refusal:
    return _each(answer, step["most"], lambda line: _words(line, SHORT_TEXT))


def _each(answer: Any, most: int, fit: Callable[[Any], Refusal]) -> Refusal:
    if not isinstance(answer, list):
        return "wrong_type", "This answer is a list."
    if len(answer) > most:
        return "too_many", f"There is room for {most}."
    return next((refusal for each in answer if (refusal := fit(each))), None)


def _rows(questions: str) -> Fit:
    def fit(step: Step, answer: Any) -> Refusal:
        asked = {each["id"]: each for each in step[questions]}
        return _each(answer, step["most"], lambda row: _row(asked, row))

    return fit


def _row(asked: Mapping[str, Step], row: Any) -> Refusal:
    return _parts(row, {name: _optional(step) for name, step in asked.items()})


def _optional(step: Step) -> Callable[[Any], Refusal]:
    return lambda answer: misfit(step, answer)


def _parts(
    answer: Any, fits: Mapping[str, Callable[[Any], Refusal]], *, needed: Iterable[str] = ()
) -> Refusal:
    """Check an answer made of named parts. A part left open may be absent or None."""
    if not isinstance(answer, dict):
        return "wrong_type", "This answer has several parts."
    if unknown := set(answer) - set(fits):
        return "unknown_part", f"This answer has no part {sorted(unknown)[0][:40]}."
    if any(answer.get(name) is None for name in needed):
        return "incomplete", "Part of this answer is missing."
    given = ((name, part) for name, part in answer.items() if part is not None)
    return next((refusal for name, part in given if (refusal := fits[name](part))), None)


def _short(part: Any) -> Refusal:
    return _words(part, SHORT_TEXT)


def _percent(part: Any) -> Refusal:
    return _number(part, 0, 100)


def _either_way(part: Any) -> Refusal:
    return _number(part, -100, 100)


def _feeling(step: Step, answer: Any) -> Refusal:
    refusal = _parts(
        answer,
        {
            "pleasant": _either_way,
            "energy": _either_way,
            "unsure": _unsure,
            "words": lambda words: _each(words, step.get("words", 3), _feeling_word),
        },
    )
    if refusal:
        return refusal
    placed = answer.get("pleasant") is not None and answer.get("energy") is not None
    if placed == (answer.get("unsure") is not None):
        return "incomplete", "A feeling has a place on the map, or is one that is hard to place."
    return None


def _unsure(part: Any) -> Refusal:
    return None if part in UNSURE else ("not_an_option", "This answer is not one of the choices.")


def _feeling_word(word: Any) -> Refusal:
    refusal = _parts(word, {"word": _vocabulary_word, "own": _short, "strength": _percent})
    if refusal:
        return refusal
    if ("word" in word) == ("own" in word):
        return "incomplete", "A word is one of ours or one of their own."
    return None


def _vocabulary_word(part: Any) -> Refusal:
    fits = isinstance(part, str) and re.fullmatch(r"[a-z][a-z0-9-]{0,39}", part)
    return None if fits else ("not_an_option", "This is not one of our words.")


def _thought(step: Step, answer: Any) -> Refusal:
    fits = {"text": lambda text: _words(text, LONG_TEXT), "belief": _percent}
    return _parts(answer, fits, needed=["text"])


def _tracked(step: Step, answer: Any) -> Refusal:
    if not isinstance(answer, dict) or len(answer) > MOST_DIMENSIONS:
        return "wrong_type", f"This answer has at most {MOST_DIMENSIONS} parts."
    if not all(_is_uuid(name) for name in answer):
        return "unknown_part", "This is not followed here."
    return next((refusal for each in answer.values() if (refusal := _number(each, 0, 10))), None)


def _is_uuid(text: Any) -> bool:
    try:
        return bool(str(UUID(text)) == text)
    except (ValueError, AttributeError, TypeError):
        return False


def _ladder(step: Step, answer: Any) -> Refusal:
    trial = {"before": _percent, "peak": _percent, "after": _percent}
    situation: dict[str, Callable[[Any], Refusal]] = {
        "text": _short,
        "distress": _percent,
        "trials": lambda trials: _each(trials, MOST_TRIALS, lambda each: _parts(each, trial)),
    }
    return _each(answer, step["most"], lambda each: _parts(each, situation, needed=["text"]))


def _contacts(step: Step, answer: Any) -> Refusal:
    person = {"name": _short, "number": _phone_number, "note": _short}
    return _each(answer, step["most"], lambda each: _parts(each, person, needed=["name"]))


def _phone_number(part: Any) -> Refusal:
    fits = isinstance(part, str) and re.fullmatch(r"[0-9+()./ -]{0,40}", part, re.ASCII)
    return None if fits else ("wrong_type", "This is not a phone number.")


def _file(step: Step, answer: Any) -> Refusal:
    """A file of theirs, words that say what it would show, or both."""

    def file(part: Any) -> Refusal:
        return None if _is_uuid(part) else ("wrong_type", "This is not a file of theirs.")

    fits = {"file": file, "shared": lambda part: _yes_no(step, part), "text": _short}
    described = isinstance(answer, dict) and answer.get("text") and answer.get("file") is None
    return _parts(answer, fits, needed=[] if described else ["file", "shared"])


def _measure(step: Step, answer: Any) -> Refusal:
    return _row({item["id"]: item for item in step["steps"]}, answer)


def _seconds(step: Step, answer: Any) -> Refusal:
    return _number(answer, 0, LONGEST_PRACTICE)


FITS: dict[str, Fit] = {
    "text": lambda step, answer: _words(answer, SHORT_TEXT),
    "text_long": lambda step, answer: _words(answer, LONG_TEXT),
    "yes_no": _yes_no,
    "number": lambda step, answer: _number(
        answer, step.get("min"), step.get("max"), step.get("decimals", 0)
    ),
    "scale": lambda step, answer: _number(answer, step["min"], step["max"]),
    "choice": _choice,
    "choice_many": _choice_many,
    "date": _written_as(r"\d{4}-\d\d-\d\d", date.fromisoformat, "This answer is a day."),
    "time": _written_as(
        r"\d\d:\d\d", lambda text: datetime.strptime(text, "%H:%M"), "This answer is a time."
    ),
    "moment": _written_as(
        r"\d{4}-\d\d-\d\dT\d\d:\d\d", datetime.fromisoformat, "This answer is a day and a time."
    ),
    "duration": lambda step, answer: _number(answer, 0, step.get("most", 1_440)),
    "mood": lambda step, answer: _number(answer, 1, 5),
    "feeling": _feeling,
    "thought": _thought,
    "tracked": _tracked,
    "pacer": _seconds,
    "timer": _seconds,
    "stages": lambda step, answer: _number(answer, 0, len(step["stages"])),
    "list": _list,
    "table": _rows("columns"),
    "repeat": _rows("steps"),
    "ladder": _ladder,
    "contacts": _contacts,
    "drawing": _file,
    "photo": _file,
    "audio": _file,
    "measure": _measure,
}
