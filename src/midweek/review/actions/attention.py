"""Changing by which limits the caseload of a clinic is sorted, and changing it back."""

from collections.abc import Collection, Mapping

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from midweek.audit import clock
from midweek.audit.action import AlreadyDone, Done, action
from midweek.people.models import Clinic, Person
from midweek.review.models import Attention
from midweek.review.queries.attention import ALWAYS, Rule
from midweek.review.queries.limits import NUMBERS

MOST = 90
"""No limit is above this many days or hours: a rule nobody meets is to be left out instead."""


@action("review.rules_changed", says=_("The rules of the caseload were changed"))
def change_rules(
    clinic: Clinic, *, numbers: Mapping[str, int], left_out: Collection[str], by: Person
) -> Done[Attention]:
    """Say by which limits the caseload is sorted, and which rules are left out.

    Answers about harm always come first: that rule cannot be left out.
    """
    _must_run(clinic, by)
    wrong = [name for name, value in numbers.items() if name not in NUMBERS or not _fits(value)]
    kept = [rule.name for rule in ALWAYS if rule.name in left_out]
    if wrong or kept or not set(left_out) <= set(Rule.__members__):
        raise ValidationError(_("Give numbers from 1 to 90. Answers about harm stay first."))
    row = Attention.objects.first() or Attention(clinic_id=clinic.pk)
    row.before = {"limits": row.limits, "left_out": row.left_out}
    row.limits, row.left_out = dict(numbers), sorted(left_out)
    return Done(_kept(row, by), {"limits": dict(numbers), "left_out": sorted(left_out)})


@action("review.rules_put_back", says=_("The rules of the caseload were put back"))
def put_rules_back(clinic: Clinic, *, by: Person) -> Done[Attention] | AlreadyDone[Clinic]:
    """Sort the caseload again as it was before the last change."""
    _must_run(clinic, by)
    row = Attention.objects.first()
    if row is None:
        return AlreadyDone(clinic)
    now = {"limits": row.limits, "left_out": row.left_out}
    row.limits = row.before.get("limits", {})
    row.left_out = row.before.get("left_out", [])
    row.before = now
    return Done(_kept(row, by), {"limits": row.limits, "left_out": row.left_out})


def _must_run(clinic: Clinic, by: Person) -> None:
    if not by.runs_clinic or by.clinic_id != clinic.pk:
        raise PermissionDenied("Only who runs the clinic.")


def _fits(value: int) -> bool:
    return 1 <= value <= MOST


def _kept(row: Attention, by: Person) -> Attention:
    row.changed_at, row.changed_by = clock.now(), by
    row.save()
    return row
