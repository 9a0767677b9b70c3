"""Do these answers fit this activity? Asked before anything a phone sent is kept."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

SHORT_TEXT = 500
LONG_TEXT = 20_000
LONGEST_PRACTICE = 36_000  # seconds: ten hours
MOST_CHOICES = 100

Step = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one answer: `code` for programs, `why` in plain words."""

    step: str
    code: str
    why: str


def problems_with(
    definition: Mapping[str, Any], answers: Mapping[str, Any], *, finished: bool
) -> tuple[Problem, ...]:
    """List what is wrong with the answers to an activity; nothing means they may be kept.

    None is an answer left open. Required steps count only when the client said done, so
    that half an entry is kept too.
    """
    steps = {step["id"]: step for step in definition["steps"] if step["type"] in _CHECKS}
    return (
        *_unknown(steps, answers),
        *(_open(steps, answers) if finished else ()),
        *_unfitting(steps, answers),
    )


def _unknown(steps: Mapping[str, Step], answers: Mapping[str, Any]) -> Iterator[Problem]:
    for name in answers:
        if name not in steps:
            yield Problem(str(name)[:80], "unknown_step", "This activity does not ask that.")


def _open(steps: Mapping[str, Step], answers: Mapping[str, Any]) -> Iterator[Problem]:
    for name, step in steps.items():
        if step.get("required") and answers.get(name) in (None, "", []):
            yield Problem(name, "required", "This one needs an answer.")


def _unfitting(steps: Mapping[str, Step], answers: Mapping[str, Any]) -> Iterator[Problem]:
    for name, step in steps.items():
        answer = answers.get(name)
        if answer is not None and (refusal := _CHECKS[step["type"]](step, answer)):
            yield Problem(name, *refusal)


Refusal = tuple[str, str] | None


def _mood(step: Step, answer: Any) -> Refusal:
    return _whole(answer, 1, 5)


def _scale(step: Step, answer: Any) -> Refusal:
    return _whole(answer, step["min"], step["max"])


def _whole(answer: Any, low: int, high: int) -> Refusal:
    if type(answer) is not int:
        return "wrong_type", "This answer is a whole number."
    if not low <= answer <= high:
        return "out_of_range", f"This answer lies between {low} and {high}."
    return None


def _seconds(step: Step, answer: Any) -> Refusal:
    return _whole(answer, 0, LONGEST_PRACTICE)


def _text(step: Step, answer: Any) -> Refusal:
    return _words(answer, SHORT_TEXT)


def _text_long(step: Step, answer: Any) -> Refusal:
    return _words(answer, LONG_TEXT)


def _words(answer: Any, most: int) -> Refusal:
    if not isinstance(answer, str):
        return "wrong_type", "This answer is a text."
    if len(answer) > most:
        return "too_long", f"This text is longer than {most:,} characters."
    return None


def _choice(step: Step, answer: Any) -> Refusal:
    if not any(_same(answer, option["value"]) for option in step["options"]):
        return "not_an_option", "This answer is not one of the choices."
    return None


def _choice_many(step: Step, answer: Any) -> Refusal:
    if not isinstance(answer, list):
        return "wrong_type", "This answer is a list of choices."
    if len(answer) > min(MOST_CHOICES, len(step["options"])):
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


_CHECKS: dict[str, Callable[[Step, Any], Refusal]] = {
    "mood": _mood,
    "scale": _scale,
    "choice": _choice,
    "choice_many": _choice_many,
    "text": _text,
    "text_long": _text_long,
    "timer": _seconds,
    "pacer": _seconds,
}
