"""Writing down a questionnaire for a client: together in the session, or from paper."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.library.models import ActivityVersion, Kind
from midweek.people.access import treats
from midweek.people.actions.care import raise_counter
from midweek.people.models import Consent, ConsentPurpose, Person
from midweek.plans.models import Assignment
from midweek.practice.actions.entries import write_down
from midweek.practice.actions.months import drop_mark
from midweek.practice.models import EnteredHow, Entry
from midweek_rules.receiving import problems_with


@dataclass(frozen=True)
class Answered:
    """What a client answered elsewhere than on their phone. `id` makes writing it once certain."""

    id: UUID
    answers: dict[str, Any]
    happened_at: datetime
    how: str


@action("practice.entered_on_behalf", says=_("A questionnaire was written down for the client"))
def enter_on_behalf(
    client: Person, version: ActivityVersion, *, said: Answered, by: Person
) -> Done[Entry] | AlreadyDone[Entry]:
    """Keep what a client answered in the session or on paper, with a mark of who wrote it down.

    Question 9 leaves a notice here too: that somebody was in the room is said by taking it up.
    """
    _may_enter(client, version, by)
    if known := Entry.objects.filter(client=client, pk=said.id).first():
        return AlreadyDone(known)
    _must_fit(version, said)
    now, on_wall = clock.now(), said.happened_at.astimezone(ZoneInfo(client.zone))
    seq = raise_counter(client, plan=False)
    running = Assignment.objects.filter(client=client, activity=version.activity_id).running()
    entry = Entry(
        id=said.id,
        clinic_id=client.clinic_id,
        client=client,
        assignment=running.first(),
        version=version,
        purpose=ConsentPurpose.MEASURES,
        happened_at=said.happened_at,
        happened_on=on_wall.date(),
        zone=client.zone,
        recorded_at=now,
        received_at=now,
        seen_at=now,
        entered_by=by,
        entered_how=said.how,
        changed_seq=seq,
    )
    write_down(entry, said.answers, definition=version.definition, client=client)
    return Done(entry, {"how": said.how})


def _may_enter(client: Person, version: ActivityVersion, by: Person) -> None:
    if not treats(by, client):
        raise PermissionDenied("No care link.")
    if version.activity.kind != Kind.MEASURE:
        raise ValidationError(_("Only a questionnaire can be written down for somebody."))
    shares = Consent.objects.in_force().filter(client=client, purpose=ConsentPurpose.MEASURES)
    if not shares.filter(granted=True).exists():
        raise ValidationError(_("The client does not share questionnaires."))


def _must_fit(version: ActivityVersion, said: Answered) -> None:
    if said.how not in EnteredHow.values:
        raise ValidationError(_("Say where it was answered."))
    if said.happened_at > clock.now():
        raise ValidationError(_("Choose a day that is not ahead."))
    if problems_with(version.definition, said.answers, finished=True):
        raise ValidationError(_("An answer does not fit its question."))


@action(
    "practice.entered_taken_back", says=_("What was written down for the client was taken back")
)
def take_back_entered(entry: Entry, *, by: Person) -> Done[Entry] | AlreadyDone[Entry]:
    """Take back what oneself wrote down for a client. A notice it left stays."""
    if entry.entered_by_id != by.pk or not treats(by, entry.client):
        raise PermissionDenied("Only who wrote it down.")
    if entry.undone_at:
        return AlreadyDone(entry)
    entry.undone_at = clock.now()
    entry.changed_seq = raise_counter(entry.client, plan=False)
    entry.save(update_fields=["undone_at", "changed_seq"])
    drop_mark(entry.client, day=entry.happened_on, mark_id=entry.pk)
    return Done(entry)
