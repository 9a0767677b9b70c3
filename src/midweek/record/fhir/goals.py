"""What the client wants to get to: Goal."""

from collections.abc import Iterator

from midweek.people.vault import open_sealed
from midweek.plans.models import Goal
from midweek.record.fhir.words import Said, resource
from midweek.record.fhir.writing import Writing


def goals(writing: Writing) -> Iterator[Said]:
    """What the client wants to get to, in their own words."""
    for one in writing.mine(Goal):
        yield resource(
            "Goal",
            one.pk,
            lifecycleStatus="active",
            description={"text": open_sealed(one, "words", grant=writing.reader.grant)},
            subject=writing.patient,
            startDate=one.made_at.date(),
            expressedBy=writing.person(one.made_by_id),
        )
