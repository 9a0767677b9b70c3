"""Who was told of a notice, how often, and when they saw it."""

from typing import ClassVar
from uuid import UUID

from django.db import models

from midweek.audit.scope import ScopedManager
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.practice.models.notices import Notice


class Telling(ClinicOwned):
    """One person is told of one notice: who treats the client, or the deputy after a time.

    It stands here from when they can find the notice. `told_at` is when they were last
    sent for, `seen_at` when it was first on their screen: part of the record of the notice.
    """

    client = models.ForeignKey(Person, models.PROTECT, related_name="+")
    client_id: UUID
    notice = models.ForeignKey(Notice, models.PROTECT, related_name="tellings")
    notice_id: UUID
    to = models.ForeignKey(Person, models.PROTECT, related_name="+")
    to_id: UUID
    as_deputy = models.BooleanField()
    told_at = models.DateTimeField(null=True)
    by_mail = models.BooleanField(default=False)
    times = models.PositiveSmallIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    run = models.UUIDField(null=True)
    seen_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfClientQuerySet)()

    plain: ClassVar = {
        "as_deputy": "decides what someone may reach",
        **dict.fromkeys(["told_at", "leased_until", "seen_at"], "a time without content"),
        "by_mail": "a way, without what was told",
        "times": "a count without content",
        "run": "which worker is telling",
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "notice", "to"], name="one_telling_each"),
        ]
