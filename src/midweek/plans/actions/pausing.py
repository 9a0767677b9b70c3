"""Put one thing, or everything, on hold for some days; and go on sooner."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.access import treats
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.plans.models import Assignment, Pause

WEEK = timedelta(days=7)
LONGEST = timedelta(days=28)


@action("plans.paused", says=_("Something was put on hold"))
def pause(
    client: Person,
    *,
    assignment: Assignment | None = None,
    starts: date,
    until: date | None = None,
    by: Person,
    id: UUID | None = None,  # noqa: A002
) -> Done[Pause] | AlreadyDone[Pause]:
    """Pause a thing, or without one the whole plan: for a week, or until a day.

    What is on hold already stays as it is.
    """
    _must_be_theirs(client, by)
    until = until or starts + WEEK - timedelta(days=1)
    if not starts <= until < starts + LONGEST:
        raise ValidationError(_("A pause lasts four weeks at most."))
    if assignment and (assignment.client_id != client.pk or assignment.ended_at):
        raise ValidationError(_("This is not in the plan."))
    raise_counter(client)
    known = Pause.objects.filter(client=client, assignment=assignment).open()
    for lapsed_or_open in known:
        if lapsed_or_open.until >= starts:
            return AlreadyDone(lapsed_or_open)
        lapsed_or_open.ended_on = lapsed_or_open.until + timedelta(days=1)
        lapsed_or_open.save(update_fields=["ended_on"])
    fresh: dict[str, Any] = {"id": id} if id else {}
    made = Pause(
        clinic_id=client.clinic_id,
        client=client,
        assignment=assignment,
        starts=starts,
        until=until,
        made_by=by,
        **fresh,
    )
    made.save(force_insert=True)
    return Done(made)


@action("plans.pause_ended", says=_("Something on hold was taken up again"))
def end_pause(paused: Pause, *, on: date, by: Person) -> Done[Pause] | AlreadyDone[Pause]:
    """Go on from this day. Ended on its first day, it never was."""
    _must_be_theirs(paused.client, by)
    if paused.ended_on:
        return AlreadyDone(paused)
    raise_counter(paused.client)
    paused.ended_on = max(on, paused.starts)
    paused.save(update_fields=["ended_on"])
    return Done(paused)


def _must_be_theirs(client: Person, by: Person) -> None:
    if by.pk != client.pk and not treats(by, client):
        raise PermissionDenied("No care link.")
