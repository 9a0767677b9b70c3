"""Answers as items of a QuestionnaireResponse, each in the type its question has there."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from midweek.library.exchange.fhir.words import INSIDE, KINDS, NO_SYSTEM
from midweek.record.fhir.words import Said, coding
from midweek.review.queries.answers import answers as in_words
from midweek_rules.branching import is_answered

Step = Mapping[str, Any]
FILES = ("drawing", "photo", "audio")


def response_items(
    steps: Iterable[Step], heard: Mapping[str, Any], *, zone: str, inside: str = ""
) -> Iterator[Said]:
    """Each question that was answered, with its answers; a table has an item for each row."""
    for step in steps:
        answer: Any = heard.get(step.get("id", ""))
        if not is_answered(answer) or KINDS.get(step["type"]) == "display":
            continue
        place = inside + step["id"]
        if parts := INSIDE.get(step["type"]):
            for row in answer if isinstance(answer, list) else [answer]:
                said = list(response_items(step[parts], row, zone=zone, inside=f"{place}."))
                yield {"linkId": place, "text": step.get("text", ""), "item": said}
        elif said := _answers(step, answer, zone):
            yield {"linkId": place, "text": step.get("text", ""), "answer": said}


def _answers(step: Step, answer: Any, zone: str) -> list[Said]:
    kind = step["type"]
    if kind in ("choice", "choice_many"):
        chosen = answer if isinstance(answer, list) else [answer]
        return [_choice(step, one) for one in chosen]
    if kind == "list":
        return [{"valueString": line} for line in answer]
    if kind == "moment":
        wall = datetime.fromisoformat(answer)
        return [{"valueDateTime": wall.replace(tzinfo=ZoneInfo(zone))}]
    if kind in FILES:
        return _file(step, answer)
    if kind == "number" and step.get("decimals"):
        return [{"valueDecimal": answer}]
    if write := PLAIN.get(kind):
        return [write(answer)]
    return [{"valueString": one.said} for one in in_words({"steps": [step]}, {step["id"]: answer})]


def _choice(step: Step, answer: Any) -> Said:
    if isinstance(answer, dict):
        return {"valueString": answer["other"]}
    option = next(one for one in step["options"] if one["value"] == answer)
    code = option.get("code") or coding(NO_SYSTEM, str(answer))
    return {"valueCoding": {**code, "display": option["label"]}}


def _file(step: Step, answer: Any) -> list[Said]:
    """Say what a picture or a sound shows. The file itself stays where it is sealed."""
    title = answer.get("text") or (step.get("text") if answer.get("shared") else "")
    return [{"valueAttachment": {"title": title}}] if title else []


def _whole(answer: Any) -> Said:
    return {"valueInteger": answer}


PLAIN: dict[str, Callable[[Any], Said]] = {
    **dict.fromkeys(("scale", "mood", "duration", "pacer", "timer", "stages", "number"), _whole),
    "text": lambda answer: {"valueString": answer},
    "text_long": lambda answer: {"valueString": answer},
    "yes_no": lambda answer: {"valueBoolean": answer},
    "computed": lambda answer: {"valueDecimal": answer},
    "date": lambda answer: {"valueDate": answer},
    "time": lambda answer: {"valueTime": f"{answer}:00"},
}
