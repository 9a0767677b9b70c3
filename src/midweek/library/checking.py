"""Is this activity ready for somebody? What must be mended, and what is worth a thought."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from midweek.library.definition import Definition, localised
from midweek_rules.reading import reading_age, words_of

Said = Mapping[str, Any]

UNNAMED = "unnamed"  # a draft gets its name in addresses when it goes on the shelf
OLDEST_READER = 11
MOST_QUESTIONS = 5
MOST_MINUTES = 2
WORDS_A_MINUTE = 150
SECONDS = {
    "text": 25,
    "text_long": 90,
    "choice": 8,
    "choice_many": 12,
    "scale": 6,
    "yes_no": 5,
    "mood": 5,
    "feeling": 30,
    "thought": 40,
    "list": 60,
    "table": 120,
    "repeat": 120,
    "ladder": 240,
    "contacts": 90,
    "drawing": 120,
    "photo": 30,
    "audio": 90,
}
"""How long a step takes, roughly, beside the reading of it."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing about an activity: `step` names where, if anywhere."""

    says: str
    step: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What must be mended before it can go on the shelf, what is worth a thought, and numbers."""

    definition: Definition | None
    problems: tuple[Check, ...]
    advice: tuple[Check, ...]
    minutes: int
    age: int | None
    ages: dict[str, int]


def checked(said: Said) -> Checked:
    """Check a draft as far as it goes."""
    definition, problems = _read(said)
    shown = localised(said, str(said.get("language") or "en"))
    minutes, age = minutes_of(shown), _age(shown)
    return Checked(definition, problems, tuple(_advice(shown, minutes)), minutes, age, _ages(shown))


def _read(said: Said) -> tuple[Definition | None, tuple[Check, ...]]:
    try:
        return Definition.model_validate_json(json.dumps({"slug": UNNAMED, **said})), ()
    except ValidationError as error:
        found = dict.fromkeys(_problem(each, said) for each in error.errors())
        return None, tuple(found)
    except RecursionError:
        return None, (Check(_("The conditions are nested too deeply.")),)


def _problem(error: Any, said: Said) -> Check:
    where = error["loc"]
    step = _step_at(where, said)
    if where[:1] in (("title",), ("purpose",)):
        return Check(_("Give it a name and say what it is for."))
    if where == ("steps",):
        return Check(_("Add at least one step, and at most 200."))
    if where[:1] == ("evidence",):
        return Check(_("Say what research says, and name at least one source."))
    if where[:1] == ("tips",):
        return Check(_("A tip is still empty."))
    if step is not None and error["type"] in ("string_too_short", "missing"):
        return Check(_("A text of this step is still empty."), step)
    if step is not None and error["type"] == "too_short":
        return Check(_("Something in this step is still missing."), step)
    return _of_the_whole(str(error["msg"]).removeprefix("Value error, "), step)


def _of_the_whole(message: str, step: str | None) -> Check:
    """Say in the reader's language what does not hold together; a step it names is where."""
    named = re.match(r"step (\S+) (.+)", message)
    said = {
        "looks at a step that does not come before it": _(
            "This is shown by the answer to a step that does not come before it."
        ),
        "can never be shown": _("No answer ever brings this step up."),
        "is worked out from a step that does not come before it": _(
            "This is worked out from a step that does not come before it."
        ),
    }
    if named and named[2] in said:
        return Check(said[named[2]], named[1])
    return Check(message[:1].upper() + message[1:] + ".", step)


def _step_at(where: tuple[Any, ...], said: Said) -> str | None:
    if len(where) > 1 and where[0] == "steps" and isinstance(where[1], int):
        steps = said.get("steps") or []
        return str(steps[where[1]].get("id")) if where[1] < len(steps) else None
    return None


def _advice(shown: Said, minutes: int) -> Iterator[Check]:
    steps = shown.get("steps") or []
    language = str(shown.get("language"))
    required = [step for step in steps if step.get("required")]
    if shown.get("kind") != "measure" and len(required) > 1:
        yield Check(_("Only one answer should be needed. The rest may be left open."))
    asked = [step for step in steps if step.get("type") not in ("read", "done", "computed")]
    if shown.get("kind") == "check_in" and (len(asked) > MOST_QUESTIONS or minutes > MOST_MINUTES):
        yield Check(_("For every day this is long: five questions and two minutes are enough."))
    for step in steps:
        age = reading_age(str(step.get("text") or ""), language)
        if age is not None and age > OLDEST_READER and len(words_of(str(step["text"]))) > 5:
            yield Check(
                _("This is hard to read. Shorter words and sentences help."), step.get("id")
            )


def minutes_of(shown: Said) -> int:
    """Estimate how long an activity takes, in whole minutes."""
    steps = shown.get("steps") or []
    seconds = sum(
        60 * len(words_of(str(step.get("text") or ""))) / WORDS_A_MINUTE + _seconds(step)
        for step in steps
    )
    return max(1, round(seconds / 60))


def _seconds(step: Said) -> float:
    if step.get("type") in ("timer", "pacer"):
        return 60.0 * (step.get("minutes") or 1)
    if step.get("type") == "stages":
        return sum(each.get("seconds") or 15 for each in step.get("stages") or ())
    return SECONDS.get(str(step.get("type")), 10)


def _ages(shown: Said) -> dict[str, int]:
    """How old a reader of each question must be, where its words are enough to tell."""
    language = str(shown.get("language"))
    texts = {str(step.get("id")): str(step.get("text") or "") for step in shown.get("steps") or ()}
    found = {name: reading_age(text, language) for name, text in texts.items() if text}
    return {name: max(5, round(age)) for name, age in found.items() if age is not None}


def _age(shown: Said) -> int | None:
    texts = [str(step.get("text") or "").rstrip(".?!") for step in shown.get("steps") or ()]
    age = reading_age(". ".join(text for text in texts if text), str(shown.get("language")))
    return None if age is None else max(5, round(age))
