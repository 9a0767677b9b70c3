"""Whose care has ended, until when their record is kept, and what holds it."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import Exists, Max, OuterRef

from midweek.audit import clock
from midweek.people.models import CareLink, Clinic, Person
from midweek.record.models import LegalHold, Retention
from midweek_rules.keeping import kept_until


@dataclass(frozen=True)
class Ended:
    """A client whom nobody treats any more."""

    client: Person
    ended_on: date
    until: date | None
    hold: LegalHold | None


def ended(clinic: Clinic) -> list[Ended]:
    """Everybody whose care has ended, whose record goes first in front."""
    years, zone = years_of(clinic), ZoneInfo(clinic.zone)
    holds: dict[UUID, LegalHold] = {
        one.client_id: one for one in LegalHold.objects.in_force().filter(clinic=clinic)
    }
    found = []
    for client in _without_care():
        day = client.ended_at.astimezone(zone).date()
        until = kept_until(day, years=years) if years else None
        found.append(Ended(client, day, until, holds.get(client.pk)))
    return sorted(found, key=lambda one: (one.ended_on, str(one.client.pk)))


def over(clinic: Clinic) -> list[Person]:
    """Whose record has been kept long enough, and nothing holds it."""
    today = clock.today(clinic.zone)
    return [one.client for one in ended(clinic) if one.until and one.until < today and not one.hold]


def years_of(clinic: Clinic) -> int | None:
    """For how many years this clinic keeps records; None for as long as nobody erases them."""
    found = Retention.objects.filter(clinic=clinic).values_list("years", flat=True).first()
    return int(found) if found else None


def is_held(client: Person) -> bool:
    """Whether a hold keeps this record from being erased."""
    return LegalHold.objects.in_force().filter(client=client).exists()


def _without_care() -> Any:
    open_links = CareLink.objects.filter(client=OuterRef("pk"), ended_at=None)
    gone = Person.objects.filter(kind=Person.Kind.CLIENT).filter(~Exists(open_links))
    return gone.annotate(ended_at=Max("care_received__ended_at")).exclude(ended_at=None)
