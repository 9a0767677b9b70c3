"""Let programmes go on: offer what has come due by week, by session, or by what was done."""

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from midweek.audit import clock
from midweek.audit.action import System
from midweek.audit.apart import each_apart
from midweek.audit.scope import in_clinic
from midweek.people.access import grant_to_client, treats
from midweek.people.models import Clinic
from midweek.plans.actions.programmes import Waiting, offer_next, waiting_in
from midweek.plans.models import Appointment, Programme
from midweek.practice.models import Entry
from midweek_rules.releasing import Release


def release_everywhere() -> None:
    """Let every programme of every clinic go on. What goes wrong with one stays there."""
    running: list[tuple[UUID, UUID]] = []
    for clinic_id in list(Clinic.objects.values_list("pk", flat=True)):
        with in_clinic(clinic_id):
            found = Programme.objects.running().values_list("pk", flat=True)
            running += [(clinic_id, pk) for pk in found]
    each_apart(running, lambda one: release(*one), called="some programmes")


def release(clinic_id: UUID, programme_id: UUID) -> None:
    """Offer what of one programme is ready; nothing in the name of who treats no more."""
    with in_clinic(clinic_id), transaction.atomic():
        rows = Programme.objects.select_for_update(of=("self",)).running()
        programme = rows.select_related("client", "made_by").filter(pk=programme_id).first()
        if programme is None or not treats(programme.made_by, programme.client):
            return
        grant = grant_to_client(
            programme.client, by=programme.made_by, purpose="the next part of a programme"
        )
        ready = _ready(programme, waiting_in(programme, grant=grant), now=clock.now())
        if ready:
            offer_next(programme, ready, grant=grant, by=System("programmes"))


def _ready(programme: Programme, waiting: Waiting, *, now: datetime) -> int:
    """How many parts are ready, the first ones first."""
    client, began = programme.client, programme.began_at
    zone = ZoneInfo(client.zone)
    days = (now.astimezone(zone).date() - began.astimezone(zone).date()).days
    met = Appointment.objects.filter(client=client, cancelled_at=None)
    sessions = met.filter(starts_at__gt=began, starts_at__lte=now).count()
    before, count = waiting.before, 0
    for part in waiting.parts:
        release_by = Release.read(part.after)
        done = _done(programme, before) if count == 0 else 0
        if release_by and not release_by.is_ready(days=days, sessions=sessions, done=done):
            break
        before, count = part.slug, count + 1
    return count


def _done(programme: Programme, slug: str) -> int:
    """How often the part before was done since the beginning; corrections are not counted."""
    entries = Entry.objects.filter(client=programme.client, undone_at=None, replaces=None)
    since = entries.filter(received_at__gt=programme.began_at)
    return since.filter(assignment__activity__slug=slug).count()
