"""A programme of several weeks: what waits is offered part by part, and can be stopped."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, System, action
from midweek.people.models import Person
from midweek.people.vault import Grant, open_sealed, seal
from midweek.plans.actions.offering_parts import offer_parts
from midweek.plans.actions.templates import Part, read_part
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Programme


@dataclass(frozen=True)
class Waiting:
    """What is still to come, in order, and the activity that came before the first of it."""

    before: str
    parts: tuple[Part, ...]


def waiting_in(programme: Programme, *, grant: Grant) -> Waiting:
    """What a programme still has to offer."""
    said = open_sealed(programme, "waiting", grant=grant)
    return Waiting(said["before"], tuple(map(read_part, said["parts"])))


def _keep(programme: Programme, waiting: Waiting) -> None:
    parts = [one.said() for one in waiting.parts]
    seal(programme, waiting={"before": waiting.before, "parts": parts})


@action("plans.programme_begun", says=_("A programme of several weeks began"))
def begin_programme(
    client: Person, parts: Sequence[Part], *, before: str, by: Person
) -> Done[Programme]:
    """Keep what is to be offered later, after the activity `before`."""
    must_treat(by, client)
    programme = Programme(clinic_id=client.clinic_id, client=client, made_by=by)
    _keep(programme, Waiting(before, tuple(parts)))
    programme.save(force_insert=True)
    return Done(programme, {"parts": len(parts)})


@action("plans.programme_went_on", says=_("The next part of a programme was offered"))
def offer_next(
    programme: Programme, count: int, *, grant: Grant, by: System
) -> Done[Programme] | AlreadyDone[Programme]:
    """Offer the first `count` parts of what waits; with the last of it the programme ends."""
    waiting = waiting_in(programme, grant=grant)
    ready, later = waiting.parts[:count], waiting.parts[count:]
    if programme.ended_at or not ready:
        return AlreadyDone(programme)
    offer_parts(programme.client, ready, by=programme.made_by)
    _keep(programme, Waiting(ready[-1].slug, later))
    programme.ended_at = None if later else clock.now()
    programme.save(update_fields=["waiting", "ended_at"])
    return Done(programme, {"parts": len(ready)})


@action("plans.programme_stopped", says=_("A programme was stopped"))
def stop_programme(programme: Programme, *, by: Person) -> Done[Programme] | AlreadyDone[Programme]:
    """Offer nothing more of it. What was offered or agreed stays."""
    must_treat(by, programme.client)
    if programme.ended_at:
        return AlreadyDone(programme)
    programme.ended_at = clock.now()
    programme.save(update_fields=["ended_at"])
    return Done(programme)


@action("plans.programme_taken_up", says=_("A programme was taken up again"))
def take_up_programme(
    programme: Programme, *, by: Person
) -> Done[Programme] | AlreadyDone[Programme]:
    """Undo stopping."""
    must_treat(by, programme.client)
    if not programme.ended_at:
        return AlreadyDone(programme)
    programme.ended_at = None
    programme.save(update_fields=["ended_at"])
    return Done(programme)
