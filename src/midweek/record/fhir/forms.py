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
    return said | here
