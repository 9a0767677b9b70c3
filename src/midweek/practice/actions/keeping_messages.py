"""Keeping what a client says about one assignment, and that they read what was answered."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from midweek.people.actions.care import note_talk
from midweek.people.models import Person
from midweek.people.vault import seal
from midweek.plans.models import Assignment
from midweek.practice.models import Message
from midweek.practice.operations import MessageTold, ReadTold
from midweek.practice.refusals import Refused


def keep_message(
    operation_id: UUID, told: MessageTold, *, client: Person, seq: int, now: datetime
) -> None:
    """Keep one message of a client. It waits until somebody answers."""
    assignment = own_assignment(told.assignment, client)
    words = told.words.strip()
    if not words:
        raise Refused(_("There is nothing in it yet."), "words")
    message = Message(
        id=operation_id,
        clinic_id=client.clinic_id,
        client=client,
        assignment=assignment,
        by=client,
        written_at=told.recorded_at,
        received_at=now,
        changed_seq=seq,
        waits=True,
    )
    seal(message, words=words)
    message.save(force_insert=True)
    note_talk(client, seq)


def own_assignment(assignment_id: UUID, client: Person) -> Assignment:
    """The client's own assignment; `Refused` where there is none."""
    found: Assignment | None = Assignment.objects.filter(client=client, pk=assignment_id).first()
    if found is None:
        raise Refused(_("This is not in your plan."), "assignment")
    return found


def keep_reading(
    operation_id: UUID, told: ReadTold, *, client: Person, seq: int, now: datetime
) -> None:
    """Keep when a client read messages: by the phone's clock, as far as that can be true."""
    unread = Message.objects.filter(client=client, pk__in=told.messages, read_at=None)
    for message in unread.from_therapists().standing():
        message.read_at = min(max(told.recorded_at, message.received_at), now)
        message.read_by, message.changed_seq = client, seq
        message.save(update_fields=["read_at", "read_by", "changed_seq"])
    note_talk(client, seq)


def take_back_message(message: Message, *, seq: int, now: datetime) -> None:
    """Take back a message that nobody read; one that was read stays, and the phone hears so."""
    if message.read_at is None:
        message.taken_back_at = message.taken_back_at or now
        message.waits = False
    message.changed_seq = seq
    message.save(update_fields=["taken_back_at", "waits", "changed_seq"])
