"""Every agreed state of a plan is a version, dated and signed by both."""

from django.db.models import Max

from midweek.people.models import Person
from midweek.plans.models import Offer, PlanVersion, Terms


def sign(
    client: Person,
    *,
    proposed_by: Person,
    agreed_by: Person,
    way: str = PlanVersion.Way.ROOM,
    offer: Offer | None = None,
) -> PlanVersion:
    """Keep the plan as it stands, inside the deed that changed it.

    Call it after the client's counter was raised: that locks their row, so that two
    versions never get one number.
    """
    running = Terms.objects.filter(client=client, assignment__ended_at=None)
    numbers = running.values_list("assignment_id").annotate(latest=Max("number")).order_by()
    earlier = PlanVersion.objects.filter(client=client).aggregate(last=Max("number"))["last"]
    version = PlanVersion(
        clinic_id=client.clinic_id,
        client=client,
        number=(earlier or 0) + 1,
        terms={str(assignment): number for assignment, number in numbers},
        way=way,
        offer=offer,
        proposed_by=proposed_by,
        agreed_by=agreed_by,
    )
    version.save(force_insert=True)
    return version
