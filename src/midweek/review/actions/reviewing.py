"""Saying how one thing of the plan was looked at in a session."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.models import Person
from midweek.people.vault import seal
from midweek.plans.actions.treating import must_treat
from midweek.plans.models import Assignment
from midweek.review.models import Review

RATINGS = range(5)
"""How well something served its purpose: 0 not at all, 4 very well."""


@action("review.task_reviewed", says=_("Something in the plan was looked at together"))
def review(
    assignment: Assignment, *, mark: str, by: Person, rating: int | None = None
) -> Done[Review]:
    """Say how much of it got done, and how well it served its purpose if that was said."""
    must_treat(by, assignment.client)
    if mark and mark not in Review.Mark.values:
        raise ValidationError(_("Say how much of it got done."))
    if rating is not None and rating not in RATINGS:
        raise ValidationError(_("Say how well it served its purpose, from 0 to 4."))
    row = Review(
        clinic_id=assignment.clinic_id,
        client_id=assignment.client_id,
        assignment=assignment,
        by=by,
        mark=mark,
        at=clock.now(),
    )
    if rating is not None:
        seal(row, rating=rating)
    row.save(force_insert=True)
    return Done(row, {"mark": mark})


@action("review.review_taken_back", says=_("How something was looked at was taken back"))
def take_review_back(found: Review, *, by: Person) -> Done[Review] | AlreadyDone[Review]:
    """Take an own review back, as if it had not been looked at."""
    must_treat(by, found.client)
    if found.by_id != by.pk:
        raise PermissionDenied("Not theirs.")
    if found.taken_back_at:
        return AlreadyDone(found)
    found.taken_back_at = clock.now()
    found.save(update_fields=["taken_back_at"])
    return Done(found)
