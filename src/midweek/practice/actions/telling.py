"""Telling people of notices nobody has taken up: claim, hand over, write down.

Each is committed before the next. What a crash leaves half done is told twice, and never not.
"""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import Done, System, action
from midweek.audit.apart import each_apart
from midweek.audit.scope import in_clinic
from midweek.people.models import Clinic, Person
from midweek.practice.actions.claiming import claim
from midweek.practice.models import Notice, Telling

WORKER = System("worker")
Send = Callable[[Person], bool | None]
"""Sends for one person: whether they were reached; None where this server sends no mail."""


def tell_of_notices(send: Send) -> None:
    """Tell in every clinic whoever is to be told. What goes wrong in one stays there."""
    clinics = list(Clinic.objects.values_list("pk", flat=True))
    each_apart(clinics, lambda clinic_id: tell_in_clinic(clinic_id, send), called="some clinics")


def tell_in_clinic(clinic_id: UUID, send: Send) -> int:
    """Tell whoever is to be told in one clinic, each with one message; say how many they are."""
    run = uuid4()
    with in_clinic(clinic_id):
        if not Notice.objects.waiting().exists():
            return 0
    with in_clinic(clinic_id), transaction.atomic():
        people = claim(clinic_id, run=run, now=clock.now())
    for person in people:
        reached = send(person)
        if reached is not False:
            with in_clinic(clinic_id), transaction.atomic():
                for telling in Telling.objects.filter(run=run, to=person):
                    write_down(telling, by_mail=reached is True, by=WORKER)
    return len(people)


@action("practice.notice_told", says=_("Somebody was told of a notice"))
def write_down(telling: Telling, *, by_mail: bool, by: System) -> Done[Telling]:
    """Write down that somebody was told: it stands on their desk, and a letter may have left."""
    telling.told_at, telling.by_mail = clock.now(), by_mail
    telling.times += 1
    telling.leased_until = telling.run = None
    telling.save(update_fields=["told_at", "by_mail", "times", "leased_until", "run"])
    return Done(telling, {"to": str(telling.to_id), "by_mail": by_mail})
