"""Answers beside the questions that were really asked."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from midweek.library.feelings import feeling_words
from midweek.review.charts.wording import mood_word, plain
from midweek.review.queries.collected_answers import COLLECTED
from midweek.review.queries.plain_answers import PLAIN, Saying, Step
from midweek_rules.branching import is_answered
from midweek_rules.computing import with_computed
from midweek_rules.scoring import Score, score


@dataclass(frozen=True)
class Answer:
    """One question with what was said to it."""

    asked: str
    said: str


def answers(definition: Mapping[str, Any], said: Mapping[str, Any]) -> Iterator[Answer]:
    """Yield each answer in the order of the questions; what was left open only in a measure.

    What was not shown was not asked, and what is worked out stands where it was shown.
    """
    is_measure = bool(definition.get("scoring"))
    heard = with_computed(definition["steps"], said)
    for step in definition["steps"]:
        if step["type"] not in IN_WORDS or step["id"] not in heard:
            continue
        answer = heard[step["id"]]
        if is_answered(answer):
            if words := _in_words(step, answer):
                yield Answer(step["text"], words)
        elif is_measure:
            yield Answer(step["text"], _("Not answered"))


def _in_words(step: Step, answer: Any) -> str:
    """Say one answer; a measure inside another activity says what it comes to as well."""
    said = IN_WORDS[step["type"]](step, answer)
    return "\n".join(filter(None, [said, total_in_words(step, answer)]))


@dataclass(frozen=True)
class Attached:
    """A picture or a sound that an answer names and shares."""

    asked: str
    file_id: UUID
    is_sound: bool


def attached(definition: Mapping[str, Any], said: Mapping[str, Any]) -> Iterator[Attached]:
    """Yield what is shared with an entry. What stayed on the phone is not even counted."""
    for step in definition["steps"]:
        answer = said.get(step.get("id", ""))
        if step["type"] in FILES and answer and answer.get("file") and answer.get("shared"):
            yield Attached(step["text"], UUID(answer["file"]), step["type"] == "audio")


def naming(definition: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """The definition with the names of what this client follows: they are no part of it."""
    steps = [
        {**step, "dimensions": names} if step["type"] == "tracked" else step
        for step in definition["steps"]
    ]
    return {**definition, "steps": steps}


def total_in_words(definition: Mapping[str, Any], said: Mapping[str, Any]) -> str:
    """Say a measure's total with its band, or why there is none."""
    if not definition.get("scoring"):
        return ""
    result = score(definition, said)
    if result.total is None and not result.missing:
        return ""
    if result.total is None:
        return ngettext(
            "No total: %(count)d question open",
            "No total: %(count)d questions open",
            len(result.missing),
        ) % {"count": len(result.missing)}
    bands = definition["scoring"].get("bands", ())
    label = next((str(b["label"]) for b in bands if b["name"] == result.band), "")
    return " · ".join(filter(None, [_("Total %(total)s") % {"total": plain(result.total)}, label]))


def parts_in_words(definition: Mapping[str, Any], said: Mapping[str, Any]) -> Iterator[str]:
    """Say the parts of a measure, and which published patterns its answers follow.

    A pattern is named with its limit: it is no diagnosis, and only a person makes one.
    """
    if not definition.get("scoring"):
        return
    scoring, result = definition["scoring"], score(definition, said)
    parts = [_part(each, result) for each in scoring.get("subscales", ())]
    if any(parts):
        yield ", ".join(filter(None, parts))
    for each in scoring.get("patterns", ()):
        if result.patterns[each["name"]]:
            yield _("%(pattern)s (%(source)s). This describes the answers. It is no diagnosis.") % {
                "pattern": each["label"],
                "source": each["source"],
            }


def _part(subscale: Mapping[str, Any], result: Score) -> str:
    value = result.subscales[subscale["name"]]
    if value is None:
        return ""
    name = result.subscale_bands.get(subscale["name"])
    band = next((str(b["label"]) for b in subscale.get("bands", ()) if b["name"] == name), "")
    title = subscale.get("label") or subscale["name"]
    return " ".join(filter(None, [f"{title}: {plain(value)}", f"({band})" if band else ""]))


def _mood(step: Step, answer: Any) -> str:
    return mood_word(answer)


def _time(step: Step, answer: Any) -> str:
    minutes, seconds = divmod(int(answer), 60)
    if not minutes:
        return ngettext("%(count)d second", "%(count)d seconds", seconds) % {"count": seconds}
    return ngettext("%(count)d minute", "%(count)d minutes", minutes) % {"count": minutes}


def _feeling(step: Step, answer: Any) -> str:
    where = _unsure(answer["unsure"]) if answer.get("unsure") else _place(answer)
    words = ", ".join(_feeling_word(one) for one in answer.get("words") or ())
    return f"{where}: {words}" if words else where


def _unsure(answer: str) -> str:
    said = {
        "mixed": _("Mixed feelings"),
        "dont_know": _("Does not know"),
        "nothing_much": _("Nothing much"),
    }
    return said[answer]


def _place(answer: Any) -> str:
    """Both axes as numbers: a word for a place would be ours, and not the client's."""
    said = {"pleasant": f"{answer['pleasant']:+d}", "energy": f"{answer['energy']:+d}"}
    return _("Pleasant %(pleasant)s, energy %(energy)s (-100 to 100)") % said


def _feeling_word(one: Any) -> str:
    if one.get("own"):
        word = f"“{one['own']}”"
    else:
        word = feeling_words(get_language() or "en").get(one["word"], one["word"])
    return word if one.get("strength") is None else f"{word} {one['strength']}"


def _thought(step: Step, answer: Any) -> str:
    if answer.get("belief") is None:
        return str(answer["text"])
    belief = _("felt true: %(belief)d of 100") % {"belief": answer["belief"]}
    return f"{answer['text']} ({belief})"


def _tracked(step: Step, answer: Any) -> str:
    names = step.get("dimensions") or {}
    return ", ".join(f"{names.get(one, '?')} {value}" for one, value in answer.items())


def _stages(step: Step, answer: Any) -> str:
    said = {"done": answer, "of": len(step["stages"])}
    return _("%(done)d of %(of)d parts") % said


def _described(step: Step, answer: Any) -> str:
    return str(answer.get("text") or "")


FILES = ("drawing", "photo", "audio")
IN_WORDS: dict[str, Saying] = {
    **PLAIN,
    **COLLECTED,
    "mood": _mood,
    "pacer": _time,
    "timer": _time,
    "feeling": _feeling,
    "thought": _thought,
    "tracked": _tracked,
    "stages": _stages,
    **dict.fromkeys(FILES, _described),
}
