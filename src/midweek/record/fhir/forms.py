"""What was asked: Questionnaire."""

import json
from collections.abc import Iterator

from midweek.library.definition import Definition
from midweek.library.exchange.fhir import questionnaire
from midweek.library.models import ActivityVersion
from midweek.record.fhir.words import Said, address
from midweek.record.fhir.writing import Writing


def questionnaires(writing: Writing) -> Iterator[Said]:
    """The blank form of each version that was asked or agreed, once."""
    for one in ActivityVersion.objects.filter(pk__in=writing.forms).order_by("pk"):
        yield blank_form(one)


def blank_form(version: ActivityVersion) -> Said:
    """One version as a Questionnaire, at the address that responses name."""
    said = questionnaire(Definition.read(json.dumps(version.definition)))
    here = {"id": str(version.pk), "url": address(version.pk), "version": str(version.number)}
    return said | here | {"item": list(_placed(said["item"]))}


def _placed(items: list[Said], inside: str = "") -> Iterator[Said]:
    """Name each question by its place: a column may be called as a question elsewhere is."""
    names = {item["linkId"] for item in items}
    for item in items:
        place = inside + item["linkId"]
        found = item | {"linkId": place}
        if "enableWhen" in item:
            found["enableWhen"] = [
                line | {"question": inside + line["question"]}
                if line["question"] in names
                else line
                for line in item["enableWhen"]
            ]
        if "item" in item:
            found["item"] = list(_placed(item["item"], f"{place}."))
        yield found
