"""Finding who is to be told of which notice now, and claiming it for one worker."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q

from midweek.people.models import CareLink, Clinic, Person
from midweek.practice.models import Notice, Telling
from midweek_rules.noticing import DAY, is_due

LEASE = timedelta(minutes=5)
MOST_AT_ONCE = 200


def claim(clinic_id: UUID, *, run: UUID, now: datetime) -> list[Person]:
    """Claim what is due to be told in one clinic, and return whom to send for."""
    waiting = list(Notice.objects.waiting().order_by("received_at")[:MOST_AT_ONCE])
    clinic = Clinic.objects.get(pk=clinic_id)
    within = timedelta(hours=clinic.taken_up_within) if clinic.taken_up_within else DAY
    wanted = _list(waiting, clinic, within=within, now=now)
    known = Telling.objects.filter(notice__in=waiting).select_related("notice")
    mine = [one for one in known if (one.notice_id, one.to_id) in wanted]
    due = [one.pk for one in mine if _is_due(one, within=within, now=now)]
    # A lease further ahead than any is given was taken before the clock was set back.
    free = Q(leased_until=None) | Q(leased_until__lte=now) | Q(leased_until__gt=now + 2 * LEASE)
    Telling.objects.filter(free, pk__in=due).update(run=run, leased_until=now + LEASE)
    claimed = Telling.objects.filter(run=run).values("to")
    return list(Person.objects.filter(pk__in=claimed).select_related("clinic"))


def _list(
    waiting: list[Notice], clinic: Clinic, *, within: timedelta, now: datetime
) -> set[tuple[UUID, UUID]]:
    """Let those find each notice who are to be told of it, the deputy when it is time."""
    links = CareLink.objects.filter(client__in=[one.client_id for one in waiting], ended_at=None)
    treating: dict[UUID, set[UUID]] = {}
    for client, therapist in links.values_list("client_id", "therapist_id"):
        treating.setdefault(client, set()).add(therapist)
    rows, late = [], []
    for notice in waiting:
        near = treating.get(notice.client_id, set())
        rows += [_telling(notice, to, as_deputy=False) for to in near]
        # Where nobody treats the client any more, nobody else would ever hear of it.
        wait = within if near else timedelta()
        is_late = is_due(since=notice.received_at, now=now, within=wait, last=None, deputy=True)
        if is_late and clinic.deputy_id and clinic.deputy_id not in near:
            late.append(_telling(notice, clinic.deputy_id, as_deputy=True))
    Telling.objects.bulk_create([*rows, *late], ignore_conflicts=True)
    # Who saw it while treating the client, and has handed them over since, is told as deputy.
    about = [one.notice_id for one in late]
    Telling.objects.filter(notice__in=about, to=clinic.deputy_id).update(as_deputy=True)
    return {(one.notice_id, one.to_id) for one in [*rows, *late]}


def _telling(notice: Notice, to: UUID, *, as_deputy: bool) -> Telling:
    return Telling(
        clinic_id=notice.clinic_id,
        client_id=notice.client_id,
        notice=notice,
        to_id=to,
        as_deputy=as_deputy,
    )


def _is_due(telling: Telling, *, within: timedelta, now: datetime) -> bool:
    # It stands here only once it may be told, to the deputy too.
    since, last = telling.notice.received_at, telling.told_at
    return is_due(since=since, now=now, within=within, last=last, deputy=False)
