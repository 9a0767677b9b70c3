"""Plan 48 hours ahead: a row for each occasion, in place of those nobody has touched."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from midweek.audit import clock
from midweek.audit.scope import in_clinic
from midweek.people.models import Contact, Person
from midweek.plans.models import Reminding
from midweek.reminders.actions.wanted import AHEAD, wanted
from midweek.reminders.models import Planned, Reminder, State
from midweek.reminders.queries import first_channel

AGAIN_AT = timedelta(hours=36)
MOST_AT_ONCE = 200


def plan_clinic(clinic_id: UUID) -> int:
    """Plan for every client whose plan changed, to whom something was said, or whose time
    ahead runs short; say how many.
    """
    with in_clinic(clinic_id):
        waiting = _waiting(clock.now())
    for client in waiting:
        with in_clinic(clinic_id), transaction.atomic():
            plan_client(client)
    return len(waiting)


def _waiting(now: datetime) -> list[Person]:
    fresh = Planned.objects.filter(
        client__plan_counter=F("counter"),
        client__talk_counter=F("talk"),
        # Planned further than anybody plans: the clock was set back since.
        until__range=(now + AGAIN_AT, now + AHEAD + timedelta(hours=1)),
    )
    wanting = Reminding.objects.filter(wanted=True).exclude(client__in=fresh.values("client"))
    found = Person.objects.filter(pk__in=wanting.values("client"))
    return list(found.select_related("clinic")[:MOST_AT_ONCE])


def plan_client(client: Person) -> None:
    """Plan one client's reminders. What was told is not told again at a new time."""
    now = clock.now()
    row = Reminding.objects.get(client=client)
    _withdraw(client, now)
    usable = Contact.objects.filter(client=client).usable().values_list("channel", flat=True)
    channel = first_channel(row.channels, set(usable))
    ahead = wanted(client, row, channel, now=now) if channel else []
    known = _known(client, ahead)
    left_out = known | _moved(known, ahead)
    fresh = [one for one in ahead if _key(one) not in left_out]
    Reminder.objects.bulk_create(fresh, ignore_conflicts=True)
    Planned.objects.update_or_create(
        clinic_id=client.clinic_id,
        client=client,
        defaults={
            "counter": client.plan_counter,
            "talk": client.talk_counter,
            "until": now + AHEAD,
        },
    )


def _withdraw(client: Person, now: datetime) -> None:
    # What is ahead and expired did so in a future that did not come: the clock was set back.
    untouched = Q(state=State.PLANNED, tries=0) | Q(state=State.EXPIRED)
    ahead = Reminder.objects.filter(untouched, client=client, due_at__gt=now)
    ahead.exclude(kind=Reminder.Kind.LATER).delete()


Key = tuple[object, ...]


def _key(one: Reminder) -> Key:
    return one.about, one.occasion_on, one.occasion_slot


def _known(client: Person, ahead: list[Reminder]) -> set[Key]:
    days = {one.occasion_on for one in ahead}
    known = Reminder.objects.filter(client=client, occasion_on__in=days)
    return set(known.values_list("about", "occasion_on", "occasion_slot"))


def _moved(known: set[Key], ahead: list[Reminder]) -> set[Key]:
    # Told at 18:00 and moved to 20:00 since: the old slot is in no plan any more, the new one
    # stands for it. As many new ones are left out as old ones were told.
    keys = {_key(one) for one in ahead}
    left_out: set[Key] = set()
    for about, day, _slot in known - keys:
        for key in sorted(keys - left_out, key=str):
            if key[:2] == (about, day):
                left_out.add(key)
                break
    return left_out
