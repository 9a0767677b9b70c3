"""An activity as a FHIR R4 Questionnaire."""

import json
from collections.abc import Mapping
from typing import Any

from midweek.library.definition import Definition
from midweek.library.exchange.fhir.conditions import enable_when
from midweek.library.exchange.fhir.options import options_in
from midweek.library.exchange.fhir.reading import resource_in, steps_in
from midweek.library.exchange.fhir.words import (
    CONTROL,
    CONTROLS,
    HIGH,
    INSIDE,
    KINDS,
    LOINC,
    LOINC_NOTICE,
    LOW,
    NO_SYSTEM,
    ORDINAL,
    PLACES,
    TRANSLATION,
    UNIT,
    as_extension,
    beside,
)
from midweek.library.exchange.findings import Notes

Said = dict[str, Any]


def questionnaire(activity: Definition) -> Said:
    """Write an activity as a Questionnaire that reads back as the same activity."""
    said = activity.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    writer = _Writer(activity.language)
    found: Said = {
        "resourceType": "Questionnaire",
        "id": activity.slug,
        "language": activity.language,
        "name": activity.slug,
        "status": "active",
        "subjectType": ["Patient"],
        **writer.text("title", said["title"]),
        **writer.text("description", said["purpose"]),
        **(writer.text("copyright", _rights(said)) if "credit" in said else {}),
        **({"code": said["codes"]} if "codes" in said else {}),
        "item": writer.items(activity.written()["steps"], said["steps"]),
    }
    read_back = resource_in(found, activity.language, Notes())
    added = as_extension(beside(said, read_back, but=["steps"]))
    return found | ({"extension": added} if added else {})


def _rights(said: Said) -> dict[str, str]:
    """Say whose words these are, under which licence, and whose the codes are."""
    codes = LOINC_NOTICE if LOINC in json.dumps(said) else ""
    return {
        tag: " ".join(filter(None, (credit, said["licence"], codes)))
        for tag, credit in said["credit"].items()
    }


class _Writer:
    """Writes steps as items in one first language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, name: str, said: Mapping[str, str]) -> Said:
        """Write a text with its translations."""
        others = [
            {
                "url": TRANSLATION,
                "extension": [
                    {"url": "lang", "valueCode": tag},
                    {"url": "content", "valueString": words},
                ],
            }
            for tag, words in said.items()
            if tag != self.language
        ]
        found: Said = {name: said[self.language]}
        return found | ({f"_{name}": {"extension": others}} if others else {})

    def items(self, full: list[Said], said: list[Said]) -> list[Said]:
        """Write steps, each with what FHIR has no word for beside it."""
        kinds = {step["id"]: KINDS.get(step["type"], "text") for step in full}
        found = list[Said]()
        for whole, short in zip(full, said, strict=True):
            item = self._item(whole, short, kinds)
            inside = INSIDE.get(whole["type"])
            but = ["id", *([inside] if inside else [])]
            back = steps_in([*found, item], self.language, Notes())
            read_back = back[-1] if len(back) > len(found) else {}
            if inside:
                read_back = {"type": "group"}
            added = as_extension(beside(short | {"id": whole["id"]}, read_back, but=but))
            if added:
                item["extension"] = [*item.get("extension", []), *added]
            found.append(item)
        return found

    def _item(self, whole: Said, short: Said, kinds: Mapping[str, str]) -> Said:
        kind = whole["type"]
        item: Said = {"linkId": whole["id"], "type": self._kind(whole)}
        if "text" in whole:
            item |= self.text("text", whole["text"])
        if "code" in whole:
            item["code"] = [whole["code"]]
        if whole.get("required"):
            item["required"] = True
        if kind in ("choice_many", "list", "table", "repeat"):
            item["repeats"] = True
        if kind == "computed":
            item["readOnly"] = True
        if "options" in whole:
            item["answerOption"] = self._options(whole, short)
        if inside := INSIDE.get(kind):
            item["item"] = self.items(whole[inside], short[inside])
        limits = self._limits(whole)
        return (
            item | enable_when(whole.get("when"), kinds) | ({"extension": limits} if limits else {})
        )

    @staticmethod
    def _kind(step: Said) -> str:
        if step["type"] == "choice" and step.get("other"):
            return "open-choice"
        if step["type"] == "choice_many" and step.get("other"):
            return "open-choice"
        if step["type"] == "number":
            return "decimal" if step.get("decimals") else "integer"
        return KINDS.get(step["type"], "text")

    def _options(self, whole: Said, short: Said) -> list[Said]:
        found = []
        for option, brief in zip(whole["options"], short["options"], strict=True):
            coding: Said = dict(
                option.get("code") or {"system": NO_SYSTEM, "code": str(option["value"])}
            )
            shown = self.text("display", option["label"])
            written: Said = {"valueCoding": coding | shown}
            if isinstance(option["value"], int):
                written["extension"] = [{"url": ORDINAL, "valueDecimal": option["value"]}]
            read_back = options_in({"answerOption": [written]}, "", self.language, {}, Notes())[0]
            if added := as_extension(beside(brief, read_back)):
                written["extension"] = [*written.get("extension", []), *added]
            found.append(written)
        return found

    def _limits(self, step: Said) -> list[Said]:
        if step["type"] == "mood":
            step = step | {"min": 1, "max": 5}
        whole = step["type"] != "number" or not step.get("decimals")
        kind = "valueInteger" if whole else "valueDecimal"
        found = [
            {"url": url, kind: step[name]}
            for name, url in (("min", LOW), ("max", HIGH))
            if step["type"] in ("mood", "scale", "number") and name in step
        ]
        if step["type"] == "computed" or (step["type"] == "number" and step.get("decimals")):
            found.append({"url": PLACES, "valueInteger": step.get("decimals", 0)})
        if step["type"] == "scale":
            slider = {"system": CONTROLS, "code": "slider"}
            found.append({"url": CONTROL, "valueCodeableConcept": {"coding": [slider]}})
        if "unit" in step:
            shown = step["unit"][self.language]
            found.append({"url": UNIT, "valueCoding": {"display": shown}})
        return found
