"""Do these answers fit this activity? Asked before anything a phone sent is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from midweek_rules.branching import is_answered
from midweek_rules.computing import with_computed
from midweek_rules.fitting import FITS, Step, misfit

Steps = Mapping[str, Step]


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
    that half an entry is kept too, and only where they are shown.
    """
    steps = {step["id"]: step for step in definition["steps"] if step["type"] in FITS}
    return (
        *_unknown(steps, answers),
        *(_open(definition, answers) if finished else ()),
        *_unfitting(steps, answers),
    )


def _unknown(steps: Steps, answers: Mapping[str, Any]) -> Iterator[Problem]:
    for name in answers:
        if name not in steps:
            yield Problem(str(name)[:80], "unknown_step", "This activity does not ask that.")


def _open(definition: Mapping[str, Any], answers: Mapping[str, Any]) -> Iterator[Problem]:
    heard = with_computed(definition["steps"], answers)
    for step in definition["steps"]:
        if step.get("required") and step["id"] in heard and not is_answered(heard[step["id"]]):
            yield Problem(step["id"], "required", "This one needs an answer.")


def _unfitting(steps: Steps, answers: Mapping[str, Any]) -> Iterator[Problem]:
    for name, step in steps.items():
        answer = answers.get(name)
        if answer is not None and (refusal := misfit(step, answer)):
            yield Problem(name, *refusal)
