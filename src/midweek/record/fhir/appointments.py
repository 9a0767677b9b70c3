"""Sessions: Appointment."""

from collections.abc import Iterator

from midweek.plans.models import Appointment
from midweek.record.fhir.words import Said, resource
from midweek.record.fhir.writing import Writing


def appointments(writing: Writing) -> Iterator[Said]:
    """Each session. How long one lasts is not known here: it ends when it begins."""
    for one in writing.mine(Appointment):
        people = (writing.patient, writing.person(one.therapist_id))
        yield resource(
            "Appointment",
            one.pk,
            status="cancelled" if one.cancelled_at else "booked",
            start=one.starts_at,
            end=one.starts_at,
            participant=[{"actor": who, "status": "accepted"} for who in people],
        )
