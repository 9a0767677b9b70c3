"""Messages at the desk: saying something, and taking it back."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.actions.care import raise_talk_counter
from midweek.people.models import Person
from midweek.people.vault import seal
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Assignment
from midweek.practice.models import Message
from midweek.practice.models.messages import LONGEST_MESSAGE


@action("practice.message_written", says=_("A message was written"))
def write_message(assignment: Assignment, *, words: str, by: Person) -> Done[Message]:
    """Say something about one assignment. It answers whatever waits in that thread."""
    client = assignment.client
    must_treat(by, client)
    words = words.strip()
    if not words:
        raise ValidationError(_("Write a few words first."))
    if len(words) > LONGEST_MESSAGE:
        raise ValidationError(_("Say it in at most 2,000 characters."))
    seq, now = raise_talk_counter(client), clock.now()
    message = Message(
        clinic_id=client.clinic_id,
        client=client,
        assignment=assignment,
        by=by,
        written_at=now,
        received_at=now,
        changed_seq=seq,
    )
    seal(message, words=words)
    message.save(force_insert=True)
    waiting = Message.objects.filter(client=client, assignment=assignment).waiting()
    answered = waiting.update(waits=False, answered_at=now, answer=message, changed_seq=seq)
    return Done(message, {"answered": answered})


@action("practice.message_taken_back", says=_("A message was taken back before it was read"))
def take_back(message: Message, *, by: Person) -> Done[Message] | AlreadyDone[Message]:
    """Take back an own message that the client has not read. What it answered waits again."""
    must_treat(by, message.client)
    if message.by_id != by.pk:
        raise PermissionDenied("Not theirs.")
    if message.taken_back_at:
        return AlreadyDone(message)
    # Raising the counter locks the client's row: a reading that is being told waits.
    seq = raise_talk_counter(message.client)
    message.refresh_from_db(fields=["read_at"])
    if message.read_at:
        raise ValidationError(_("It was read already. Say more in another message."))
    message.taken_back_at, message.changed_seq = clock.now(), seq
    message.save(update_fields=["taken_back_at", "changed_seq"])
    reopened = Message.objects.filter(client=message.client, answer=message)
    reopened.update(waits=True, answered_at=None, answer=None, changed_seq=seq)
    return Done(message)
