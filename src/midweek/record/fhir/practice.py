"""What was answered: QuestionnaireResponse, with its numbers and where it comes from."""

from collections.abc import Iterator

from midweek.record.fhir.answers import response_items
from midweek.record.fhir.numbers import observed
from midweek.record.fhir.origin import written_by
from midweek.record.fhir.words import Said, address, link, resource
from midweek.record.fhir.writing import Writing
from midweek.record.tables.reading import Told, entries
from midweek.review.queries.answers import naming
from midweek_rules.computing import with_computed


def practice(writing: Writing) -> Iterator[Said]:
    """Each entry that the reader may see, its numbers, and who wrote it down."""
    for told in entries(writing.reader):
        found = [_response(told, writing), *observed(told, writing)]
        yield from found
        yield written_by(told.entry, [one["id"] for one in found], writing)


def _response(told: Told, writing: Writing) -> Said:
    entry = told.entry
    definition = naming(told.definition, writing.reader.names)
    heard = with_computed(definition["steps"], told.answers)
    writing.form(entry.version_id)
    return resource(
        "QuestionnaireResponse",
        entry.pk,
        language=definition["language"],
        basedOn=[link(entry.assignment_id)] if entry.assignment_id else [],
        questionnaire=address(entry.version_id),
        status=_status(told),
        subject=writing.patient,
        authored=entry.recorded_at,
        author=writing.person(entry.entered_by_id or entry.client_id),
        source=writing.patient,
        item=list(response_items(definition["steps"], heard, zone=entry.zone)),
    )


def _status(told: Told) -> str:
    """An entry that a later one corrects counts no more, as in our own tables."""
    if told.is_followed:
        return "entered-in-error"
    if not told.entry.finished:
        return "stopped"
    return "amended" if told.entry.replaces_id else "completed"
