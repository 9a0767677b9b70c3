"""The list for the next session at the desk: adding to it, talking about it, taking off it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.actions.care import raise_talk_counter
from midweek.people.models import Person
from midweek.people.vault import seal
from midweek.plans.actions.treating import must_treat
from midweek.practice.models import Topic
from midweek.practice.models.topics import LONGEST_TOPIC


@action("practice.topic_added", says=_("Something to talk about was put on the list"))
def add_topic(client: Person, *, words: str, by: Person) -> Done[Topic]:
    """Put something on the list for the next session. The client sees it on the phone."""
    must_treat(by, client)
    words = words.strip()
    if not words:
        raise ValidationError(_("Write a few words first."))
    if len(words) > LONGEST_TOPIC:
        raise ValidationError(_("Say it in at most 500 characters."))
    seq = raise_talk_counter(client)
    topic = Topic(
        clinic_id=client.clinic_id, client=client, by=by, written_at=clock.now(), changed_seq=seq
    )
    seal(topic, words=words)
    topic.save(force_insert=True)
    return Done(topic)


@action("practice.topic_talked", says=_("Something on the list was marked as talked about"))
def talked_about(topic: Topic, *, by: Person) -> Done[Topic] | AlreadyDone[Topic]:
    """Mark something as talked about."""
    must_treat(by, topic.client)
    if topic.talked_at:
        return AlreadyDone(topic)
    topic.talked_at, topic.talked_by = clock.now(), by
    return _changed(topic)


@action("practice.topic_back", says=_("Something was put back on the list"))
def put_back(topic: Topic, *, by: Person) -> Done[Topic] | AlreadyDone[Topic]:
    """Put something back on the list that was marked as talked about, or taken off."""
    must_treat(by, topic.client)
    if not topic.talked_at and not topic.taken_back_at:
        return AlreadyDone(topic)
    if topic.taken_back_at and topic.by_id != by.pk:
        raise PermissionDenied("Not theirs.")
    topic.talked_at = topic.talked_by = topic.taken_back_at = None
    return _changed(topic)


@action("practice.topic_taken_off", says=_("Something was taken off the list"))
def take_off(topic: Topic, *, by: Person) -> Done[Topic] | AlreadyDone[Topic]:
    """Take something off the list that one put there oneself."""
    must_treat(by, topic.client)
    if topic.by_id != by.pk:
        raise PermissionDenied("Not theirs.")
    if topic.taken_back_at:
        return AlreadyDone(topic)
    topic.taken_back_at = clock.now()
    return _changed(topic)


def _changed(topic: Topic) -> Done[Topic]:
    topic.changed_seq = raise_talk_counter(topic.client)
    topic.save(update_fields=["talked_at", "talked_by", "taken_back_at", "changed_seq"])
    return Done(topic)
