"""Questions about what was said."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Max

from midweek.audit import clock
from midweek.people.models import CareLink, Person
from midweek.people.words import BEFORE_THE_SESSION, WORKING_DAYS
from midweek.plans.queries import next_appointments
from midweek.practice.models import Message
from midweek_rules.answering import answered_by


def unread_since(clients: Iterable[UUID]) -> dict[UUID, datetime]:
    """The threads in which these clients have something to read, and since when the newest waits.

    For a notice without content: it says that there is something, never what or how much.
    """
    unread = Message.objects.filter(client__among=list(clients), read_at=None).from_therapists()
    newest = unread.standing().values("assignment").annotate(newest=Max("received_at"))
    return dict(newest.values_list("assignment", "newest"))


@dataclass(frozen=True)
class Answering:
    """How soon a client is answered, in what the rule takes."""

    looks_on: tuple[int, ...]
    within: int | None
    session_on: date | None

    def by(self, asked_on: date) -> date | None:
        """The day by which something asked on that day is answered."""
        return answered_by(
            asked_on, looks_on=self.looks_on, within=self.within, session_on=self.session_on
        )


def answering_of(client: Person) -> Answering | None:
    """How soon who treats this client answers; None where nobody does."""
    open_links = CareLink.objects.filter(client=client, ended_at=None)
    link = open_links.select_related("therapist").order_by("-since").first()
    return answering_between(link.therapist, client) if link else None


def answering_between(therapist: Person, client: Person) -> Answering:
    """How soon `therapist` answers this client."""
    said = therapist.answers_in
    session = None
    if said == BEFORE_THE_SESSION:
        coming = next_appointments(client, now=clock.now(), most=1)
        session = coming[0].starts_at.astimezone(ZoneInfo(client.zone)).date() if coming else None
    return Answering(
        looks_on=tuple(client.clinic.looks_on),
        within=int(said) if said in WORKING_DAYS else None,
        session_on=session,
    )
