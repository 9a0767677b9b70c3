"""A measure without its text, the text that a clinic adds, and the two together."""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field

from midweek.library.definition import Definition
from midweek.library.definition.activity import Concern, Evidence
from midweek.library.definition.conditions import Condition
from midweek.library.definition.scoring import Risk, Scoring
from midweek.library.definition.texts import Code, Language, Minutes, Part, Slug, StepId, Text


class Item(Part):
    """One question: what it is about, so that its text finds its place, and what counts how."""

    id: StepId
    code: Code | None = None
    about: str
    values: Annotated[list[int], Field(min_length=2)]
    when: Condition | None = None


class Blank(Part):
    """A published measure without its text. `terms` says what is known of its licence."""

    slug: Slug
    codes: list[Code] = []
    title: Text
    concerns: list[Concern]
    purpose: Text
    for_whom: Text
    why: Text
    evidence: Evidence
    minutes: Minutes
    terms: str
    source: str
    items: Annotated[list[Item], Field(min_length=1)]
    scoring: Scoring
    risk: list[Risk] = []
    credit: Text

    @classmethod
    def read(cls, text: str | bytes) -> "Blank":
        """Read a blank from its JSON text."""
        return cls.model_validate_json(text)


class Wording(Part):
    """The text of a measure, word for word, by a clinic that made sure it may use it.

    `answers` are the labels by value, written as text; `answers_to` those of one item.
    """

    slug: Slug
    language: Language
    terms_checked: Literal[True]
    licence: Annotated[str, Field(min_length=1, max_length=500)]
    stem: Text | None = None
    items: dict[StepId, Text]
    answers: dict[str, Text] = {}
    answers_to: dict[StepId, dict[str, Text]] = {}

    @classmethod
    def read(cls, text: str | bytes) -> "Wording":
        """Read a wording from its JSON text; raise pydantic's ValidationError."""
        return cls.model_validate_json(text)


class NotComplete(ValueError):
    """Some of a measure's text is missing, or there is text for what it does not ask."""

    def __init__(self, lacking: list[str]) -> None:
        super().__init__("; ".join(lacking))
        self.lacking = lacking


def worded(blank: Blank, wording: Wording) -> Definition:
    """Put a measure and its text together; raise NotComplete until every word is there."""
    if lacking := list(_lacking(blank, wording)):
        raise NotComplete(lacking)
    kept = blank.model_dump(mode="json", by_alias=True, exclude_none=True)
    steps = [_step(item, wording) for item in kept["items"]]
    around = {key: part for key, part in kept.items() if key not in ("items", "terms", "source")}
    whole = around | {
        "language": wording.language,
        "kind": "measure",
        "approach": "measure",
        "layout": "one_by_one",
        "steps": steps,
        "licence": wording.licence,
    }
    texts = _in_its_language(whole, wording.language)
    return Definition.model_validate(texts | ({"stem": wording.stem} if wording.stem else {}))


def _lacking(blank: Blank, wording: Wording) -> Iterator[str]:
    if wording.slug != blank.slug:
        yield f"this is the text of {wording.slug}"
    for item in blank.items:
        if wording.language not in wording.items.get(item.id, {}):
            yield f"{item.id} ({item.about}) has no text"
        labels = _labels(item.id, wording)
        for value in item.values:
            if wording.language not in labels.get(str(value), {}):
                yield f"answer {value} to {item.id} has no text"
    asked = {item.id for item in blank.items}
    for extra in sorted({*wording.items, *wording.answers_to} - asked):
        yield f"{extra} is not asked"


def _labels(item: str, wording: Wording) -> dict[str, Text]:
    return wording.answers_to.get(item, wording.answers)


def _step(item: dict[str, Any], wording: Wording) -> dict[str, Any]:
    labels = _labels(item["id"], wording)
    return {
        "type": "choice",
        "text": wording.items[item["id"]],
        "options": [{"value": value, "label": labels[str(value)]} for value in item["values"]],
        **{key: part for key, part in item.items() if key not in ("about", "values")},
    }


def _in_its_language(whole: dict[str, Any], language: str) -> dict[str, Any]:
    """Let what we say around the measure stand in English where its language is not ours."""
    return {key: _worded(part, language) for key, part in whole.items()}


def _worded(part: Any, language: str) -> Any:
    if isinstance(part, list):
        return [_worded(each, language) for each in part]
    if not isinstance(part, dict):
        return part
    if "en" in part and language not in part and all(isinstance(v, str) for v in part.values()):
        return part | {language: part["en"]}
    return {key: _worded(each, language) for key, each in part.items()}
