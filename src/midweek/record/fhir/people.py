"""Who is treated, and by whom: Patient, Practitioner, CareTeam."""

from collections.abc import Iterator

from midweek.people.access import name_of
from midweek.people.models import CareLink, Person
from midweek.record.fhir.words import Said, concept, derived, period, resource
from midweek.record.fhir.writing import Writing


def patients(writing: Writing) -> Iterator[Said]:
    """The client."""
    client = writing.reader.client
    language = {"coding": [{"system": "urn:ietf:bcp:47", "code": client.language}]}
    yield resource(
        "Patient",
        client.pk,
        active=client.left_at is None,
        name=[{"text": name_of(client, by=writing.reader.by)}],
        communication=[{"language": language, "preferred": True}],
    )


def care_teams(writing: Writing) -> Iterator[Said]:
    """Who treats the client, and who did."""
    links = list(writing.mine(CareLink))
    if links:
        yield resource(
            "CareTeam",
            derived(writing.reader.client.pk, "CareTeam"),
            status="active" if any(one.ended_at is None for one in links) else "inactive",
            subject=writing.patient,
            participant=[
                {
                    "role": [concept(text="Therapist")],
                    "member": writing.person(one.therapist_id),
                    "period": period(one.since, one.ended_at),
                }
                for one in links
            ],
        )


def practitioners(writing: Writing) -> Iterator[Said]:
    """Everybody of the staff who is named anywhere in the bundle."""
    staff = Person.objects.filter(pk__in=writing.people, kind=Person.Kind.STAFF)
    for one in staff.order_by("pk"):
        yield resource(
            "Practitioner",
            one.pk,
            active=one.left_at is None,
            name=[{"text": name_of(one, by=writing.reader.by)}],
        )
