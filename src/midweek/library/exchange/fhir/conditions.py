"""enableWhen and our conditions. FHIR joins comparisons once, by all or by any; ours may nest."""

from collections.abc import Mapping
from typing import Any

from midweek.library.exchange.findings import Notes

Said = dict[str, Any]
SIGNS = {"is": "=", "has": "=", "at_least": ">=", "at_most": "<="}


def enable_when(condition: Mapping[str, Any] | None, kinds: Mapping[str, str]) -> Said:
    """Say a condition in FHIR, or nothing where FHIR has no word for it."""
    if condition is None:
        return {}
    joined = "any" if "any" in condition else "all"
    parts = condition.get(joined, [condition])
    lines = [_line(part, kinds) for part in parts]
    if not all(lines):
        return {}
    found: Said = {"enableWhen": lines}
    return found | ({"enableBehavior": joined} if len(lines) > 1 else {})


def _line(part: Mapping[str, Any], kinds: Mapping[str, str]) -> Said | None:
    sign, negated = None, part.get("not")
    leaf: Mapping[str, Any] = negated if isinstance(negated, Mapping) else part
    if "step" not in leaf:
        return None
    if "answered" in leaf and negated is None:
        return {"question": leaf["step"], "operator": "exists", "answerBoolean": leaf["answered"]}
    word = next((each for each in SIGNS if each in leaf), None)
    sign = SIGNS.get(word or "")
    if word is None or (negated is not None and sign != "="):
        return None
    answer = _answer(leaf[word], kinds.get(leaf["step"], ""))
    return {"question": leaf["step"], "operator": "!=" if negated is not None else sign} | answer


def _answer(value: Any, kind: str) -> Said:
    if isinstance(value, bool):
        return {"answerBoolean": value}
    if kind == "choice":
        return {"answerCoding": {"code": str(value)}}
    if isinstance(value, str):
        return {"answerString": value}
    return {"answerInteger": value} if isinstance(value, int) else {"answerDecimal": value}


def condition_of(
    item: Mapping[str, Any], where: str, steps: Mapping[str, Said], notes: Notes
) -> Said:
    """Read enableWhen; refuse by path what cannot be said here."""
    lines = item.get("enableWhen") or []
    found = [
        _read(line, f"{where}.enableWhen[{place}]", steps, notes)
        for place, line in enumerate(lines)
    ]
    parts = [part for part in found if part]
    if not parts or len(parts) < len(lines):
        return {}
    joined = "all" if item.get("enableBehavior") == "all" else "any"
    return {"when": parts[0] if len(parts) == 1 else {joined: parts}}


def _read(
    line: Mapping[str, Any], where: str, steps: Mapping[str, Said], notes: Notes
) -> Said | None:
    asked = steps.get(str(line.get("question")))
    if asked is None:
        notes.refuse(where, f"It looks at {line.get('question')}, which does not come before it.")
        return None
    sign, name = line.get("operator"), asked["id"]
    value = next((part for key, part in line.items() if key.startswith("answer")), None)
    if sign == "exists":
        return {"step": name, "answered": bool(value)}
    value = _value(value, asked)
    many = asked["type"] in ("choice_many", "list")
    if sign in ("=", "!="):
        found = {"step": name, "has" if many else "is": value}
        return found if sign == "=" else {"not": found}
    if sign not in (">", "<", ">=", "<=") or not isinstance(value, int | float):
        notes.refuse(where, f"The comparison {sign} {value} is not supported.")
        return None
    return _ordered(name, str(sign), value)


def _ordered(name: str, sign: str, value: float) -> Said:
    if sign in (">=", "<="):
        return {"step": name, "at_least" if sign == ">=" else "at_most": value}
    opposite = {"step": name, "at_most" if sign == ">" else "at_least": value}
    return {"all": [{"step": name, "answered": True}, {"not": opposite}]}


def _value(value: Any, asked: Said) -> Any:
    if isinstance(value, dict):
        value = value.get("code") or value.get("display")
    for option in asked.get("options", ()):
        code = (option.get("code") or {}).get("code")
        labels = option["label"].values()
        if value in (option["value"], str(option["value"]), code) or value in labels:
            return option["value"]
    return value
