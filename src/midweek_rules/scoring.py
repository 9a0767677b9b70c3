"""What do the answers to a published measure add up to?

A definition is the activity as data: `scoring` says how to add, `risk` which answers a
person must look at. Answers are option values before reversal, by step; None is unanswered.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from midweek_rules.branching import holds

Level = Literal["notice", "high", "unknown"]
Answers = Mapping[str, Any]
Scoring = Mapping[str, Any]


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
    `patterns` says which published rules on single answers hold; that is no diagnosis.
    """

    total: float | None
    prorated: float | None
    subscales: Mapping[str, float | None] = field(default_factory=dict)
    band: str | None = None
    flags: tuple[Flag, ...] = ()
    missing: tuple[str, ...] = ()
    subscale_bands: Mapping[str, str | None] = field(default_factory=dict)
    patterns: Mapping[str, bool | None] = field(default_factory=dict)


def score(definition: Mapping[str, Any], answers: Answers) -> Score:
    """Score a measure by its published rule.

    A risk item that was left open is listed as unknown and never filled in, so it also
    rules out a prorated total.
    """
    scoring = definition["scoring"]
    heard = _with_skipped(scoring, answers)
    flags = tuple(risk_flags(definition, answers))
    missing = tuple(step for step in scoring["items"] if heard.get(step) is None)
    total = None if missing else _total(scoring, scoring["items"], heard)
    subscales = {
        each["name"]: _strictly(scoring, each["items"], heard)
        for each in scoring.get("subscales", ())
    }
    return Score(
        total=total,
        prorated=_prorate(scoring, heard, missing, flags),
        subscales=subscales,
        band=_band(scoring, total),
        flags=flags,
        missing=missing,
        subscale_bands={
            each["name"]: _band(each, subscales[each["name"]])
            for each in scoring.get("subscales", ())
            if each.get("bands")
        },
        patterns={each["name"]: _fits(each, heard) for each in scoring.get("patterns", ())},
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


def asks_about_risk(definition: Mapping[str, Any]) -> bool:
    """Say whether an answer to this, or to a measure inside it, may call for a person."""
    inside = (step for step in definition.get("steps", ()) if step.get("type") == "measure")
    return bool(definition.get("risk")) or any(asks_about_risk(each) for each in inside)


def band_of(definition: Mapping[str, Any], total: float) -> str | None:
    """Name the published severity band that a total falls into."""
    return _band(definition["scoring"], total)


def _band(banded: Mapping[str, Any], value: float | None) -> str | None:
    for band in banded.get("bands", ()):
        if value is not None and band["min"] <= value <= band["max"]:
            return str(band["name"])
    return None


def _with_skipped(scoring: Scoring, answers: Answers) -> Answers:
    """Count items as nothing where the measure skips them, whatever was answered before."""
    skipped = {
        item: 0
        for skip in scoring.get("skips", ())
        if holds(skip["when"], answers)
        for item in skip["items"]
    }
    return {**answers, **skipped}


def _total(scoring: Scoring, items: Iterable[str], answers: Answers) -> float | None:
    return None if scoring["type"] == "subscales" else _add(scoring, items, answers)


def _add(scoring: Scoring, items: Iterable[str], answers: Answers) -> float:
    reverse = scoring.get("reversed", ())
    turn = scoring.get("low", 0) + scoring.get("high", 0)
    values = [turn - answers[item] if item in reverse else answers[item] for item in items]
    if scoring["type"] == "mean":
        return _two_decimals(sum(values) / len(values))
    return float(sum(values) * scoring.get("factor", 1))


def _prorate(
    scoring: Scoring, answers: Answers, missing: tuple[str, ...], flags: tuple[Flag, ...]
) -> float | None:
    if len(missing) > scoring.get("max_missing", 0):
        return None
    if any(flag.step in missing for flag in flags):
        return None
    answered = [item for item in scoring["items"] if item not in missing]
    share = 1 if scoring["type"] == "mean" else len(scoring["items"]) / len(answered)
    total = _total(scoring, answered, answers)
    return None if total is None else _two_decimals(total * share)


def _strictly(scoring: Scoring, items: Iterable[str], answers: Answers) -> float | None:
    if any(answers.get(item) is None for item in items):
        return None
    return _add(scoring, items, answers)


def _fits(pattern: Mapping[str, Any], answers: Answers) -> bool | None:
    """Say whether every count of a pattern holds; None while one of its items is open."""
    if any(answers.get(item) is None for each in pattern["counts"] for item in each["items"]):
        return None
    return all(_counts(each, answers) for each in pattern["counts"])


def _counts(count: Mapping[str, Any], answers: Answers) -> bool:
    sooner = count.get("sooner") or {}
    found = sum(answers[i] >= sooner.get(i, count["at_least"]) for i in count["items"])
    most = count.get("to")
    return bool(count["from"] <= found and (most is None or found <= most))


def _two_decimals(value: float) -> float:
    """Round half up, as the JavaScript twin does."""
    return math.floor(value * 100 + 0.5) / 100
