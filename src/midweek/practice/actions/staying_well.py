"""The staying-well plan, written on together: a version each time, for the client to go on from."""

from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.access import treats
from midweek.people.actions.care import raise_counter
from midweek.people.models import Consent, ConsentPurpose, Person
from midweek.plans.actions.assigning import current_terms
from midweek.plans.models import Assignment
from midweek.practice.actions.entries import write_down
from midweek.practice.models import EnteredHow, Entry
from midweek_rules.receiving import problems_with

SLUG = "relapse-plan"


@action("practice.staying_well_kept", says=_("The staying-well plan was written on together"))
def keep_together(
    assignment: Assignment,
    answers: dict[str, Any],
    *,
    entry_id: UUID,
    by: Person,
) -> Done[Entry] | AlreadyDone[Entry]:
    """Keep what two people wrote on a staying-well plan, after the newest version that is shared.

    It is kept in part: it is finished when the client says so. What the client writes comes
    from their phone like any other entry, and follows this one.
    """
    client = assignment.client
    _may_keep(assignment, client, by)
    if known := Entry.objects.filter(client=client, pk=entry_id).first():
        return AlreadyDone(known)
    version = current_terms(assignment).version
    if problems_with(version.definition, answers, finished=False):
        raise ValidationError(_("An answer does not fit its question."))
    now = clock.now()
    entry = Entry(
        id=entry_id,
        clinic_id=client.clinic_id,
        client=client,
        assignment=assignment,
        version=version,
        purpose=ConsentPurpose.CHECK_INS,
        happened_at=now,
        happened_on=now.astimezone(ZoneInfo(client.zone)).date(),
        zone=client.zone,
        recorded_at=now,
        received_at=now,
        seen_at=now,
        finished=False,
        entered_by=by,
        entered_how=EnteredHow.SESSION,
        changed_seq=raise_counter(client, plan=False),
    )
    before = newest_plan(client, by=by)
    entry.replaces = before
    write_down(entry, answers, definition=version.definition, client=client, replaced=before)
    return Done(entry)


def newest_plan(client: Person, *, by: Person) -> Entry | None:
    """The version of a client's staying-well plan that stands, as far as they share it."""
    shared = Entry.objects.visible_to(by).standing().filter(client=client)
    plans = shared.filter(version__activity__slug=SLUG).select_related("client", "version")
    found: Entry | None = plans.order_by("-pk").first()
    return found


def _may_keep(assignment: Assignment, client: Person, by: Person) -> None:
    if not treats(by, client):
        raise PermissionDenied("No care link.")
    if assignment.activity.slug != SLUG or assignment.ended_at:
        raise ValidationError(_("This is not in the plan."))
    shares = Consent.objects.in_force().filter(client=client, purpose=ConsentPurpose.CHECK_INS)
    if not shares.filter(granted=True).exists():
        raise ValidationError(_("The client does not share what they do."))
