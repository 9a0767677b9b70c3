"""Keeping what a client adds with one tap: how hard, how useful, what got in the way, how sure."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from midweek.people.access import grant_to_client
from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.people.vault import open_sealed, seal
from midweek.plans.models import Terms
from midweek.practice.models import Entry, Skip
from midweek.practice.operations import FeltTold, ObstaclesTold, QualityTold, SureTold
from midweek.practice.refusals import Refused


def keep_felt(
    operation_id: UUID, told: FeltTold, *, client: Person, seq: int, now: datetime
) -> None:
    """Keep how hard something was, beside the entry it is about. The last tap counts."""
    entry = Entry.objects.filter(client=client, pk=told.of).first()
    if entry is None:
        raise Refused(_("There is nothing to add this to."), "of")
    seal(entry, felt=told.felt)
    entry.changed_seq = seq
    entry.save(update_fields=["felt", "changed_seq"])


def keep_quality(
    operation_id: UUID, told: QualityTold, *, client: Person, seq: int, now: datetime
) -> None:
    """Keep how useful something was and what was learnt. What is not said now stays as it was."""
    entry = Entry.objects.filter(client=client, pk=told.of).first()
    if entry is None:
        raise Refused(_("There is nothing to add this to."), "of")
    grant = grant_to_client(client, by=client, purpose="adding to an entry")
    said = open_sealed(entry, "quality", grant=grant) or {}
    added = {"useful": told.useful, "learnt": told.learnt and told.learnt.strip()}
    seal(entry, quality=said | {name: one for name, one in added.items() if one is not None})
    entry.changed_seq = seq
    entry.save(update_fields=["quality", "changed_seq"])


def keep_obstacles(
    operation_id: UUID, told: ObstaclesTold, *, client: Person, seq: int, now: datetime
) -> None:
    """Keep what got in the way, beside the skip it is about. The last answer counts."""
    skip = Skip.objects.filter(client=client, pk=told.of).first()
    if skip is None:
        raise Refused(_("There is nothing to add this to."), "of")
    seal(skip, obstacles=list(dict.fromkeys(told.obstacles)))
    skip.changed_seq = seq
    skip.save(update_fields=["obstacles", "changed_seq"])


def keep_sure(
    operation_id: UUID, told: SureTold, *, client: Person, seq: int, now: datetime
) -> None:
    """Keep how sure the client is of what was agreed; it changes nothing that was agreed."""
    found = Terms.objects.filter(client=client, assignment=told.assignment, number=told.terms)
    terms = found.first()
    if terms is None:
        raise Refused(_("This is not in your plan."), "assignment")
    seal(terms, sure={"confidence": told.confidence, "wants": told.wants})
    terms.save(update_fields=["sure"])
    raise_counter(client)
