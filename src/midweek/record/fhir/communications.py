"""Messages: Communication."""

from collections.abc import Iterator

from midweek.people.vault import open_sealed
from midweek.practice.models import Message
from midweek.record.fhir.words import Said, link, resource
from midweek.record.fhir.writing import Writing


def communications(writing: Writing) -> Iterator[Said]:
    """Each message that was not taken back, with the agreed thing it is about."""
    for one in writing.mine(Message):
        if one.taken_back_at:
            continue
        yield resource(
            "Communication",
            one.pk,
            status="completed",
            subject=writing.patient,
            about=[link(one.assignment_id)],
            sent=one.written_at,
            received=one.read_at,
            sender=writing.person(one.by_id),
            recipient=[] if one.is_from_client else [writing.patient],
            payload=[{"contentString": open_sealed(one, "words", grant=writing.reader.grant)}],
        )
