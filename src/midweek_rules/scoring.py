"""What do the answers to a published measure add up to?

A definition is the activity as data: `scoring` says how to add, `risk` which answers a
person must look at. Answers are option values before reversal, by step; None is unanswered.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Level = Literal["notice", "high", "unknown"]
Answers = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Flag:
    """A risk answer for a person to look at; `unknown` when it was left open.

    A flag is a reason to ask, never a measure of danger: most people who die by suicide
    had answered "not at all" (Louzon et al 2016, doi:10.1176/appi.ps.201500149).
    """

    step: str
    level: Level
    answer: int | None


@dataclass(frozen=True, slots=True)
class Score:
    """The result of one measure.

    `total` and `band` are strict: None unless every scored item was answered. `prorated`
    fills few missing items by the mean of the others, as far as the measure allows.
    """

    total: float | None
    prorated: float | None
    subscales: Mapping[str, float | None] = field(default_factory=dict)
    band: str | None = None
    flags: tuple[Flag, ...] = ()
    missing: tuple[str, ...] = ()


def score(definition: Mapping[str, Any], answers: Answers) -> Score:
    """Score a measure by its published rule.

    A risk item that was left open is listed as unknown and never filled in, so it also
    rules out a prorated total.
    """
    scoring = definition["scoring"]
    flags = tuple(risk_flags(definition, answers))
    missing = tuple(step for step in scoring["items"] if answers.get(step) is None)
    total = None if missing else _add(scoring, scoring["items"], answers)
    return Score(
        total=total,
        prorated=_prorate(scoring, answers, missing, flags),
        subscales={
            each["name"]: _subscale(scoring, each["items"], answers)
            for each in scoring.get("subscales", ())
        },
        band=None if total is None else band_of(definition, total),
        flags=flags,
        missing=missing,
    )


def risk_flags(definition: Mapping[str, Any], answers: Answers) -> Iterable[Flag]:
    """Yield a flag for each answer that a person must look at, in measures inside too.

    PHQ-9 item 9: 1 is a notice, 2 or 3 a high one (Simon et al 2013,
    doi:10.1176/appi.ps.201200587). A low total never hides it.
    """
    for rule in definition.get("risk") or ():
        answer = answers.get(rule["step"])
        if answer is None:
            yield Flag(rule["step"], "unknown", None)
        elif rule.get("high") is not None and answer >= rule["high"]:
            yield Flag(rule["step"], "high", answer)
        elif answer >= rule["at_least"]:
            yield Flag(rule["step"], "notice", answer)
    for step in definition.get("steps", ()):
        if step.get("type") == "measure":
            yield from risk_flags(step, answers.get(step["id"]) or {})


def band_of(definition: Mapping[str, Any], total: float) -> str | None:
    """Name the published severity band that a total falls into."""
    for band in definition["scoring"].get("bands", ()):
        if band["min"] <= total <= band["max"]:
            return str(band["name"])
    return None


def _add(scoring: Mapping[str, Any], items: Iterable[str], answers: Answers) -> float:
    reverse = scoring.get("reversed", ())
    turn = scoring.get("low", 0) + scoring.get("high", 0)
    values = [turn - answers[item] if item in reverse else answers[item] for item in items]
    if scoring["type"] == "mean":
        return _two_decimals(sum(values) / len(values))
    return float(sum(values) * scoring.get("factor", 1))


def _prorate(
    scoring: Mapping[str, Any], answers: Answers, missing: tuple[str, ...], flags: tuple[Flag, ...]
) -> float | None:
    if len(missing) > scoring.get("max_missing", 0):
        return None
    if any(flag.step in missing for flag in flags):
        return None
    answered = [item for item in scoring["items"] if item not in missing]
    share = 1 if scoring["type"] == "mean" else len(scoring["items"]) / len(answered)
    return _two_decimals(_add(scoring, answered, answers) * share)


def _subscale(scoring: Mapping[str, Any], items: Iterable[str], answers: Answers) -> float | None:
    if any(answers.get(item) is None for item in items):
        return None
    return _add(scoring, items, answers)


def _two_decimals(value: float) -> float:
    """Round half up, as the JavaScript twin does."""
    return math.floor(value * 100 + 0.5) / 100
