"""The phone says that times follow it, or that they stay."""

from datetime import datetime
from uuid import UUID

from django.core.exceptions import ValidationError

from midweek.people.actions.zones import follow_phone
from midweek.people.models import Person
from midweek.practice.operations import ZoneTold
from midweek.practice.refusals import Refused


def keep_zone(
    operation_id: UUID, told: ZoneTold, *, client: Person, seq: int, now: datetime
) -> None:
    """Follow the phone into the zone it is in now, or stop."""
    try:
        follow_phone(client, told.follows, zone=told.zone, by=client)
    except ValidationError as problem:
        raise Refused(problem.messages[0], "zone") from problem
