"""Plan 48 hours ahead: a row for each occasion, in place of those nobody has touched."""

from datetime import datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import F, Q

from midweek.audit import clock
from midweek.audit.scope import in_clinic
from midweek.people.access import grant_to_remind
from midweek.people.models import Contact, Person
from midweek.plans.models import Reminding
from midweek.plans.queries import items
from midweek.reminders.models import Planned, Reminder, State
from midweek_rules.reminding import Choices, window

AHEAD = timedelta(hours=48)
AGAIN_AT = timedelta(hours=36)
MOST_AT_ONCE = 200


def plan_clinic(clinic_id: UUID) -> int:
    """Plan for every client whose plan changed, or whose time ahead runs short; say how many."""
    with in_clinic(clinic_id):
        waiting = _waiting(clock.now())
    for client in waiting:
        with in_clinic(clinic_id), transaction.atomic():
            plan_client(client)
    return len(waiting)


def _waiting(now: datetime) -> list[Person]:
    fresh = Planned.objects.filter(
        client__plan_counter=F("counter"),
        # Planned further than anybody plans: the clock was set back since.
        until__range=(now + AGAIN_AT, now + AHEAD + timedelta(hours=1)),
    )
    wanted = Reminding.objects.filter(wanted=True).exclude(client__in=fresh.values("client"))
    found = Person.objects.filter(pk__in=wanted.values("client"))
    return list(found.select_related("clinic")[:MOST_AT_ONCE])


def plan_client(client: Person) -> None:
    """Plan one client's reminders. What was told is not told again at a new time."""
    now = clock.now()
    row = Reminding.objects.get(client=client)
    _withdraw(client, now)
    wanted = _wanted(client, row, now)
    told = set(
        Reminder.objects.filter(
            client=client, occasion_on__in={one.occasion_on for one in wanted}
        ).values_list("about", "occasion_on", "occasion_slot")
    ) | _moved(client, wanted)
    fresh = [one for one in wanted if (one.about, one.occasion_on, one.occasion_slot) not in told]
    Reminder.objects.bulk_create(fresh, ignore_conflicts=True)
    Planned.objects.update_or_create(
        clinic_id=client.clinic_id,
        client=client,
        defaults={"counter": client.plan_counter, "until": now + AHEAD},
    )


def _withdraw(client: Person, now: datetime) -> None:
    # What is ahead and expired did so in a future that did not come: the clock was set back.
    untouched = Q(state=State.PLANNED, tries=0) | Q(state=State.EXPIRED)
    ahead = Reminder.objects.filter(untouched, client=client, due_at__gt=now)
    ahead.exclude(kind=Reminder.Kind.LATER).delete()


def _moved(client: Person, wanted: list[Reminder]) -> set[tuple[object, ...]]:
    # Told at 18:00 and moved to 20:00 since: the old slot is in no plan any more, the new one
    # stands for it. As many new ones are left out as old ones were told.
    keys = {(one.about, one.occasion_on, one.occasion_slot) for one in wanted}
    gone = [
        (about, day)
        for about, day, slot in Reminder.objects.filter(
            client=client, occasion_on__in={one.occasion_on for one in wanted}
        ).values_list("about", "occasion_on", "occasion_slot")
        if (about, day, slot) not in keys
    ]
    left_out: set[tuple[object, ...]] = set()
    for about, day in gone:
        for key in sorted(keys - left_out, key=str):
            if key[:2] == (about, day):
                left_out.add(key)
                break
    return left_out


def _wanted(client: Person, row: Reminding, now: datetime) -> list[Reminder]:
    zone, choices = ZoneInfo(client.zone), choices_of(row)
    channel = first_channel(row, set(usable_channels(client.pk)))
    grant = grant_to_remind(client.pk, clinic_id=client.clinic_id)
    today = now.astimezone(zone).date()
    found = []
    for item in items(client, grant=grant) if channel else []:
        if item.ended_at is not None:
            continue
        for occasion in item.occasions(today, today + timedelta(days=2)):
            if (told := window(occasion, choices, zone)) and now < told[1] <= now + AHEAD:
                kind = "measure" if item.slug in MEASURES else "planned"
                found.append(
                    Reminder(
                        clinic_id=client.clinic_id,
                        client=client,
                        assignment_id=item.id,
                        about=item.id,
                        kind=kind,
                        occasion_on=occasion.date,
                        occasion_slot=f"{occasion.slot:%H:%M}" if occasion.slot else "",
                        slot=f"{told[0].slot:%H:%M}",
                        channel=channel or "",
                        due_at=told[1],
                        until=told[2],
                    )
                )
    return found


MEASURES = frozenset({"phq-9", "gad-7"})


def usable_channels(client_id: UUID) -> list[str]:
    """The channels that reach a client now."""
    return list(Contact.objects.filter(client=client_id).usable().values_list("channel", flat=True))


def first_channel(row: Reminding, usable: set[str], *, after: str = "") -> str | None:
    """The first channel of the client's order that works; the next one `after` a channel."""
    order = list(row.channels)
    if after:
        order = order[order.index(after) + 1 :] if after in order else []
    return next((one for one in order if one in usable), None)


def choices_of(row: Reminding) -> Choices:
    """A client's choices, as the rules take them."""
    return Choices(
        wanted=row.wanted,
        at=time.fromisoformat(row.at) if row.at else None,
        days=frozenset(row.days),
        quiet_from=time.fromisoformat(row.quiet_from),
        quiet_until=time.fromisoformat(row.quiet_until),
        most_a_day=row.most_a_day,
        most_a_week=row.most_a_week,
        paused_until=row.paused_until,
    )
