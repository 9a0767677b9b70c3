"""What invented people answer: one fact from a sheet, put into an activity's own steps."""

from collections.abc import Mapping
from random import Random
from typing import Any

Fact = Mapping[str, Any]
CALM = {"before": (55, 80), "after": (25, 50)}


def answers(definition: Mapping[str, Any], fact: Fact, chance: Random) -> dict[str, Any]:
    """Answer the steps that this fact says something about; leave the others open."""
    if "digits" in fact:
        return _measured(definition, fact["digits"])
    found = {step["id"]: _answer(step, fact, chance) for step in definition["steps"]}
    words = [step["id"] for step in definition["steps"] if step["type"] in ("text", "text_long")]
    if words:
        found[words[-1]] = fact.get("words") or None
    return {step: answer for step, answer in found.items() if answer is not None}


def _measured(definition: Mapping[str, Any], digits: str) -> dict[str, Any]:
    items = definition["scoring"]["items"]
    answered = {item: int(digit) for item, digit in zip(items, digits, strict=True)}
    asked = [s["id"] for s in definition["steps"] if s["type"] == "choice" and s["id"] not in items]
    total = sum(answered.values())
    return answered | {step: min(3, total // 7) for step in asked}


def _answer(step: Mapping[str, Any], fact: Fact, chance: Random) -> Any:
    kind = step["type"]
    if kind == "mood":
        return fact.get("mood")
    if kind == "choice_many":
        known = {option["value"] for option in step["options"]}
        return [topic for topic in fact.get("topics", ()) if topic in known] or None
    if kind in ("timer", "pacer"):
        return step["minutes"] * 60 + chance.choice((-90, 0, 0, 0, 40, 130))
    if kind == "scale":
        return _on_scale(step, fact, chance)
    return None


def _on_scale(step: Mapping[str, Any], fact: Fact, chance: Random) -> int | None:
    if step["id"] == "worry":
        worry: int | None = fact.get("worry")
        return worry
    low, high = CALM.get(step["id"], (30, 70))
    span = step["max"] - step["min"]
    return int(step["min"] + span * chance.randint(low, high) // 100)
