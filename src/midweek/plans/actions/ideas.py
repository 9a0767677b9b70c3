"""What somebody would like to change about a plan, checked before it is sent or done."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pydantic import TypeAdapter

from midweek.library.models import Activity
from midweek.people.models import Person
from midweek.people.vault import Grant, SealedField, open_sealed, seal
from midweek.plans.actions.assigning import (
    Agreed,
    must_be_looked_after,
    must_say_why,
    newest_version,
)
from midweek.plans.models import Assignment, Offer, Proposal, Terms

AGREED: TypeAdapter[Agreed] = TypeAdapter(Agreed)


@dataclass(frozen=True)
class Idea:
    """Add an activity, change what is agreed about something, swap it, or end it.

    `assignment` alone ends it; with `agreed` its terms change; with `activity` too, another
    thing takes its place. An `activity` without `assignment` is something new.
    """

    assignment: Assignment | None = None
    activity: Activity | None = None
    agreed: Agreed | None = None
    answers: Proposal | None = None

    @property
    def kind(self) -> str:
        """What would happen to the plan."""
        if self.assignment is None:
            return Proposal.Kind.ADD
        return Proposal.Kind.CHANGE if self.agreed else Proposal.Kind.END

    def must_make_sense(self, client: Person) -> None:
        """Refuse what could not be agreed on as it is."""
        if self.assignment and self.assignment.client_id != client.pk:
            raise ValidationError(_("This is not in the plan."))
        if self.assignment and self.assignment.ended_at:
            raise ValidationError(_("This has ended. Bring it back first."))
        if self.agreed:
            self.agreed.schedule()
            must_say_why(self.agreed)
        if self.activity:
            must_be_looked_after(newest_version(self.activity), client)


def kept_proposal(offer: Offer, idea: Idea, *, position: int, **more: Any) -> Proposal:
    """Keep one idea in an offer."""
    proposal = Proposal(
        clinic_id=offer.clinic_id,
        client_id=offer.client_id,
        offer=offer,
        position=position,
        kind=idea.kind,
        assignment=idea.assignment,
        activity=idea.activity,
        answers=idea.answers,
        **more,
    )
    if idea.agreed:
        seal(proposal, agreed=AGREED.dump_python(idea.agreed, mode="json"))
    proposal.save(force_insert=True)
    return proposal


def agreed_in(row: Terms | Proposal, *, grant: Grant) -> Agreed:
    """What terms say, or what a proposal would have them say."""
    if isinstance(row, Proposal):
        return AGREED.validate_python(open_sealed(row, "agreed", grant=grant))
    said = {name: _said(row, name, grant) for name in Agreed.__dataclass_fields__}
    return AGREED.validate_python({name: one for name, one in said.items() if one is not None})


def _said(terms: Terms, name: str, grant: Grant) -> Any:
    if isinstance(Terms._meta.get_field(name), SealedField):
        return open_sealed(terms, name, grant=grant)
    return getattr(terms, name)
