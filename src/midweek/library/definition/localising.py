"""From the definition as it is kept to the one a person meets: one language, one size."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from midweek.library.definition.texts import LANGUAGE

IS_LANGUAGE = re.compile(LANGUAGE).fullmatch
TIMED = ("timer", "pacer")


def languages_of(definition: Mapping[str, Any]) -> set[str]:
    """Say which languages every text of a definition speaks."""
    spoken = [set(text) for text in _texts(definition)]
    return set.intersection(*spoken) if spoken else {_first(definition)}


def localised(definition: Mapping[str, Any], language: str) -> dict[str, Any]:
    """Return the definition in one language, named in `language`.

    It is in its own first language throughout where one text is lacking: a questionnaire
    in two languages at once would be neither of them.
    """
    able, wanted = languages_of(definition), (language, language.split("-")[0])
    spoken = next((each for each in wanted if each in able), _first(definition))
    found: dict[str, Any] = _in(definition, spoken)
    return {**found, "language": spoken}


def _first(definition: Mapping[str, Any]) -> str:
    return str(definition.get("language") or "en")


NOT_FOR_PHONES = (
    "approach", "codes", "concerns", "for_whom", "not_for", "therapist_led", "tips",
)  # fmt: skip


def for_phones(definition: Mapping[str, Any]) -> dict[str, Any]:
    """Return a localised definition without what only therapists and other systems read."""
    kept = {name: part for name, part in definition.items() if name not in NOT_FOR_PHONES}
    evidence = kept.get("evidence")
    if evidence:
        kept["evidence"] = {name: evidence[name] for name in evidence if name != "sources"}
    return kept


def at_rung(definition: Mapping[str, Any], rung: str) -> dict[str, Any]:
    """Return the definition in one size; a measure has only one."""
    size = (definition.get("rungs") or {}).get(rung)
    if size is None:
        return dict(definition)
    steps = [
        {**step, "minutes": size["minutes"]} if step["type"] in TIMED else step
        for step in definition["steps"]
        if step["id"] not in size["leave_out"]
    ]
    return {**definition, "minutes": size["minutes"], "steps": steps}


def _is_text(value: Any) -> bool:
    return (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(part, str) and IS_LANGUAGE(tag) for tag, part in value.items())
    )


def _texts(value: Any) -> Iterator[dict[str, str]]:
    if _is_text(value):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _in(value: Any, language: str) -> Any:
    if _is_text(value):
        return value[language]
    if isinstance(value, dict):
        return {key: _in(part, language) for key, part in value.items()}
    if isinstance(value, list):
        return [_in(part, language) for part in value]
    return value
