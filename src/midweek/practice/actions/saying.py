"""Keeping what a client adds with one tap: how hard something was, how sure they are."""

from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from midweek.people.actions.care import raise_counter
from midweek.people.models import Person
from midweek.people.vault import seal
from midweek.plans.models import Terms
from midweek.practice.models import Entry
from midweek.practice.operations import FeltTold, SureTold
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
