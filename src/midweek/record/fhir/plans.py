"""What was agreed: a ServiceRequest for each assignment, and the CarePlan that holds them."""

from collections.abc import Iterator
from uuid import UUID

from midweek.people.models import CareLink
from midweek.plans.models import Assignment, Goal, PlanVersion
from midweek.plans.queries import Item, items
from midweek.record.fhir.origin import agreement
from midweek.record.fhir.timing import timing
from midweek.record.fhir.words import Said, derived, link, period, resource
from midweek.record.fhir.writing import Writing
from midweek.review.queries.shelf import shelf


def plan(writing: Writing) -> Iterator[Said]:
    """Each agreed thing, the plan of them, and who agreed each version of it."""
    made = {one.pk: one for one in writing.mine(Assignment)}
    agreed = [
        one for one in items(writing.reader.client, grant=writing.reader.grant) if one.id in made
    ]
    books = shelf({one.slug for one in agreed}, language=writing.reader.language)
    for one in agreed:
        yield _request(one, made[one.id], one.called or books.title(one.slug), writing)
    if agreed:
        yield _care_plan(agreed, writing)
        for version in writing.mine(PlanVersion):
            yield agreement(version, _plan_id(writing), writing)


def _request(item: Item, made: Assignment, title: str, writing: Writing) -> Said:
    return resource(
        "ServiceRequest",
        item.id,
        status="completed" if item.ended_at else "active",
        intent="plan",
        code={"text": title},
        subject=writing.patient,
        occurrenceTiming=timing(item.schedule),
        authoredOn=made.made_at,
        requester=writing.person(made.made_by_id),
        reasonCode=[{"text": item.why}],
        supportingInfo=[writing.form(item.version_id)],
    )


def _care_plan(agreed: list[Item], writing: Writing) -> Said:
    client = writing.reader.client
    ends = [one.ended_at for one in agreed]
    running = None in ends
    begins = min(one.history[0].schedule.starts for one in agreed)
    last = None if running else max(one for one in ends if one).date()
    treated = any(True for _ in writing.mine(CareLink))
    return resource(
        "CarePlan",
        _plan_id(writing),
        status="active" if running else "completed",
        intent="plan",
        subject=writing.patient,
        period=period(begins, last and max(begins, last)),
        careTeam=[link(derived(client.pk, "CareTeam"))] if treated else [],
        goal=[link(one.pk) for one in writing.mine(Goal)],
        activity=[{"reference": link(one.id)} for one in agreed],
    )


def _plan_id(writing: Writing) -> UUID:
    return derived(writing.reader.client.pk, "CarePlan")
