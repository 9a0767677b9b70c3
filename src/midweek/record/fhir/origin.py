"""Who said something, who wrote it down, and when: Provenance."""

from uuid import UUID

from midweek.plans.models import PlanVersion
from midweek.practice.models import Entry
from midweek.record.fhir.words import OURS, TERMS, Said, coding, concept, derived, link, resource
from midweek.record.fhir.writing import Writing

PARTS = f"{TERMS}provenance-participant-type"
DEEDS = f"{TERMS}v3-DataOperation"


def written_by(entry: Entry, made: list[UUID], writing: Writing) -> Said:
    """Where an entry and its numbers come from, and which entry it corrects.

    The entry before it is named and not referred to: it need not be shared.
    """
    earlier = {"system": f"{OURS}entry", "value": str(entry.replaces_id)}
    agents = [_agent("author", writing.person(entry.client_id))]
    if entry.entered_by_id:
        agents.append(_agent("enterer", writing.person(entry.entered_by_id)))
    return resource(
        "Provenance",
        derived(entry.pk, "Provenance"),
        target=[link(one) for one in made],
        occurredDateTime=entry.recorded_at,
        recorded=entry.received_at,
        activity=concept(coding(DEEDS, "UPDATE" if entry.replaces_id else "CREATE")),
        agent=agents,
        entity=[{"role": "revision", "what": {"identifier": earlier}}] if entry.replaces_id else [],
    )


def agreement(version: PlanVersion, plan: UUID, writing: Writing) -> Said:
    """Who proposed a version of the plan and who agreed to it."""
    return resource(
        "Provenance",
        version.pk,
        target=[link(plan)],
        occurredDateTime=version.agreed_at,
        recorded=version.agreed_at,
        activity=concept(coding(DEEDS, "CREATE" if version.number == 1 else "UPDATE")),
        agent=[
            _agent("author", writing.person(version.proposed_by_id)),
            _agent("attester", writing.person(version.agreed_by_id)),
        ],
    )


def _agent(part: str, who: Said) -> Said:
    return {"type": concept(coding(PARTS, part)), "who": who}
