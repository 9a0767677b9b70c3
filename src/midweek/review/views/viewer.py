"""Who is looking, and at which client: what every page of the desk asks first."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.http import Http404

from midweek.audit import clock
from midweek.audit.prepared import question
from midweek.people.access import grant_to_client
from midweek.people.models import Person
from midweek.people.requests import PersonRequest
from midweek.people.vault import Grant


@dataclass(frozen=True)
class Now:
    """The moment of a request, on the viewer's clock."""

    moment: datetime
    zone: ZoneInfo

    @property
    def today(self) -> date:
        """The viewer's day."""
        return self.moment.astimezone(self.zone).date()


def now_for(person: Person) -> Now:
    """The present moment on somebody's clock."""
    return Now(clock.now(), ZoneInfo(person.zone))


def client_in_care(request: PersonRequest, client_id: UUID) -> Person:
    """The client, if who asks treats them now; to everybody else there is no such client."""
    found = _treated(client=client_id, therapist=request.person.pk)
    if not found:
        raise Http404
    return found[0]


@question
def _treated(*, client: UUID, therapist: UUID) -> QuerySet[Person]:
    mine = Person.objects.filter(pk=client, kind=Person.Kind.CLIENT)
    return mine.filter(care_received__therapist=therapist, care_received__ended_at=None)


def grant_for(request: PersonRequest, client: Person, purpose: str) -> Grant:
    """Leave to open what is sealed for a client in care."""
    return grant_to_client(client, by=request.person, purpose=purpose)
