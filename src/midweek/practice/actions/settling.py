"""Reading a thread at the desk, and settling what waits in it without an answer there."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.actions.care import raise_talk_counter
from midweek.people.models import Person
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Assignment
from midweek.practice.models import Message


@action("practice.thread_read", says=_("Messages were read"))
def read_thread(
    assignment: Assignment, *, by: Person
) -> Done[Assignment] | AlreadyDone[Assignment]:
    """Note that who treats the client read what they wrote. Their phone shows it."""
    must_treat(by, assignment.client)
    unread = Message.objects.filter(
        client=assignment.client, assignment=assignment, read_at=None
    ).from_clients()
    unread = unread.standing()
    if not unread.exists():
        return AlreadyDone(assignment)
    seq = raise_talk_counter(assignment.client)
    read = unread.update(read_at=clock.now(), read_by=by, changed_seq=seq)
    return Done(assignment, {"messages": read})


@action("practice.message_settled", says=_("A message was answered elsewhere"))
def settle(
    assignment: Assignment, *, how: str, by: Person
) -> Done[Assignment] | AlreadyDone[Assignment]:
    """Say that what waits in a thread was talked about, or needs no answer."""
    must_treat(by, assignment.client)
    if how not in Message.Settled.values:
        raise ValidationError(_("Say how it was answered."))
    waiting = Message.objects.filter(client=assignment.client, assignment=assignment).waiting()
    if not waiting.exists():
        return AlreadyDone(assignment)
    seq = raise_talk_counter(assignment.client)
    waiting.update(waits=False, answered_at=clock.now(), settled=how, changed_seq=seq)
    return Done(assignment, {"how": how})


@action("practice.message_waits_again", says=_("A message waits for an answer again"))
def unsettle(assignment: Assignment, *, by: Person) -> Done[Assignment] | AlreadyDone[Assignment]:
    """Let what was settled last wait again."""
    must_treat(by, assignment.client)
    settled = Message.objects.filter(client=assignment.client, assignment=assignment)
    last = settled.exclude(settled="").order_by("-answered_at").first()
    if last is None:
        return AlreadyDone(assignment)
    seq = raise_talk_counter(assignment.client)
    again = settled.filter(answered_at=last.answered_at).exclude(settled="")
    again.update(waits=True, answered_at=None, settled="", changed_seq=seq)
    return Done(assignment)
