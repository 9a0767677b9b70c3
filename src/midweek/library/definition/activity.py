"""One activity, whole."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from midweek.library.definition.localising import languages_of
from midweek.library.definition.scoring import Risk, Scoring
from midweek.library.definition.steps import Asking, Choice, Computed, Step
from midweek.library.definition.texts import Code, Language, Minutes, Part, Slug, StepId, Text
from midweek_rules.branching import steps_named, troubles

Approach = Literal[
    "tracking",
    "cbt",
    "behavioural_activation",
    "exposure",
    "problem_solving",
    "sleep",
    "act",
    "dbt",
    "compassion",
    "positive",
    "mindfulness",
    "relaxation",
    "safety",
    "motivation",
    "habits",
    "relationships",
    "emotions",
    "writing",
    "solution_focused",
    "grief",
    "learning",
    "measure",
]
Concern = Literal[
    "low_mood",
    "worry",
    "panic",
    "fears",
    "social_fear",
    "obsessions",
    "trauma",
    "sleep",
    "anger",
    "self_criticism",
    "shame",
    "strong_feelings",
    "urges",
    "drinking",
    "eating",
    "stress",
    "pain",
    "grief",
    "relationships",
    "putting_off",
    "psychosis",
    "change",
    "staying_well",
    "everyone",
]


TROUBLES = {
    "looks_ahead": "looks at a step that does not come before it",
    "unreachable": "can never be shown",
}


class Evidence(Part):
    """What research says for an activity, and how sure that is."""

    text: Text
    sure: Literal["good", "some", "little"]
    sources: Annotated[list[str], Field(min_length=1)]


class Example(Part):
    """How somebody might answer one step."""

    step: StepId
    text: Text


class Rung(Part):
    """One size of an activity: how often and how long, and which steps it leaves out."""

    label: Text
    minutes: Minutes
    dose: Text | None = None
    leave_out: list[StepId] = []


class Rungs(Part):
    """The three sizes."""

    smaller: Rung
    agreed: Rung
    bigger: Rung


class Definition(Part):
    """What an activity is for, says and asks, in every language it speaks.

    A measure is never made smaller or bigger, so it has no rungs; it has a credit line, a
    licence and a way to score it instead. What is `private` starts as the client's own and is
    shared only when they say so. What is `therapist_led` no client picks by themselves. Its
    texts may speak many languages; each of them speaks its own first `language`.
    """

    slug: Slug
    language: Language = "en"
    codes: list[Code] = []
    kind: Literal["check_in", "journal", "exercise", "worksheet", "measure"]
    title: Text
    approach: Approach
    concerns: Annotated[list[Concern], Field(min_length=1, max_length=6)]
    purpose: Text
    for_whom: Text | None = None
    not_for: Text | None = None
    why: Text | None = None
    evidence: Evidence | None = None
    instructions: Text | None = None
    example: list[Example] = []
    tips: list[Text] = []
    therapist_led: bool = False
    private: bool = False
    minutes: Minutes
    layout: Literal["one_page", "one_by_one"]
    stem: Text | None = None
    steps: Annotated[list[Step], Field(min_length=1, max_length=200)]
    rungs: Rungs | None = None
    scoring: Scoring | None = None
    risk: list[Risk] = []
    credit: Text | None = None
    licence: str | None = None

    @classmethod
    def read(cls, text: str | bytes) -> "Definition":
        """Read a definition from its JSON text; raise pydantic's ValidationError."""
        return cls.model_validate_json(text)

    def written(self) -> dict[str, Any]:
        """Write as plain JSON values, as a version keeps it."""
        return self.model_dump(mode="json", by_alias=True, exclude_none=True)

    def digest(self) -> str:
        """Name what it says: the same words and rules have the same digest."""
        canonical = json.dumps(self.written(), sort_keys=True, separators=(",", ":"))
        return sha256(canonical.encode()).hexdigest()

    @model_validator(mode="after")
    def _holds_together(self) -> "Definition":
        for problem in (
            *self._in_texts(),
            *self._in_steps(),
            *self._in_scoring(),
            *self._in_rungs(),
        ):
            raise ValueError(problem)
        return self

    def _in_texts(self) -> Iterator[str]:
        if self.language not in languages_of(self.written()):
            yield f"every text needs its words in {self.language}, the activity's own language"

    def _in_steps(self) -> Iterator[str]:
        ids = [step.id for step in self.steps]
        if len(set(ids)) < len(ids):
            yield "two steps share an id"
        for trouble in troubles(self.written()["steps"]):
            if trouble.code != "unknown":
                yield f"step {trouble.step} {TROUBLES[trouble.code]}"
        for place, step in enumerate(self.steps):
            if isinstance(step, Computed) and not _named(step) <= set(ids[:place]):
                yield f"step {step.id} is worked out from a step that does not come before it"
        if not {each.step for each in self.example} <= set(ids):
            yield "an example answers a step that is not there"

    def _in_scoring(self) -> Iterator[str]:
        if (self.kind == "measure") != (self.scoring is not None):
            yield "a measure, and nothing else, has a scoring"
        if self.kind == "measure" and not (self.credit and self.licence):
            yield "a measure shows its credit and names its licence"
        choices = {step.id for step in self.steps if isinstance(step, Choice)}
        if self.scoring and not self.scoring.named() <= choices:
            yield "only a choice can be scored"
        if self.scoring and not _looked_at(self.scoring) <= {step.id for step in self.steps}:
            yield "a score skips by an answer that is not asked for"
        if self.scoring and self.scoring.max_missing >= len(self.scoring.items):
            yield "at least one item must be answered"
        if not {rule.step for rule in self.risk} <= choices:
            yield "a risk rule looks at a choice"

    def _in_rungs(self) -> Iterator[str]:
        if self.kind == "measure" and self.rungs:
            yield "a measure has one size only"
        optional = {s.id for s in self.steps if not (isinstance(s, Asking) and s.required)}
        for rung in (
            (self.rungs.smaller, self.rungs.agreed, self.rungs.bigger) if self.rungs else ()
        ):
            if not set(rung.leave_out) <= optional or len(rung.leave_out) == len(self.steps):
                yield "a rung may leave out steps that are not required, and not all of them"


def _looked_at(scoring: Scoring) -> set[str]:
    skips = scoring.model_dump(mode="json", by_alias=True, exclude_none=True)["skips"]
    return {step for skip in skips for step in steps_named(skip["when"])}


def _named(step: Computed) -> set[str]:
    return set(
        _in_formula(step.model_dump(mode="json", by_alias=True, exclude_none=True)["formula"])
    )


def _in_formula(formula: Any) -> Iterator[str]:
    if not isinstance(formula, dict):
        return
    if "step" in formula:
        yield formula["step"]
    if "column" in formula:
        yield formula["column"][0]
    if "if" in formula:
        yield from steps_named(formula["if"])
    for part in (*formula.get("of", ()), formula.get("then"), formula.get("else")):
        yield from _in_formula(part)
