"""Offers: what one side would like to change, and what the other says to it."""

from typing import ClassVar
from uuid import UUID

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.scope import ScopedManager
from midweek.library.models import Activity
from midweek.people.models import ClinicOwned, Person
from midweek.people.models.care import OfClientQuerySet
from midweek.people.vault import SealedField
from midweek.plans.models.assignments import Assignment


class Offer(ClinicOwned):
    """Several proposals that one side makes at once: drafted, sent, answered one by one."""

    client = models.ForeignKey(Person, models.PROTECT, related_name="offers")
    client_id: UUID
    made_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    made_by_id: UUID
    made_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    objects = ScopedManager.from_queryset(OfClientQuerySet)()

    plain: ClassVar = dict.fromkeys(
        ["made_at", "sent_at", "withdrawn_at"], "a time without content"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["clinic", "client", "made_by"],
                condition=Q(sent_at=None, withdrawn_at=None),
                name="one_draft_of_an_offer",
            ),
        ]
        indexes = [models.Index(fields=["clinic", "client", "sent_at"], name="offers_of")]


class ProposalQuerySet(OfClientQuerySet):
    """Proposals, by what became of them."""

    def sent(self) -> "ProposalQuerySet":
        """Those that the other side can see, or could."""
        return self.exclude(offer__sent_at=None)

    def open(self) -> "ProposalQuerySet":
        """Those that can still be answered."""
        return self.sent().filter(offer__withdrawn_at=None, overtaken_at=None, answer="")


class Proposal(ClinicOwned):
    """ "Shall we...?": add something, change it, or end it.

    What is proposed never changes. Another idea is another proposal that `answers` this
    one, and whatever is agreed of either is a new version of the plan.
    """

    class Kind(models.TextChoices):
        """What would happen to the plan."""

        ADD = "add", _("New")
        CHANGE = "change", _("Change")
        END = "end", _("End")

    class Answer(models.TextChoices):
        """What the other side said. "No" is as near as "yes"."""

        YES = "yes", _("Yes")
        NO = "no", _("No thanks")
        OTHER = "other", _("Something else")

    class Reason(models.TextChoices):
        """Why not, when somebody wants to say so."""

        NOT_USEFUL = "not_useful", _("Not useful")
        TOO_HARD = "too_hard", _("Too hard")
        TOO_MUCH = "too_much", _("Too much")
        WRONG_TIME = "wrong_time", _("Wrong time")
        FEELS_BAD = "feels_bad", _("Feels bad")
        OTHER = "other", _("Another reason")

    client = models.ForeignKey(Person, models.PROTECT, related_name="+")
    client_id: UUID
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="proposals")
    offer_id: UUID
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=6, choices=Kind)
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="+")
    assignment_id: UUID | None
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, related_name="+")
    activity_id: UUID | None
    agreed = SealedField(null=True)
    answers = models.ForeignKey("self", models.PROTECT, null=True, related_name="answered_with")
    answers_id: UUID | None
    answer = models.CharField(max_length=5, choices=Answer, blank=True)
    reason = models.CharField(max_length=10, choices=Reason, blank=True)
    answered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)
    overtaken_at = models.DateTimeField(null=True)
    noted_at = models.DateTimeField(null=True)
    before = models.PositiveIntegerField(null=True)
    made = models.ForeignKey(Assignment, models.PROTECT, null=True, related_name="+")
    made_id: UUID | None

    objects = ScopedManager.from_queryset(ProposalQuerySet)()

    plain: ClassVar = {
        "position": "an order, without what it is an order of",
        "before": "orders what was agreed",
        **dict.fromkeys(
            ["kind", "answer", "reason"], "an answer about an opaque id, like a skip's"
        ),
        **dict.fromkeys(["answered_at", "overtaken_at", "noted_at"], "a time without content"),
    }

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["clinic", "offer", "position"], name="one_place"),
        ]
        indexes = [models.Index(fields=["clinic", "client", "answer"], name="proposals_of")]
