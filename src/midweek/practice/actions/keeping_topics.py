"""Keeping what a client puts on the list for the next session, and takes off it."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from midweek.people.actions.care import note_talk
from midweek.people.models import Person
from midweek.people.vault import seal
from midweek.practice.actions.keeping_messages import own_assignment, take_back_message
from midweek.practice.models import Message, Skip, Topic
from midweek.practice.operations import TalkedTold, TopicTold
from midweek.practice.refusals import Refused


def keep_topic(
    operation_id: UUID, told: TopicTold, *, client: Person, seq: int, now: datetime
) -> None:
    """Keep something to talk about."""
    words = told.words.strip()
    if not words:
        raise Refused(_("There is nothing in it yet."), "words")
    topic = Topic(id=operation_id, written_at=told.recorded_at)
    if told.assignment:
        topic.assignment = own_assignment(told.assignment, client)
    _put_on_list(topic, words, client=client, seq=seq)


def keep_talked(
    operation_id: UUID, told: TalkedTold, *, client: Person, seq: int, now: datetime
) -> None:
    """Keep that something was talked about, or that it was not after all."""
    topic = Topic.objects.filter(client=client, pk=told.of).first()
    if topic is None:
        raise Refused(_("This is not on your list."), "of")
    topic.talked_at = (topic.talked_at or now) if told.talked else None
    topic.talked_by = client if told.talked else None
    topic.changed_seq = seq
    topic.save(update_fields=["talked_at", "talked_by", "changed_seq"])
    note_talk(client, seq)


def follow_wish(skip: Skip, *, client: Person, seq: int, now: datetime) -> None:
    """Put what is to be left and talked about on the list; take it off for another wish."""
    if skip.wants != Skip.Wish.TALK:
        take_off_list(skip.pk, client=client, seq=seq, now=now)
        return
    known = Topic.objects.filter(client=client, pk=skip.pk).first()
    if known is None:
        topic = Topic(id=skip.pk, written_at=skip.recorded_at, assignment=skip.assignment)
        _put_on_list(topic, "", client=client, seq=seq)
        return
    known.taken_back_at, known.changed_seq = None, seq
    known.save(update_fields=["taken_back_at", "changed_seq"])
    note_talk(client, seq)


def take_off_list(topic_id: UUID, *, client: Person, seq: int, now: datetime) -> None:
    """Take back what a skip put on the list, if it did."""
    standing = Topic.objects.filter(client=client, pk=topic_id, taken_back_at=None)
    if standing.update(taken_back_at=now, changed_seq=seq):
        note_talk(client, seq)


def take_back_said(said_id: UUID, *, client: Person, seq: int, now: datetime) -> None:
    """Take back an own message that nobody read yet, or an own thing to talk about."""
    own = {"client": client, "by": client, "pk": said_id}
    if message := Message.objects.filter(**own).first():
        take_back_message(message, seq=seq, now=now)
    elif not Topic.objects.filter(**own).update(taken_back_at=now, changed_seq=seq):
        raise Refused(_("There is nothing to take back."), "of")
    note_talk(client, seq)


def _put_on_list(topic: Topic, words: str, *, client: Person, seq: int) -> None:
    topic.clinic_id, topic.client, topic.by = client.clinic_id, client, client
    topic.changed_seq = seq
    seal(topic, words=words)
    topic.save(force_insert=True)
    note_talk(client, seq)
